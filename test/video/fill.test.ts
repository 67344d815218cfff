import {expect, html, waitUntil} from '@open-wc/testing';
import {button, isOpen, playFrom, settled, shadow, stage, stopsAt, talk, type Stage} from './stage.js';

const lecture = () => stage(html`<div style="transform: scale(1); overflow: hidden; height: 300px">
  <flip-video id="v" src=${talk} muted>
    <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video></div>`);
const box = ({video}: Stage) => shadow(video, '.player')!.getBoundingClientRect();
const fills = (set: Stage) => box(set).top === 0 && box(set).left === 0 && box(set).width === document.documentElement.clientWidth && Math.abs(box(set).height - innerHeight) < 1;

async function enlarged(): Promise<Stage> {
  const set = await lecture();
  // As an iPhone, or a frame that is not allowed any.
  set.video.requestFullscreen = () => Promise.reject(new TypeError('not allowed'));
  button(set.video, 'Full screen').click();
  await waitUntil(() => fills(set), 'it fills the window', {timeout: 8000});
  await settled(set.video);
  return set;
}

describe('a <flip-video> where there is no full screen', () => {
  it('fills the window, out of whatever it lies in, and goes back', async () => {
    const set = await enlarged();
    expect(getComputedStyle(document.documentElement).overflowY, 'what lies behind stays').to.equal('hidden');
    button(set.video, 'Leave full screen').click();
    await waitUntil(() => !fills(set), 'it is back');
    await settled(set.video);
    expect(box(set).width).to.be.below(innerWidth);
    expect(getComputedStyle(document.documentElement).overflowY).to.equal('visible');
    expect(button(set.video, 'Full screen')).to.be.an('HTMLButtonElement');
  });

  it('shows its question there, plays on there, and Escape leaves', async () => {
    const set = await enlarged();
    const {video, checkpoints: [stop], questions: [question]} = set;
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(fills(set)).to.equal(true);
    const {top, bottom} = stop!.getBoundingClientRect();
    expect(top >= 0 && bottom <= innerHeight, `the question is from ${String(top)} to ${String(bottom)}`).to.equal(true);
    question!.answer(1);
    await settled(video);
    button(stop!, 'Continue').click();
    await waitUntil(() => !video.paused && !isOpen(stop!), 'it plays on');
    expect(fills(set)).to.equal(true);
    document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
    await waitUntil(() => !fills(set), 'it is back');
  });

  it('does not shut a learner in when it fails, or when it is taken away', async () => {
    const set = await enlarged();
    set.video.src = `${talk}-gone`;
    await waitUntil(() => shadow(set.video, '.fault'), 'it says that it is not there', {timeout: 8000});
    expect(fills(set)).to.equal(false);

    const other = await enlarged();
    other.video.remove();
    await waitUntil(() => getComputedStyle(document.documentElement).overflowY === 'visible', 'the page scrolls again');
  });

  it('gives its panels the room they have in full screen, also those that come later', async () => {
    const set = await enlarged();
    const settings = () => shadow(set.video, '.settings-panel');
    button(set.video, 'Settings').click();
    await waitUntil(settings, 'the settings are there', {timeout: 8000});
    await waitUntil(() => getComputedStyle(settings()!).maxHeight.includes('640px'), 'they are as high as in full screen');
    button(set.video, 'Leave full screen').click();
    await waitUntil(() => !fills(set), 'it is back');
    await settled(set.video);
    expect(getComputedStyle(settings()!).maxHeight).not.to.include('640px');
  });
});
