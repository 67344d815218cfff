import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/video/index.js';
import '../src/quiz/index.js';
import {captions, given, media, topOfThrow} from './content.js';

const meta: Meta = {title: 'Video/flip-checkpoint', component: 'flip-checkpoint', tags: ['autodocs']};
export default meta;

/** A stop in a video; it holds anything. Move the controls and play on. */
export const Default: StoryObj = {
  render: (args) => html`
    <flip-video id="story-checkpoint" label="A video with one stop" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>
      ${captions}
      <flip-checkpoint at=${given(args['at'])} label=${given(args['label'])} require=${given(args['require'])}
        layout=${given(args['layout'])} on-wrong=${given(args['on-wrong'])} on-correct=${given(args['on-correct'])}>
        ${topOfThrow('story-checkpoint-q')}
      </flip-checkpoint>
    </flip-video>`,
  args: {at: '0:05', label: 'A question in between', require: 'correct', layout: 'over', 'on-wrong': '0:02'},
};

/** There for a stretch while the video plays on: a note with a link that jumps, and something to read. */
export const Windows: StoryObj = {
  render: ({layout}) => html`
    <flip-video id="story-windows" label="Notes beside the lecture" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>
      ${captions}
      <flip-checkpoint at="0:03" until="0:15" label="Keep this in view" layout=${given(layout)}>
        <p>One person in a hundred is ill. <a href="#t=0:30">Skip the example</a></p></flip-checkpoint>
      <flip-checkpoint at="0:06" until="0:15" label="Read more"><p><a href="https://en.wikipedia.org/wiki/Base_rate_fallacy">The base rate fallacy</a></p></flip-checkpoint>
    </flip-video>`,
  args: {layout: 'over'},
};

/** Ways on after an answer: words of the author, an option that leads elsewhere, and leaving it out. */
export const WaysOn: StoryObj = {
  render: () => html`
    <flip-video id="story-ways" label="A question with ways on" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>
      ${captions}
      <flip-checkpoint at="0:05" require="answer" optional on-wrong="0:02" on-wrong-message="Look at the numbers once more.">
        <flip-question id="story-ways-q"><p>What does a positive test tell you?</p>
          <flip-option correct>It depends on how common the illness is</flip-option>
          <flip-option go="0:10">I am ill</flip-option>
          <flip-option>Nothing at all</flip-option></flip-question>
      </flip-checkpoint>
    </flip-video>`,
};
