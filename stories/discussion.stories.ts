import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/discussion/index.js';
import {given} from './content.js';

const meta: Meta = {title: 'Talk/flip-discussion', component: 'flip-discussion', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Open this page in a second tab: what is written in one appears in the other. */
export const Default: Story = {
  render: ({label}) => html`
    <flip-discussion id="story-talk" label=${given(label)}>
      <p>Your doctor's letter says only “positive”. What should it say instead, so that a frightened person understands it?
        Write the two sentences you would like to read.</p>
    </flip-discussion>`,
  args: {label: 'The letter'},
};
