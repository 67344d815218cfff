import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/quiz/index.js';
import '../src/survey/index.js';
import {given} from './content.js';

const meta: Meta = {title: 'After class/flip-survey', component: 'flip-survey', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Course evaluation: scales, a page break, and a question only for those whom it concerns. */
export const Default: Story = {
  render: ({label}) => html`
    <flip-survey id="story-course" label=${given(label)} show-results="after" min-group="3" repeat>
      <p>Six questions, three minutes.</p>
      <flip-question id="story-clear" type="scale" min="1" max="5" labels="not at all|very" required><p>How clear were the explanations?</p></flip-question>
      <flip-question id="story-pace" type="scale" min="1" max="5" labels="too slow|too fast" required><p>How was the pace?</p></flip-question>
      <flip-question id="story-fast" type="open" depends-on="story-pace=4|5"><p>What went too fast?</p></flip-question>
      <hr>
      <flip-question id="story-hours" type="number"><p>How many hours a week did you work for this course?</p></flip-question>
      <flip-question id="story-helped" type="multiple"><p>What helped you most?</p>
        <flip-option>Lecture videos</flip-option><flip-option>Quizzes before class</flip-option><flip-option>Discussions in class</flip-option><flip-option>Exercises</flip-option>
      </flip-question>
      <flip-question id="story-change" type="open"><p>What is the one thing we should change?</p></flip-question>
    </flip-survey>`,
  args: {label: 'Introductory mechanics: your view'},
};

/** One question at the end of a class. */
export const MuddiestPoint: Story = {
  render: () => html`
    <flip-survey id="story-muddy" label="Before you go" anonymous repeat>
      <flip-question id="story-muddiest" type="open" required><p>What was the muddiest point today?</p></flip-question>
    </flip-survey>`,
};

/** Keep, stop, start: while there is time to change something. */
export const MidTerm: Story = {
  render: () => html`
    <flip-survey id="story-mid" label="Half-time" anonymous min-group="8" show-results="after">
      <p>Half of the term is over, half of it can still change.</p>
      <flip-question id="story-keep" type="open"><p>What should we keep?</p></flip-question>
      <flip-question id="story-stop" type="open"><p>What should we stop?</p></flip-question>
      <flip-question id="story-start" type="open"><p>What should we start?</p></flip-question>
    </flip-survey>`,
};

/** By term: each group of `by` is shown only when it is large enough. */
export const Grouped: Story = {
  render: () => html`
    <flip-survey id="story-grouped" label="How do you learn?" anonymous by="story-term">
      <flip-question id="story-term" required><p>Which term are you in?</p>
        <flip-option value="1">First</flip-option><flip-option value="2">Second</flip-option><flip-option value="3">Third or later</flip-option></flip-question>
      <flip-question id="story-alone"><p>Do you mostly learn alone?</p><flip-option value="yes">Yes</flip-option><flip-option value="no">No</flip-option></flip-question>
    </flip-survey>`,
};
