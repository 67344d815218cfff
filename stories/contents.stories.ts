import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/video/index.js';
import '../src/quiz/index.js';
import {captions, given, media, topOfThrow} from './content.js';

const meta: Meta = {title: 'Video/flip-contents', component: 'flip-contents', tags: ['autodocs']};
export default meta;

/** Chapters and stops of a video, beside it: where they are, and how the learner stands with each. */
export const Default: StoryObj = {
  render: ({label}) => html`
    <flip-video id="story-contents" label="A lecture in parts" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>
      ${captions}
      <flip-checkpoint at="0:10" label="A note"><p>Take a sheet of paper: you will want to draw along.</p></flip-checkpoint>
      <flip-checkpoint at="0:20" label="Sure?" require="answer" optional>${topOfThrow('story-contents-q')}</flip-checkpoint>
    </flip-video>
    <p></p>
    <flip-contents for="story-contents" label=${given(label)}></flip-contents>`,
  args: {label: 'In this lecture'},
};
