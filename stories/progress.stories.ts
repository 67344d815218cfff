import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/index.js';
import {given, topOfThrow} from './content.js';

const meta: Meta = {title: 'Lesson/flip-progress', component: 'flip-progress', tags: ['autodocs']};
export default meta;

/** What is done and what is missing, with a way to each part. */
export const Default: StoryObj = {
  render: (args) => html`
    <flip-lesson lesson="story-progress">
      <flip-progress for=${given(args['for'])}></flip-progress>
      <flip-quiz id="story-progress-quiz" label="Check yourself">${topOfThrow('story-progress-q')}</flip-quiz>
      <flip-discussion id="story-progress-talk" label="Talk"><p>What surprised you?</p></flip-discussion>
    </flip-lesson>`,
};
