import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/index.js';
import {given, topOfThrow} from './content.js';

const meta: Meta = {title: 'Lesson/flip-step', component: 'flip-step', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const step: Story['render'] = ({when, label, gate, needs}) => html`
  <flip-lesson lesson="story-step">
    <flip-quiz id="story-step-quiz" label="Check yourself">${topOfThrow('story-step-q')}</flip-quiz>
    <flip-step when=${given(when)} label=${given(label)} gate=${given(gate)} needs=${given(needs)}>
      <p>Explain your answer to somebody who chose another one.</p>
    </flip-step>
  </flip-lesson>`;

/** A stretch of the lesson. */
export const Default: Story = {render: step, args: {when: 'before', label: 'Watch'}};

/** It asks for the quiz first; the learner may go on anyway. */
export const AsksFirst: Story = {render: step, args: {when: 'in', label: 'Discuss', needs: 'story-step-quiz'}};

/** It holds until the quiz is finished. */
export const Holds: Story = {render: step, args: {when: 'in', label: 'Discuss', needs: 'story-step-quiz', gate: 'strict'}};
