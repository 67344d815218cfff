import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/quiz/index.js';
import {given, topOfThrow} from './content.js';

const meta: Meta = {title: 'Questions/flip-question', component: 'flip-question', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** One right answer. Feedback tells why a wrong one is wrong; a hint comes after a wrong try. */
export const Default: Story = {render: () => topOfThrow('story-choice')};

/** Several right answers; `scoring="partial"` gives part of the points. */
export const Multiple: Story = {
  render: ({scoring}) => html`
    <flip-question id="story-multiple" type="multiple" scoring=${given(scoring)}>
      <p>Which of these make soap work against a virus such as the flu's?</p>
      <flip-option correct>Its molecules pull the fatty hull of the virus apart</flip-option>
      <flip-option correct>It loosens dirt and virus from the skin, so that water takes them away</flip-option>
      <flip-option misconception="soap-kills-like-antibiotics">It contains antibiotics
        <span slot="feedback">Antibiotics act on bacteria, and ordinary soap has none.</span></flip-option>
      <flip-option misconception="heat-does-it">It lets you use hotter water
        <span slot="feedback">Water hot enough to harm a virus would burn your hands.</span></flip-option>
      <p slot="explanation">Soap molecules have one end that likes water and one that likes fat. They wedge into the fatty
        hull and break it, and they carry off what sits on the skin.</p>
    </flip-question>`,
  args: {scoring: 'partial'},
};

/** Two options, one right. */
export const TrueFalse: Story = {
  render: () => html`
    <flip-question id="story-tf" type="true-false">
      <p>Seasons come from the earth being nearer to the sun in summer.</p>
      <flip-option misconception="distance-makes-seasons">True
        <span slot="feedback">In January, the northern winter, the earth is nearest to the sun.</span></flip-option>
      <flip-option correct>False</flip-option>
      <p slot="explanation">The axis is tilted. In summer the sun stands higher and longer in the sky.</p>
    </flip-question>`,
};

/** A word or a sentence: several answers, `*` for any text, feedback for a wrong one that is foreseen. */
export const Short: Story = {
  render: ({answer}) => html`
    <flip-question id="story-short" type="short" answer=${given(answer)} typos>
      <p>What do plants take from the air to build themselves?</p>
      <flip-option misconception="plants-breathe-in-oxygen">Oxygen <span slot="feedback">They give it off.</span></flip-option>
      <flip-option weight=".5">carbon <span slot="feedback">In which form does the air hold it?</span></flip-option>
      <p slot="hint">It is in what you breathe out.</p>
    </flip-question>`,
  args: {answer: 'carbon dioxide|CO2'},
};

/** A number in the way of any language, with a tolerance and a unit; a missing unit is said. */
export const Number: Story = {
  render: ({answer, tolerance, unit}) => html`
    <flip-question id="story-number" type="number" answer=${given(answer)} tolerance=${given(tolerance)} unit=${given(unit)}>
      <p>A ball falls from a tower. How large is its acceleration?</p>
      <flip-option misconception="weight-is-acceleration" tolerance=".5">98 <span slot="feedback">That is the force on ten kilograms.</span></flip-option>
    </flip-question>`,
  args: {answer: '9.81', tolerance: '1%', unit: 'm/s²|m/s^2'},
};

/** Two tries and two hints; then the explanation comes in any case. */
export const TwoTries: Story = {
  render: ({tries}) => html`
    <flip-question id="story-tries" type="choice" tries=${given(tries)}>
      <p>A test finds 90 of 100 ill people. Yours is positive. How sure is it that you are ill?</p>
      <flip-option misconception="inverse-fallacy">90 % <span slot="feedback">That is how often the ill test positive, not
        how often the positive are ill.</span></flip-option>
      <flip-option misconception="coin-flip">50 %</flip-option>
      <flip-option correct>That cannot be told from this number alone</flip-option>
      <p slot="hint">How many healthy people also test positive?</p>
      <p slot="hint">How common is the illness?</p>
      <p slot="explanation">It depends on how common the illness is, and on how often the test is wrong in healthy people.</p>
    </flip-question>`,
  args: {tries: 2},
};

/** In an ordinary form it is an input like any other: name, value, required, reset. */
export const InAForm: Story = {
  render: () => html`
    <form method="dialog">
      <flip-question id="story-form" name="answer" required type="choice">
        <p>Which planet is the hottest?</p>
        <flip-option value="mercury">Mercury</flip-option>
        <flip-option value="venus" correct>Venus</flip-option>
        <p slot="explanation">Its thick air keeps the heat: 460 °C, day and night.</p>
      </flip-question>
      <p><button>Send</button> <button type="reset">Reset</button></p>
    </form>`,
};

/** From right to left. */
export const RightToLeft: Story = {
  render: () => html`
    <div dir="rtl" lang="ar">
      <flip-question id="story-rtl" type="choice">
        <p>ما هو أكبر كوكب في المجموعة الشمسية؟</p>
        <flip-option correct>المشتري</flip-option>
        <flip-option>الأرض</flip-option>
        <p slot="explanation">كتلة المشتري أكبر من كتلة جميع الكواكب الأخرى مجتمعة.</p>
      </flip-question>
    </div>`,
};

/** How sure are you? Being very sure pays when it is right, and costs when it is wrong; the score is left alone. */
export const Certainty: Story = {
  render: () => html`
    <flip-question id="story-sure" type="choice" certainty>
      <p>Which planet is the hottest?</p>
      <flip-option>Mercury</flip-option>
      <flip-option correct>Venus</flip-option>
      <flip-option>Mars</flip-option>
      <p slot="explanation">Its thick air keeps the heat: 460 °C, day and night.</p>
    </flip-question>`,
};

/** One learner has fewer options: the right one and two of the wrong ones, always the same. */
export const FewerOptions: Story = {
  render: ({distractors}) => html`
    <flip-question id="story-fewer" type="choice" distractors=${given(distractors)}>
      <p>Which planet has the most moons?</p>
      <flip-option correct>Saturn</flip-option>
      <flip-option>Venus</flip-option>
      <flip-option>Earth</flip-option>
      <flip-option>Mars</flip-option>
      <flip-option>Jupiter</flip-option>
      <flip-option>Neptune</flip-option>
    </flip-question>`,
  args: {distractors: 2},
};
