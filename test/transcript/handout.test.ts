import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/quiz/index.js';
import '../../src/video/index.js';
import '../../src/transcript/index.js';
import {worksheet} from '../../src/transcript/worksheet.js';
import type {FlipTranscript} from '../../src/transcript/index.js';
import {fixtures} from '../video/stage.js';

const QUESTION = html`<flip-checkpoint at="0:06" label="Your guess"><flip-question id="top" type="choice" shuffled>
  <p class="x" id="prompt">Which force acts at the top? <a href="/answer">x</a></p>
  <flip-option correct>Only gravity <span slot="feedback">Right.</span></flip-option>
  <flip-option misconception="impetus">An upward force <span slot="feedback">Motion needs no force.</span></flip-option>
  <p slot="hint">What touches the ball?</p><p slot="explanation">Look at the change.</p></flip-question></flip-checkpoint>`;

const sheetOf = async (content: unknown) => worksheet(await fixture<HTMLElement>(html`<div>${content}</div>`));
const flat = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();

describe('a question on paper', () => {
  it('shows what is asked and the options, and nothing that tells the answer', async () => {
    const sheet = await sheetOf(QUESTION);
    expect(flat(sheet)).to.equal('Which force acts at the top? x An upward force Only gravity');
    expect(sheet.querySelectorAll('[id], [slot], [correct], [misconception], a, flip-question, flip-option').length).to.equal(0);
    expect([...sheet.querySelectorAll('li')].map(({className}) => className)).to.deep.equal(['one', 'one']);
  });

  it('does not print what is in the right order in that order', async () => {
    const sheet = await sheetOf(html`<flip-question type="order"><p>Sort</p><flip-option>2 then</flip-option><flip-option>3 last</flip-option><flip-option>1 first</flip-option></flip-question>`);
    expect([...sheet.querySelectorAll('li')].map(flat)).to.deep.equal(['1 first', '2 then', '3 last']);
  });

  it('leaves room for answers: gaps, lines, and a bank of matches', async () => {
    const gaps = await sheetOf(html`<flip-question type="blanks"><p>The capital is <flip-blank answer="Paris"></flip-blank>, in <flip-blank answer="x"><flip-option>Spain<span slot="feedback"> No.</span></flip-option><flip-option correct>France</flip-option></flip-blank>.</p></flip-question>`);
    expect(gaps.querySelectorAll('.blank').length).to.equal(2);
    expect(flat(gaps)).to.match(/^The capital is ,? ?, in \[ France \/ Spain \]\.$|^The capital is\s*, in \[ France \/ Spain \]\.$/);
    const number = await sheetOf(html`<flip-question type="number" answer="9.81"><p>How much?</p></flip-question>`);
    expect(number.querySelectorAll('.rule').length).to.be.greaterThan(0);
    expect(flat(number)).to.equal('How much?');
    const match = await sheetOf(html`<flip-question type="match"><p>Match</p><flip-option match="Zagreb">Croatia</flip-option><flip-option match="Paris">France</flip-option></flip-question>`);
    expect(flat(match.querySelector('.bank')!)).to.equal('Paris · Zagreb');
    const mark = await sheetOf(html`<flip-question type="mark"><p>A <mark>verb</mark> here</p></flip-question>`);
    expect(mark.querySelectorAll('mark').length).to.equal(0);
  });

  it('copies pictures and formulas, and nothing that acts', async () => {
    const sheet = await sheetOf(html`<p>See <img src="data:," alt="a ball" onerror="window.bad = 1"> <svg viewBox="0 0 1 1" onload="window.bad = 1"><script></script><path d="M0 0"></path></svg>
      <video src="x"></video><input value="secret"></p>`);
    expect(sheet.querySelector('img')!.alt).to.equal('a ball');
    expect(sheet.querySelectorAll('[onerror], [onload], script, video, input').length).to.equal(0);
    expect(sheet.querySelectorAll('svg path').length).to.equal(1);
  });
});

describe('the handout', () => {
  it('has the questions at their places while it is printed, and the video has them no more', async () => {
    const holder = await fixture(html`<div><flip-video id="print-talk" label="Forces" src=${`${fixtures}talk.mp4`}>
      <track kind="captions" src=${`${fixtures}talk.en.vtt`} srclang="en">${QUESTION}</flip-video><flip-transcript for="print-talk"></flip-transcript></div>`);
    const text = holder.querySelector<FlipTranscript>('flip-transcript')!.shadowRoot!;
    await waitUntil(() => text.querySelector('.line') && text.querySelector('.stop'), 'the text is there', {timeout: 8000});
    expect(text.querySelectorAll('.sheet').length).to.equal(0);
    window.dispatchEvent(new Event('beforeprint'));
    expect(flat(text.querySelector('.sheet')!)).to.contain('Which force acts at the top?');
    const rules = document.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules].map(({cssText}) => cssText)).join('');
    expect(rules).to.match(/@media print[^]*#print-talk > flip-checkpoint[^]*none/);
    window.dispatchEvent(new Event('afterprint'));
    expect(text.querySelectorAll('.sheet').length).to.equal(0);
    holder.remove();
    expect(document.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules]).length).to.equal(0);
  });
});
