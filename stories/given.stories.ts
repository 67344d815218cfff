import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/quiz/index.js';
import {given} from './content.js';

const meta: Meta = {title: 'Questions/Text, picture, scale, own words', component: 'flip-question', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const HEART = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="300" viewBox="0 0 480 300">
<rect width="480" height="300" fill="#f2ede4"/><path d="M60 150c0-60 50-100 110-90s60 40 130 40 130 20 130 70-70 90-180 90S60 220 60 150z" fill="#cfe3dd" stroke="#0b6e63" stroke-width="4"/>
<circle cx="170" cy="150" r="48" fill="#8a6fb0" stroke="#5b4180" stroke-width="3"/><circle cx="176" cy="146" r="14" fill="#5b4180"/>
<g fill="#d9824a" stroke="#9a4f1e" stroke-width="3"><ellipse cx="300" cy="140" rx="38" ry="17"/><ellipse cx="345" cy="205" rx="34" ry="15"/></g>
<g fill="none" stroke="#9a4f1e" stroke-width="3"><path d="M270 140l12-9 10 16 10-16 10 16 10-14M318 205l10-8 9 14 9-14 9 12"/></g>
<path d="M225 215l30-14 32 12-6 22-40 8z" fill="#e7c55a" stroke="#927518" stroke-width="3"/></svg>`)}`;

/** Any word can be marked; a phrase inside `<mark>` is one. Each wrong word takes back a right one. */
export const Default: Story = {
  render: ({scoring}) => html`
    <flip-question id="story-mark" type="mark" scoring=${given(scoring)}>
      <p>Mark the words that name a force.</p>
      <p>A book lies on a table. The earth pulls it down by <mark>gravity</mark>, and the table pushes back: that is the
        <mark>normal force</mark>. When you push the book, <mark>friction</mark> slows it. Its
        <span misconception="inertia-is-a-force">inertia</span> and its <em>mass</em> do not change.</p>
      <flip-option>inertia <span slot="feedback">Inertia is how a body answers to forces, not one of them.</span></flip-option>
      <p slot="hint">There are three.</p>
      <p slot="explanation">A force is what one body does to another.</p>
    </flip-question>`,
  args: {scoring: 'penalty'},
};

/** One place is right. Who does not see the picture, or does not point, chooses by name. */
export const Hotspot: Story = {
  render: () => html`
    <flip-question id="story-hotspot" type="hotspot">
      <p>Where in this cell does most of the energy come from?</p>
      <img src=${HEART} alt="A cell: a round body on the left, two long bodies with folds on the right, a flat one below" usemap="#cell">
      <map name="cell">
        <area shape="circle" coords="170,150,50" alt="Left: the large round body" misconception="nucleus-gives-energy">
        <area shape="rect" coords="260,120,340,160" alt="Right: a long body with folds inside" correct>
        <area shape="poly" coords="225,215,255,201,287,213,281,235,241,243" alt="Below: a flat body with corners">
      </map>
      <flip-option>Left: the large round body <span slot="feedback">That is the nucleus: it holds the plans.</span></flip-option>
      <p slot="explanation">Mitochondria: their folds give room for the reactions that make ATP.</p>
    </flip-question>`,
};

/** Several places are right: each can be chosen and taken back. */
export const Hotspots: Story = {
  render: () => html`
    <flip-question id="story-hotspots" type="hotspot" scoring="partial">
      <p>Where are mitochondria?</p>
      <img src=${HEART} alt="A cell: a round body on the left, two long bodies with folds on the right, a flat one below" usemap="#cells">
      <map name="cells">
        <area shape="circle" coords="170,150,50" alt="Left: the large round body">
        <area shape="rect" coords="260,120,340,160" alt="Right: a long body with folds inside" correct>
        <area shape="rect" coords="308,188,382,222" alt="Lower right: another with folds" correct>
        <area shape="poly" coords="225,215,255,201,287,213,281,235,241,243" alt="Below: a flat body with corners">
      </map>
    </flip-question>`,
};

/** From one end to the other; no point is right. On a narrow screen the points stand below each other. */
export const Scale: Story = {
  render: ({labels}) => html`
    <flip-question id="story-scale" type="scale" min="1" max="7" labels=${given(labels)}>
      <p>How sure are you that you could explain this to a friend?</p>
    </flip-question>`,
  args: {labels: 'Not at all|Completely'},
};

/** The points may be options. */
export const Likert: Story = {
  render: () => html`
    <flip-question id="story-likert" type="scale">
      <p>I come to class prepared.</p>
      <flip-option>Never</flip-option><flip-option>Seldom</flip-option><flip-option>Sometimes</flip-option>
      <flip-option>Often</flip-option><flip-option>Always</flip-option>
    </flip-question>`,
};

/** In one's own words, then compared with a sample, keyword by keyword. */
export const Open: Story = {
  render: () => html`
    <flip-question id="story-open" type="open" min-words="5" max-words="120" keywords="gravity|constant|downward*"
      answer="Only gravity acts on the ball. It is constant and points downwards all the time, also at the top.">
      <p>A ball is thrown up. Explain in your own words which forces act on it on its way.</p>
      <p slot="explanation">A force is needed to change a motion, not to keep it.</p>
    </flip-question>`,
};

/** From right to left. */
export const RightToLeft: Story = {
  render: () => html`
    <div dir="rtl" lang="ar">
      <flip-question id="story-mark-rtl" type="mark">
        <p>ضع علامة على الأفعال.</p>
        <p><mark>ذهب</mark> الولد إلى المدرسة و<mark>كتب</mark> رسالة إلى صديقه.</p>
      </flip-question>
    </div>`,
};
