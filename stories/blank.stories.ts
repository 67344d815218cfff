import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/quiz/index.js';
import {given} from './content.js';

const meta: Meta = {title: 'Questions/flip-blank', component: 'flip-blank', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Blanks in a sentence: a number, a word whose spelling is let pass, and a drop-down. */
export const Default: Story = {
  render: (args) => html`
    <flip-question id="story-blanks" type="blanks">
      <p>Water boils at <flip-blank answer=${given(args['answer'])} hint=${given(args['hint'])}></flip-blank> degrees and is made
        of hydrogen and <flip-blank answer="oxygen|O" typos></flip-blank>. Ice is
        <flip-blank><flip-option correct>lighter</flip-option>
          <flip-option misconception="solids-sink">heavier <span slot="feedback">Then lakes would freeze from the ground
            up.</span></flip-option></flip-blank> than it.</p>
      <p slot="explanation">The molecules of ice stand further apart than those of water: it swims.</p>
    </flip-question>`,
  args: {answer: '100', hint: 'At sea level, on the scale of Celsius.'},
};

/** In a list and a table, with a phrase that may be said in several ways. */
export const Table: Story = {
  render: () => html`
    <flip-question id="story-blanks-table" type="blanks" tries="2" shuffled>
      <p>What do these mean to the lawyers who say them?</p>
      <table>
        <tr><th scope="row">pro bono</th><td><flip-blank answer="for free|free of charge|for the * good|without pay" typos></flip-blank></td></tr>
        <tr><th scope="row">bona fide</th><td><flip-blank answer="in good faith|good faith" typos></flip-blank></td></tr>
        <tr><th scope="row">de facto</th><td><flip-blank><flip-option correct>in fact</flip-option>
          <flip-option>by law</flip-option><flip-option>by chance</flip-option></flip-blank></td></tr>
      </table>
    </flip-question>`,
};

/** From right to left, on a narrow screen too. */
export const RightToLeft: Story = {
  render: () => html`
    <div dir="rtl" lang="ar">
      <flip-question id="story-blanks-rtl" type="blanks">
        <p>عاصمة مصر هي <flip-blank answer="القاهرة"></flip-blank> وعدد أيام السنة <flip-blank answer="365"></flip-blank> يومًا.</p>
      </flip-question>
    </div>`,
};
