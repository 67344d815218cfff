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
