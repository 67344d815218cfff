import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/video/index.js';
import '../src/quiz/index.js';
import {captions, given, media} from './content.js';

const meta: Meta = {title: 'Video/flip-video', component: 'flip-video', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const guess = (id: string) => html`
  <flip-question id=${id} type="choice">
    <p>Before you hear it: what does a positive test tell you?</p>
    <flip-option misconception="certainty">I am ill</flip-option>
    <flip-option correct>It depends on how common the illness is</flip-option>
    <p slot="explanation">That is what the next minute is about.</p>
  </flip-question>`;

/** A streamed lecture with a stop at 20 seconds that wants an answer before it goes on. */
export const Default: Story = {
  render: ({label, goal, rates}) => html`
    <flip-video id="story-video" label=${given(label)} goal=${given(goal)} rates=${given(rates)}
      src=${media('positive-test.m3u8')} poster=${media('poster.jpg')}>
      ${captions}
      <flip-checkpoint at="0:20" label="Your guess" require="answer">${guess('story-video-q')}</flip-checkpoint>
      <p>Watch <a href=${media('positive-test.mp4')}>the lecture as a file</a>.</p>
    </flip-video>`,
  args: {label: 'What does a positive test mean?', goal: 0.9},
};

/** Stops of all kinds: a note, a question that must be right and leads back, one that may be left out. */
export const Checkpoints: Story = {
  render: () => html`
    <flip-video id="story-stops" label="Four kinds of stops" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>
      ${captions}
      <flip-checkpoint at="0:10" label="A note"><p>Take a sheet of paper: you will want to draw along.</p></flip-checkpoint>
      <flip-checkpoint at="0:20" label="Your guess" require="none">${guess('story-stops-1')}</flip-checkpoint>
      <flip-checkpoint at="0:30" label="Sure?" require="correct" on-wrong="0:15">${guess('story-stops-2')}</flip-checkpoint>
      <flip-checkpoint at="0:40" label="Beside" layout="beside" require="answer">${guess('story-stops-3')}</flip-checkpoint>
    </flip-video>`,
};

/** A plain file, no stops. */
export const PlainFile: Story = {
  render: () => html`<flip-video id="story-plain" label="A plain file" src=${media('positive-test.mp4')}>${captions}</flip-video>`,
};

/** A player of the page's own: checkpoints and watching work on it too. */
export const YourOwnVideo: Story = {
  render: () => html`
    <flip-video id="story-own" label="The page's own player">
      <video controls playsinline src=${media('positive-test.mp4')}>${captions}</video>
      <flip-checkpoint at="0:10" label="Your guess" require="answer">${guess('story-own-q')}</flip-checkpoint>
    </flip-video>`,
};

/** Captions in a look of the learner's own: open the settings (s) and choose. They hold for every lesson on this device. */
export const CaptionsAndSettings: Story = {
  render: () => html`<flip-video id="story-captions" label="Captions in your own look" src=${media('positive-test.m3u8')}>${captions}</flip-video>`,
};

/** What is to be seen is read aloud (d); the video waits where the words take longer. */
export const AudioDescription: Story = {
  render: () => html`<flip-video id="story-described" label="A described lecture" src=${media('positive-test.mp4')}>
    ${captions}<track kind="descriptions" src=${media('descriptions.en.vtt')} srclang="en"></flip-video>`,
};

/** A second video plays along in the corner: here the lecture itself stands in for its signing. */
export const SignLanguage: Story = {
  render: () => html`<flip-video id="story-signed" label="A signed lecture" src=${media('positive-test.mp4')}>
    ${captions}<video slot="sign" src=${media('positive-test.mp4')}></video></flip-video>`,
};

/** A video of YouTube: nothing is loaded from there before the click. Its questions stand below it. */
export const YouTube: Story = {
  render: () => html`
    <flip-video id="story-youtube" label="Big Buck Bunny" src="https://www.youtube.com/watch?v=aqz-KE-bpKQ">
      <flip-checkpoint at="0:10" label="Your guess" require="answer">${guess('story-youtube-q')}</flip-checkpoint>
      <p><a href="https://www.youtube.com/watch?v=aqz-KE-bpKQ">Big Buck Bunny on YouTube</a></p>
    </flip-video>`,
};

/** Several files of one lecture: the first that plays, and others to choose from. */
export const Variants: Story = {
  render: () => html`
    <flip-video id="story-variants" label="What does a positive test mean?" poster=${media('poster.jpg')}>
      <source src=${media('positive-test.m3u8')} type="application/vnd.apple.mpegurl" label="Stream">
      <source src=${media('positive-test.mp4')} type="video/mp4" label="File">
    </flip-video>`,
};

/** Something to hear only: a calm cover, and all controls. */
export const Sound: Story = {
  render: () => html`
    <flip-video id="story-sound" label="What does a positive test mean?"><audio src=${media('positive-test.mp4')}></audio>
      <flip-checkpoint at="0:10" label="Your guess" require="answer">${guess('story-sound-q')}</flip-checkpoint>
    </flip-video>`,
};

/** What cannot be played is said, with a way on; the questions stay. */
export const NotThere: Story = {
  render: () => html`
    <flip-video id="story-missing" label="A missing file" src="media/nowhere.mp4">
      <flip-checkpoint at="0:10" label="Your guess" require="answer">${guess('story-missing-q')}</flip-checkpoint>
      <p>Watch <a href=${media('positive-test.mp4')}>the lecture as a file</a>.</p>
    </flip-video>`,
};

/** Learners can jump as far as they have watched; a refused jump says why. Anywhere, once 90 % are seen. */
export const WatchedFirst: Story = {
  render: () => html`
    <flip-video id="story-watched" label="Watch it once, then jump" skip="watched" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>${captions}</flip-video>`,
};

/** Notes and bookmarks pinned to a second, read by their learner alone; and how often each second was seen. */
export const NotesAndHeat: Story = {
  render: () => html`
    <flip-video id="story-notes" label="With a notebook" notes heat src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>${captions}</flip-video>`,
};

/** A short clip that plays by itself, without sound, again and again; not for learners who want less motion. */
export const ByItself: Story = {
  render: () => html`
    <flip-video id="story-loop" label="Again and again" autoplay loop end-at="0:12" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}></flip-video>`,
};
