import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {FlipContents, FlipVideo} from '../../src/video/index.js';
import {button, canPlay, isOpen, settled, shadow, stage, stopsAt, talk, warningsOf} from './stage.js';

const patient = {timeout: 8000};
const lines = (list: FlipContents) => [...list.shadowRoot!.querySelectorAll('li')].map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());

const page = () => stage(html`<flip-contents for="talk"></flip-contents><flip-video id="talk" src=${talk}>
  <flip-checkpoint id="a" at="2" label="First" require="answer"><pretend-question></pretend-question></flip-checkpoint>
  <flip-checkpoint id="b" at="5"><p>Think.</p></flip-checkpoint></flip-video>`);

describe('<flip-contents>', () => {
  it('lists the stops of a video elsewhere on the page, with how the learner stands', async () => {
    const {lesson, video, checkpoints: [stop], questions: [question]} = await page();
    const list = lesson.querySelector('flip-contents')!;
    await waitUntil(() => lines(list).length === 2, 'it lists', patient);
    expect(lines(list)).to.deep.equal(['0:02First Not yet', '0:05Stop at 0:05 Not yet']);
    expect(shadow(list, 'nav')!.getAttribute('aria-label')).to.equal('Contents of the video');
    button(list, /First/).click();
    await stopsAt(video, stop!);
    question!.answer(1);
    await waitUntil(() => lines(list)[0] === '0:02First Answered', 'it follows', patient);
  });

  it('leads to a stop, but past no gate', async () => {
    const {lesson, video, checkpoints: [gate, note]} = await page();
    const list = lesson.querySelector('flip-contents')!;
    await waitUntil(() => lines(list).length === 2, 'it lists', patient);
    button(list, /Stop at/).click();
    await stopsAt(video, gate!);
    expect(isOpen(note!)).to.equal(false);
  });

  it('finds a video that comes later, and lets go of one that leaves', async () => {
    const holder = await fixture<HTMLElement>(html`<div><flip-contents for="late"></flip-contents></div>`);
    const list = holder.querySelector('flip-contents')!;
    expect(lines(list)).to.deep.equal([]);
    const video: FlipVideo = document.createElement('flip-video');
    Object.assign(video, {id: 'late', src: talk});
    const stop = document.createElement('flip-checkpoint');
    stop.at = '3';
    video.append(stop);
    holder.append(video);
    await canPlay(video);
    await waitUntil(() => lines(list).length === 1, 'it lists', patient);
    video.remove();
    await settled(video);
    await waitUntil(() => lines(list).length === 0, 'it is empty', patient);
  });

  it('tells its author when there is no such video', async function () {
    this.timeout(60_000);
    const said = await warningsOf(async () => {
      await fixture(html`<flip-contents for="nothing"></flip-contents>`);
      await new Promise((resolve) => setTimeout(resolve, 5200));
    });
    expect(said).to.contain('for="nothing"');
  });
});
