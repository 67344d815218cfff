import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/quiz/index.js';
import bank from './bank.gift?url';
import {given, topOfThrow} from './content.js';

const meta: Meta = {title: 'Questions/flip-quiz', component: 'flip-quiz', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Questions in a row, each explained at once; at the end the learner sees what to look at again. */
export const Default: Story = {
  render: ({label}) => html`
    <flip-quiz id="story-quiz" label=${given(label)}>
      ${topOfThrow('story-quiz-1')}
      <flip-question id="story-quiz-2" type="true-false">
        <p>In a vacuum a feather falls as fast as a hammer.</p>
        <flip-option correct>True</flip-option>
        <flip-option misconception="heavier-falls-faster">False
          <span slot="feedback">Without air nothing holds the feather back. Apollo 15 showed it on the moon.</span></flip-option>
        <p slot="explanation">Gravity pulls the hammer more strongly, but the hammer is also harder to speed up: it evens out.</p>
      </flip-question>
      <flip-question id="story-quiz-3" type="multiple">
        <p>A book lies on a table. Which forces act on the book?</p>
        <flip-option correct>Gravity, downwards</flip-option>
        <flip-option correct>The table, upwards</flip-option>
        <flip-option misconception="rest-means-no-force">None, it is at rest</flip-option>
        <p slot="hint">What would happen if the table vanished?</p>
        <p slot="explanation">The two are equal and opposite, so the book stays at rest.</p>
      </flip-question>
    </flip-quiz>`,
  args: {label: 'Forces: check yourself'},
};

/** Handed in as a whole, against the clock: answers are kept as they are given, the result comes afterwards. */
export const HandedIn: Story = {
  render: ({label}) => html`
    <flip-quiz id="story-quiz-test" label=${given(label)} behaviour="deferred" time-limit="20" attempts="2" shuffled certainty>
      ${topOfThrow('story-quiz-test-1')}
      <flip-question id="story-quiz-test-2" type="true-false">
        <p>In a vacuum a feather falls as fast as a hammer.</p>
        <flip-option correct>True</flip-option>
        <flip-option misconception="heavier-falls-faster">False</flip-option>
      </flip-question>
      <p slot="feedback">Look at what is below, then try again.</p>
      <p slot="feedback" from=".8">Well done.</p>
      <p slot="again" misconception="heavier-falls-faster">Without air nothing holds the feather back: see Apollo 15 on the moon.</p>
    </flip-quiz>`,
  args: {label: 'Forces: a test'},
};

/** A warm-up before class: credit for effort, and what is unclear goes to the teacher. */
export const WarmUp: Story = {
  render: ({label}) => html`
    <flip-quiz id="story-quiz-warm" label=${given(label)} credit="effort" ask-unclear>
      ${topOfThrow('story-quiz-warm-1')}
    </flip-quiz>`,
  args: {label: 'Forces: warm-up'},
};

/** Questions from Moodle: the file of a question bank, as it was exported. */
export const FromMoodle: Story = {
  render: () => html`<flip-quiz id="story-bank" label="From Moodle" src=${bank}></flip-quiz>`,
};

/** What a learner and a teacher see where a question of the file cannot be read. */
export const BadQuestion: Story = {
  render: () => {
    const source = document.createElement('script');
    source.type = 'text/x-gift';
    source.text = 'The sun is a star.{TRUE}\n\nWhich planet is the largest? {~Mars =Jupiter\n\nWater boils at 100 °C everywhere.{FALSE#Not on a mountain.}';
    return html`<flip-quiz id="story-bad" label="One question is broken">${source}</flip-quiz>`;
  },
};

/** Three attempts: after handing in, each earlier one can be looked at again, and printed. */
export const SeveralAttempts: Story = {
  render: ({label}) => html`
    <flip-quiz id="story-quiz-attempts" label=${given(label)} behaviour="deferred" attempts="3" shuffled>
      ${topOfThrow('story-quiz-attempts-1')}
      <flip-question id="story-quiz-attempts-2" type="true-false">
        <p>In a vacuum a feather falls as fast as a hammer.</p>
        <flip-option correct>True</flip-option>
        <flip-option misconception="heavier-falls-faster">False</flip-option>
      </flip-question>
    </flip-quiz>`,
  args: {label: 'Forces: three attempts'},
};

/** On paper: print it before it is answered for a worksheet, afterwards for what came of it. */
export const Worksheet: Story = {
  render: ({label}) => html`
    <p><button type="button" @click=${({target}: Event) => void (target as Element).closest('p')?.parentElement?.querySelector('flip-quiz')?.print()}>Print the quiz</button></p>
    <flip-quiz id="story-quiz-paper" label=${given(label)}>
      ${topOfThrow('story-quiz-paper-1')}
      <flip-question id="story-quiz-paper-2" type="order">
        <p>The nearest to the sun first.</p>
        <flip-option>Mercury</flip-option> <flip-option>Venus</flip-option> <flip-option>Earth</flip-option> <flip-option>Mars</flip-option>
      </flip-question>
      <flip-question id="story-quiz-paper-3" type="blanks" points="0">
        <p>Ice is <flip-blank><flip-option correct>lighter</flip-option> <flip-option>heavier</flip-option></flip-blank> than <flip-blank answer="water"></flip-blank>.</p>
      </flip-question>
      <flip-question id="story-quiz-paper-4" type="open"><p>Why does ice swim?</p></flip-question>
    </flip-quiz>`,
  args: {label: 'Forces: a worksheet'},
};
