import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/lesson/index.js';
import '../src/live/index.js';
import '../src/quiz/index.js';
import {given, topOfThrow} from './content.js';

const meta: Meta = {title: 'In class/flip-live', component: 'flip-live', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Without a class: start it, and lead from one activity to the next. A second window of this browser follows. */
export const Default: Story = {
  render: ({pace}) => html`<flip-lesson lesson="story-live" label="Forces">
    <flip-live id="story-live-class" pace=${given(pace)}></flip-live>
    <flip-step when="in" label="Discuss">
      <flip-peer id="story-live-peer" label="At the top" think="0">${topOfThrow('story-live-top')}</flip-peer>
      <flip-poll id="story-live-poll" label="Before we go" show="live">
        <flip-question id="story-live-q" type="scale" min="1" max="5" labels="lost|well"><p>How are you?</p></flip-question>
      </flip-poll>
    </flip-step>
  </flip-lesson>`,
  args: {pace: 'teacher'},
};

/** What a learner's phone shows in the meantime. */
export const Learner: Story = {
  render: () => html`<flip-lesson lesson="story-live" label="Forces" view="learner">
    <flip-live id="story-live-class"></flip-live>
    <flip-peer id="story-live-peer" label="At the top" think="0">${topOfThrow('story-live-top')}</flip-peer>
  </flip-lesson>`,
};
