import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/quiz/index.js';
import {given} from './content.js';

const meta: Meta = {title: 'Questions/flip-option', component: 'flip-option', tags: ['autodocs']};
export default meta;

/** An answer: text or any HTML, with its own feedback. */
export const Default: StoryObj = {
  render: (args) => html`
    <flip-question id="story-option" type="choice">
      <p>Which gas do plants take from the air to build themselves?</p>
      <flip-option correct>Carbon dioxide</flip-option>
      <flip-option misconception=${given(args['misconception'])} value=${given(args['value'])}>Oxygen
        <span slot="feedback">They give it off.</span></flip-option>
      <flip-option misconception="mass-from-soil">None: they grow out of the soil
        <span slot="feedback">Van Helmont weighed the soil under a willow for five years: it lost 57 grams.</span></flip-option>
    </flip-question>`,
  args: {misconception: 'plants-breathe-in-oxygen', value: 'oxygen'},
};
