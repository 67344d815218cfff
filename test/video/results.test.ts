import {expect, html, waitUntil} from '@open-wc/testing';
import '../../src/quiz/index.js';
import type {FlipVideo} from '../../src/video/index.js';
import {button, isOpen, playFrom, settled, shadow, stage, stopsAt, talk} from './stage.js';
import {scoreOf, stateOf, type Known} from '../../src/video/states.js';

const patient = {timeout: 8000};
const shown = (video: FlipVideo) => waitUntil(() => shadow(video, '.summary'), 'the results are shown', patient);
const lines = (video: FlipVideo) => [...video.shadowRoot!.querySelectorAll('.summary li button')].map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
const question = (id: string) => html`<flip-question id=${id} type="choice"><p>Why?</p>
  <flip-option correct>So</flip-option><flip-option>Else</flip-option></flip-question>`;
const lecture = () => stage(html`<flip-video id="v" src=${talk} end-at="6">
  <flip-checkpoint id="one" at="2" require="answer">${question('q1')}</flip-checkpoint>
  <flip-checkpoint id="two" at="3" label="Sure?" require="answer" optional>${question('q2')}</flip-checkpoint>
  <flip-checkpoint id="three" at="4"><p>Think.</p></flip-checkpoint></flip-video>`);
async function answer(video: FlipVideo, id: string, option: number): Promise<void> {
  const asked = video.querySelector(`#${id}`)!;
  await waitUntil(() => shadow(asked, 'input:enabled'), 'it can be answered', patient);
  asked.shadowRoot!.querySelectorAll('input')[option]!.click();
  await settled(video);
  button(asked, 'Check').click();
  await settled(video);
}

describe('the results of a lecture', () => {
  it('are shown at its end: each stop with how it went, what was seen, and what is missing', async () => {
    const {video, checkpoints: [one, two]} = await lecture();
    video.currentTime = 3;
    await stopsAt(video, one!);
    await answer(video, 'q1', 0);
    button(one!, 'Continue').click();
    await stopsAt(video, two!);
    await waitUntil(() => two!.shadowRoot!.querySelector('[part=skip]'), 'it may be skipped', patient);
    button(two!, 'Skip this').click();
    await settled(video);
    await playFrom(video, 5);
    await shown(video);
    expect(lines(video)).to.deep.equal(['Question at 0:02 Right', 'Sure? (0:03) Skipped', 'Stop at 0:04 Not yet']);
    const words = shadow(video, '.summary')!.textContent;
    expect(words).to.contain('1 of 2 right').and.contain('See at least 90');
    expect(words).to.not.contain('still open');
    expect(video.shadowRoot!.activeElement).to.equal(shadow(video, '.summary [role=dialog]'));
  });

  it('lead back to a stop', async () => {
    const {video, checkpoints: [one, two, three]} = await lecture();
    video.currentTime = 2;
    await stopsAt(video, one!);
    await answer(video, 'q1', 1);
    button(one!, 'Continue').click();
    await stopsAt(video, two!);
    await answer(video, 'q2', 0);
    await playFrom(video, 5);
    await shown(video);
    button(video, /Stop at 0:04/).click();
    await waitUntil(() => isOpen(three!), 'it is open', patient);
    expect(shadow(video, '.summary')).to.equal(null);
    expect(video.currentTime).to.be.closeTo(4, 0.1);
  });

  it('are put away with Escape, and the focus goes to the controls', async () => {
    const {video, checkpoints: [one]} = await lecture();
    video.currentTime = 2;
    await stopsAt(video, one!);
    button(video, /^Questions/).click();
    await waitUntil(() => shadow(video, '#contents'), 'the list is here', patient);
    await answer(video, 'q1', 0);
    button(one!, 'Continue').click();
    await settled(video);
    button(video, /How it went/).click();
    await shown(video);
    await settled(video);
    shadow(video, '.summary .sheet')!.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true}));
    await waitUntil(() => !shadow(video, '.summary'), 'they are away', patient);
    await waitUntil(() => video.shadowRoot!.activeElement !== null, 'the focus is in the player', patient);
  });

  it('do not come at the end of a lecture that asks nothing', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk} end-at="3">
      <flip-checkpoint id="note" at="1"><p>Think.</p></flip-checkpoint></flip-video>`);
    let ended = false;
    video.addEventListener('ended', () => { ended = true; });
    await playFrom(video, 2.2);
    await waitUntil(() => ended, 'it ends', patient);
    await settled(video);
    expect(shadow(video, '.summary')).to.equal(null);
  });
});

describe('how a learner stands with a stop', () => {
  const known = (rest: Partial<Known>): Known => ({size: 1, whole: {answered: false, score: 0, final: false}, passed: false, skipped: false, ...rest});
  const whole = (score: number, graded = true) => ({answered: true, score, final: true, graded});

  it('is told in one word', () => {
    expect(stateOf(known({}))).to.equal('notYet');
    expect(stateOf(known({skipped: true}))).to.equal('skipped');
    expect(stateOf(known({whole: whole(1), skipped: true}))).to.equal('right');
    expect(stateOf(known({whole: whole(0.5)}))).to.equal('partly');
    expect(stateOf(known({whole: whole(0)}))).to.equal('wrong');
    expect(stateOf(known({whole: whole(1, false)}))).to.equal('answered');
    expect(stateOf(known({size: 0, passed: true}))).to.equal('seen');
  });

  it('counts in the score only where right and wrong are known', () => {
    expect(scoreOf([known({whole: whole(1)}), known({whole: whole(0.5)}), known({whole: whole(1, false)}), known({size: 0}), known({})])).to.deep.equal({score: 1.5, all: 3});
  });
});
