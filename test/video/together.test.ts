import {aTimeout, expect, html, waitUntil} from '@open-wc/testing';
import type {TemplateResult} from 'lit';
import '../../src/lang/de.js';
import '../../src/quiz/index.js';
import type {FlipCheckpoint, FlipVideo} from '../../src/video/index.js';
import {button, isOpen, playFrom, settled, shadow, stage, stopsAt, talk} from './stage.js';

const patient = {timeout: 8000};
const sheet = (video: FlipVideo) => shadow(video, '.panel > .sheet')!;
/** They stand together: what shows them so is loaded. */
const stand = (video: FlipVideo) => waitUntil(() => shadow(video, '.joint button'), 'there is one way on', patient);
const goesOn = (video: FlipVideo, beyond = 2.2) => waitUntil(() => video.currentTime > beyond && !video.paused, 'it plays on', patient);

/** A video with these checkpoints, stopped at its second second. */
async function stopped(content: TemplateResult, others: TemplateResult = html``) {
  const all = await stage(html`${others}<flip-video id="v" lang="en" src=${talk}>${content}</flip-video>`);
  await aTimeout(300);
  await playFrom(all.video, 1.5);
  await stopsAt(all.video, all.checkpoints[0]!);
  await stand(all.video);
  await settled(all.video);
  return all;
}

const question = html`<pretend-question></pretend-question>`;
const continues = (checkpoint: FlipCheckpoint) => [...checkpoint.shadowRoot!.querySelectorAll('[part=continue]')].length;

describe('several stops at one second', function () {
  this.timeout(60_000);

  it('open together, one below the other, with one way on, and each is recorded', async () => {
    const {video, checkpoints: [one, two, later], entries} = await stopped(html`
      <flip-checkpoint id="one" at="2"><p>One.</p></flip-checkpoint>
      <flip-checkpoint id="two" at="0:02.05"><p>Two.</p></flip-checkpoint>
      <flip-checkpoint id="later" at="9"><p>Three.</p></flip-checkpoint>`);
    expect([one, two, later].map((each) => isOpen(each!))).to.deep.equal([true, true, false]);
    expect(one!.getBoundingClientRect().bottom).to.be.at.most(two!.getBoundingClientRect().top + 1);
    expect([one, two].map((each) => continues(each!))).to.deep.equal([0, 0]);
    button(video, 'Continue').click();
    await goesOn(video);
    expect([one, two].map((each) => isOpen(each!))).to.deep.equal([false, false]);
    const told = (await entries()).filter(({type}) => type === 'reached' || type === 'passed');
    expect(told.map(({type, data}) => [type, (data as {checkpoint: string}).checkpoint])).to.deep.equal([
      ['reached', 'one'], ['reached', 'two'], ['passed', 'one'], ['passed', 'two']]);
  });

  it('are one dialog that says how many there are, and the first has the focus', async () => {
    const {video, checkpoints: [one, two]} = await stopped(html`
      <flip-checkpoint at="2" label="One">${question}</flip-checkpoint><flip-checkpoint at="2" label="Two">${question}</flip-checkpoint>`);
    expect(sheet(video).getAttribute('role')).to.equal('dialog');
    expect(sheet(video).getAttribute('aria-label')).to.equal('2 questions at 0:02');
    expect([one, two].map((each) => each!.shadowRoot!.querySelectorAll('[role=dialog]').length)).to.deep.equal([0, 0]);
    expect(document.activeElement).to.equal(one);
    expect(one!.shadowRoot!.activeElement!.getAttribute('role')).to.equal('group');
    expect(shadow(video, '[role=status].unseen')!.textContent).to.equal('');
  });

  it('are told to a learner who types elsewhere in one sentence, in the page\'s language too', async () => {
    const {lesson, video, checkpoints: [one]} = await stage(html`<input aria-label="Notes"><flip-video id="v" lang="de" src=${talk}>
      <flip-checkpoint at="2"><p>One.</p></flip-checkpoint><flip-checkpoint at="2">${question}</flip-checkpoint></flip-video>`);
    const notes = lesson.querySelector('input')!;
    await aTimeout(300);
    notes.focus();
    await playFrom(video, 1.5);
    await stopsAt(video, one!);
    expect(document.activeElement).to.equal(notes);
    expect(shadow(video, '[role=status].unseen')!.textContent).to.equal('Das Video hält hier an: 2 Halte bei 0:02');
  });

  it('go on once each that requires something has it', async () => {
    const {video, questions: [a, b], entries} = await stopped(html`
      <flip-checkpoint id="a" at="2" require="answer">${question}</flip-checkpoint>
      <flip-checkpoint id="note" at="2"><p>Read this.</p></flip-checkpoint>
      <flip-checkpoint id="b" at="2.05" require="correct">${question}</flip-checkpoint>`);
    const status = () => shadow(video, '.joint [role=status]')!.textContent;
    expect(button(video, 'Continue').disabled).to.equal(true);
    expect(status()).to.equal('2 of 2 still to do before you can go on.');
    a!.answer(0);
    await settled(video);
    expect(status()).to.equal('1 of 2 still to do before you can go on.');
    b!.answer(0);
    void video.play();
    void video.shadowRoot!.querySelector('video')!.play().catch(() => {});
    await aTimeout(300);
    expect([video.paused, button(video, 'Continue').disabled]).to.deep.equal([true, true]);
    expect(video.currentTime).to.be.below(2.4);
    b!.answer(1);
    await settled(video);
    expect(button(video, 'Continue').disabled).to.equal(false);
    expect(status()).to.equal('You can go on.');
    button(video, 'Continue').click();
    await goesOn(video);
    const passed = (await entries()).filter(({type}) => type === 'passed').map(({data}) => (data as {checkpoint: string}).checkpoint);
    expect(passed).to.have.members(['a', 'note', 'b']);
    expect(passed).to.have.lengthOf(3);
  });

  it('show to a learner who wants on the one that still holds', async () => {
    const {video, checkpoints: [, two], questions: [a]} = await stopped(html`
      <flip-checkpoint at="2" require="answer">${question}</flip-checkpoint><flip-checkpoint at="2" require="answer">${question}</flip-checkpoint>`);
    a!.answer(1);
    await settled(video);
    void video.play();
    await waitUntil(() => document.activeElement === two, 'it has the focus', patient);
  });

  it('offer the first way back, once all are answered, and stop again only where that is wanted', async () => {
    const {video, checkpoints: [right, wrong], questions: [a, b, c]} = await stopped(html`
      <flip-checkpoint at="2" require="answer" on-wrong="0:01">${question}</flip-checkpoint>
      <flip-checkpoint at="2" require="answer" on-wrong="0:01">${question}</flip-checkpoint>
      <flip-checkpoint at="2" require="answer" on-wrong="0:00">${question}</flip-checkpoint>`);
    const ways = () => [...video.shadowRoot!.querySelectorAll('.joint .jump')].map(({textContent}) => textContent.trim());
    a!.answer(1);
    b!.answer(0);
    await settled(video);
    expect(ways()).to.deep.equal([]);
    expect(wrong!.shadowRoot!.querySelector('.jump')).to.equal(null);
    c!.answer(0);
    await waitUntil(() => ways().length > 0, 'a way is offered', patient);
    expect(ways()).to.deep.equal(['Watch again from 0:01']);
    await waitUntil(() => video.shadowRoot!.activeElement?.matches('.jump'), 'it has the focus', patient);
    button(video, /Watch again/).click();
    await waitUntil(() => !video.paused && video.currentTime < 2, 'it plays', patient);
    await stopsAt(video, wrong!);
    expect(isOpen(right!), 'what was right does not come again').to.equal(false);
  });

  it('let one be left out, and go on to the next', async () => {
    const {video, checkpoints: [one, two], questions: [, b], entries} = await stopped(html`
      <flip-checkpoint id="one" at="2" require="answer" optional>${question}</flip-checkpoint>
      <flip-checkpoint id="two" at="2" require="answer">${question}</flip-checkpoint>`);
    await waitUntil(() => shadow(one!, '[part=skip]'), 'it can be left out', patient);
    shadow(one!, '[part=skip]')!.focus();
    shadow(one!, '[part=skip]')!.click();
    await waitUntil(() => !isOpen(one!) && document.activeElement === two, 'the next has the focus', patient);
    expect(video.paused).to.equal(true);
    b!.answer(1);
    await settled(video);
    button(two!, /Continue|Weiter/).click();
    await goesOn(video);
    const told = (await entries()).filter(({type}) => type === 'skipped' || type === 'passed');
    expect(told.map(({type, data}) => [type, (data as {checkpoint: string}).checkpoint])).to.deep.equal([['skipped', 'one'], ['passed', 'two']]);
  });

  it('hold a jump past them together, and let it through together', async () => {
    const {video, checkpoints: [one, two], questions: [a, b]} = await stage(html`<flip-video id="v" lang="en" src=${talk}>
      <flip-checkpoint at="2" require="answer">${question}</flip-checkpoint><flip-checkpoint at="2" require="answer">${question}</flip-checkpoint></flip-video>`);
    video.shadowRoot!.querySelector('video')!.currentTime = 15;
    await stopsAt(video, one!);
    expect(isOpen(two!)).to.equal(true);
    await waitUntil(() => Math.abs(video.currentTime - 2) < 0.1, 'it is back', patient);
    a!.answer(1);
    await settled(video);
    video.currentTime = 15;
    await settled(video);
    expect(video.currentTime).to.be.closeTo(2, 0.1);
    b!.answer(1);
    await settled(video);
    video.currentTime = 15;
    await waitUntil(() => Math.abs(video.currentTime - 15) < 0.1, 'it is let through', patient);
    expect([isOpen(one!), isOpen(two!)]).to.deep.equal([false, false]);
  });

  it('do not come again when they are passed; one chosen from the list comes alone', async function () {
    this.timeout(60_000);
    const {video, checkpoints: [one, two]} = await stopped(html`
      <flip-checkpoint at="2" label="One"><p>One.</p></flip-checkpoint><flip-checkpoint at="2" label="Two"><p>Two.</p></flip-checkpoint>`);
    button(video, 'Continue').click();
    await goesOn(video);
    video.pause();
    await playFrom(video, 1.5);
    await goesOn(video, 2.3);
    video.pause();
    button(video, /^Questions/).click();
    await waitUntil(() => shadow(video, '#contents'), 'the list is here', patient);
    button(video, /Two/).click();
    await stopsAt(video, two!);
    expect(isOpen(one!)).to.equal(false);
    await waitUntil(() => document.activeElement === two, 'the chosen one has the focus', patient);
  });

  it('read on a narrow screen one below the other, with nothing wider than it', async () => {
    const {video, checkpoints: [one, two]} = await stopped(html`
      <flip-checkpoint at="2" layout="beside">${question}</flip-checkpoint><flip-checkpoint at="2">${question}</flip-checkpoint>`, html``);
    video.style.width = '320px';
    await settled(video);
    expect(sheet(video).scrollWidth).to.be.at.most(sheet(video).clientWidth);
    expect(two!.getBoundingClientRect().top).to.be.at.least(one!.getBoundingClientRect().bottom - 1);
    expect(button(video, 'Continue').getBoundingClientRect().top).to.be.at.least(two!.getBoundingClientRect().bottom - 1);
    expect(button(video, 'Continue').getBoundingClientRect().height).to.be.at.least(44);
  });
});
