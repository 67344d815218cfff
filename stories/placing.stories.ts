import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/quiz/index.js';

const meta: Meta = {title: 'Questions/Put in place', component: 'flip-question'};
export default meta;
type Story = StoryObj;

/** `type="match"`: each has a list of partners; the cards below can be dragged or tapped. An option without text is a distractor. */
export const Match: Story = {
  render: () => html`
    <flip-question id="story-match" type="match">
      <p>Which organelle does what?</p>
      <flip-option match="makes most of the cell's ATP">Mitochondrion</flip-option>
      <flip-option match="holds the genes">Nucleus
        <span slot="feedback">Think of where the DNA is.</span></flip-option>
      <flip-option match="builds proteins">Ribosome</flip-option>
      <flip-option match="catches light" misconception="plants-and-animals-alike"><span slot="feedback">Chloroplasts do, and
        animal cells have none.</span></flip-option>
      <p slot="hint">ATP is what cells pay with.</p>
      <p slot="explanation">Ribosomes build what the nucleus has the plans for, and mitochondria pay for it.</p>
    </flip-question>`,
};

/** `type="order"`: the options stand in their right order; nobody sees them so. */
export const Order: Story = {
  render: () => html`
    <flip-question id="story-order" type="order" scoring="partial">
      <p>A star like the sun: what comes first, what last?</p>
      <flip-option>A cloud of gas falls in on itself</flip-option>
      <flip-option>Hydrogen becomes helium in its core</flip-option>
      <flip-option>It swells to a red giant</flip-option>
      <flip-option>Its outer layers drift away</flip-option>
      <flip-option>A white dwarf cools</flip-option>
      <p slot="explanation">It shines on its hydrogen for ten billion years; the rest is quick.</p>
    </flip-question>`,
};

/** `type="drag"`: words for gaps. Options are words that belong nowhere. */
export const Drag: Story = {
  render: () => html`
    <flip-question id="story-drag" type="drag">
      <p>How far is it?</p>
      <p>Light goes from the <flip-blank answer="sun"></flip-blank> to the <flip-blank answer="earth"></flip-blank> in about
        eight <flip-blank answer="minutes"></flip-blank>.</p>
      <flip-option>moon</flip-option>
      <flip-option misconception="light-is-instant">seconds <span slot="feedback">In eight seconds light is just past the
        moon.</span></flip-option>
      <p slot="explanation">150 million kilometres, at 300,000 kilometres a second.</p>
    </flip-question>`,
};

/** From right to left. */
export const RightToLeft: Story = {
  render: () => html`
    <div dir="rtl" lang="ar">
      <flip-question id="story-match-rtl" type="match">
        <p>ما عاصمة كل بلد؟</p>
        <flip-option match="باريس">فرنسا</flip-option>
        <flip-option match="القاهرة">مصر</flip-option>
        <flip-option match="روما"></flip-option>
      </flip-question>
    </div>`,
};
