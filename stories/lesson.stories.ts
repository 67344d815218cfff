import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/index.js';
import {captions, given, media, topOfThrow} from './content.js';

const meta: Meta = {title: 'Lesson/flip-lesson', component: 'flip-lesson', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Before, in and after class on one page; the parts know nothing of each other and share one log. */
export const Default: Story = {
  render: ({lesson, label, store}) => html`
    <flip-lesson lesson=${given(lesson)} label=${given(label)} store=${given(store)}>
      <flip-progress></flip-progress>
      <flip-step when="before" label="Watch">
        <flip-video id="story-talk-video" label="The lecture" src=${media('positive-test.m3u8')} poster=${media('poster.jpg')}>
          ${captions}
          <flip-checkpoint at="0:20" label="Your guess" require="answer">${topOfThrow('story-lesson-stop')}</flip-checkpoint>
        </flip-video>
      </flip-step>
      <flip-step when="in" label="Discuss" needs="story-talk-video">
        <p>Explain your answer to somebody who chose another one.</p>
      </flip-step>
      <flip-step when="after" label="Go on">
        <flip-discussion id="story-lesson-forum" label="What is still unclear?"><p>One sentence is enough.</p></flip-discussion>
      </flip-step>
    </flip-lesson>`,
  args: {lesson: 'story-lesson', label: 'A small lesson', store: 'local'},
};

/** Where the browser keeps nothing the learner is told, and gets the answers as a file. */
export const NothingKept: Story = {
  ...Default,
  args: {lesson: 'story-nothing-kept', label: 'A small lesson', store: 'memory'},
};
