import {expect, html, waitUntil} from '@open-wc/testing';
import {CALL, CALLS, type Call, type CallsRequest} from '../../src/element/calls.js';
import {button, settled, shadow, stage, talk, type Stage} from './stage.js';

/** Somebody on the page with one button. */
function caller({video}: Stage): {pressed: number; leave: () => void} {
  const own = {pressed: 0, leave: () => { video.removeEventListener(CALLS, answer); }};
  const call = (): Call => ({name: 'Tell your teacher', state: own.pressed ? 'Told.' : '', buttons: [{word: 'I am lost', pressed: own.pressed > 0, press: () => {
    own.pressed++;
    video.ask(CALL);
    return 'Told.';
  }}]});
  const answer = (event: Event) => { (event as CallsRequest).take(call()); };
  video.addEventListener(CALLS, answer);
  video.ask(CALL);
  return own;
}

const drawn = ({video}: Stage) => shadow(video, '.call button');

describe('buttons of others on the page', () => {
  it('can be pressed while a <flip-video> fills the screen, and only then', async () => {
    const set = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    const {video} = set;
    const own = caller(set);
    video.requestFullscreen = () => Promise.reject(new TypeError('not allowed'));
    await settled(video);
    expect(drawn(set)).to.equal(null);
    button(video, 'Full screen').click();
    await waitUntil(() => drawn(set), 'it is there', {timeout: 10_000});
    const {bottom, height} = drawn(set)!.getBoundingClientRect();
    expect(bottom <= innerHeight && height >= 44, 'in sight, and as large as a finger').to.equal(true);
    (drawn(set) as HTMLButtonElement).click();
    await waitUntil(() => drawn(set)!.ariaPressed === 'true' && shadow(video, '.call')!.textContent.includes('Told.'), 'it is pressed', {timeout: 10_000});
    expect(own.pressed).to.equal(1);
    own.leave();
    video.ask(CALL);
    await waitUntil(() => !drawn(set), 'it goes with who had it', {timeout: 10_000});
    caller(set);
    await waitUntil(() => drawn(set), 'it comes while the video fills the screen', {timeout: 10_000});
    button(video, 'Leave full screen').click();
    await waitUntil(() => !drawn(set), 'it is where it was', {timeout: 10_000});
  });
});
