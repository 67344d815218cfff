import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/video/index.js';
import '../src/quiz/index.js';
import '../src/transcript/index.js';
import {captions, given, media, topOfThrow} from './content.js';

const meta: Meta = {title: 'Transcript/flip-transcript', component: 'flip-transcript', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Below its lecture: it follows along, goes where a line is clicked, and shows where the video stops. */
export const Default: Story = {
  render: ({label}) => html`
    <flip-video id="story-talk" label="What does a positive test mean?" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>
      ${captions}
      <flip-checkpoint at="0:20" label="Your guess">${topOfThrow('story-talk-q')}</flip-checkpoint>
    </flip-video>
    <flip-transcript for="story-talk" label=${given(label)}></flip-transcript>`,
  args: {label: ''},
};

/** The text alone, from a file: to read, to search, to print. */
export const TextAlone: Story = {
  render: () => html`<flip-transcript src=${media('captions.en.vtt')} srclang="en"></flip-transcript>`,
};

/** For a player of the page's own. */
export const YourOwnVideo: Story = {
  render: () => html`
    <video id="story-plain-video" controls playsinline src=${media('positive-test.mp4')} width="640">${captions}</video>
    <flip-transcript for="story-plain-video"></flip-transcript>`,
};

/** What cannot be shown is said. */
export const NotThere: Story = {
  render: () => html`<flip-transcript src="nowhere.vtt"></flip-transcript>`,
};
