import {html, nothing} from 'lit';
import {formatTime} from '../core/time.js';
import {FlipEvent} from '../core/event.js';
import {Localize} from '../element/localize.js';
import {network} from '../lang/en/network.js';
import type {MediaPort} from '../media/port.js';
import {kindOf} from '../media/source.js';
import type {Extra, Parts} from './extra.js';

/** What is missing at the end, seconds, that no inexact length explains. */
const MISSING = 2;
/** A length that is put right by so little, seconds, was inexact; by more, the file was cut off. */
const INEXACT = 1;
/** Their length is reckoned from a part, and put right while they play. */
const RECKONED = /\.(mp3|aac)\b|^audio\/(mpeg|aac)/i;

/**
 * Looks out for a file that was cut off on its way. Browsers leap to the end of one (WebM in Chromium and Firefox, MP4 in
 * WebKit), or, loaded anew, take the cut for its end: neither makes the lecture shorter or seen.
 */
export function earlyEnd({video, player, course}: Parts): Extra {
  const localize = new Localize(video, network);
  let last: {port: MediaPort; place: number; time: number} | undefined;
  let cutAt: number | undefined;

  const follow = (port: MediaPort) => {
    last = {port, place: port.currentTime, time: performance.now()};
  };
  const measure = ({duration}: MediaPort) => {
    const {src, type} = player.chosen ?? video;
    const address = player.guest ? player.media?.currentSrc ?? '' : src;
    const told = kindOf(address, type) === 'file' && !(player.guest && /^blob:/.test(address)) && !RECKONED.test(address) && !RECKONED.test(type);
    if (told && duration < Infinity && duration > player.longest - INEXACT) player.longest = duration;
  };
  const judge = (port: MediaPort) => {
    const {place, time} = last ?? {place: 0, time: 0};
    const reached = Math.min(port.currentTime, place + ((performance.now() - time) / 1000) * port.rate + MISSING);
    const end = Math.max(player.longest, port.duration);
    if (player.longest === 0 || end - reached < MISSING) return;
    cutAt = reached < port.currentTime ? place : reached;
    // It is not the end, so there is nothing to sum up.
    course.summed = false;
    video.dispatchEvent(new FlipEvent('flip-failed', {code: 'broken', message: words()}));
    video.requestUpdate();
  };
  const words = () => localize.term('fileEnds', formatTime(cutAt ?? 0), formatTime(player.longest));

  return {
    draw: {
      picture: () => (cutAt === undefined || course.open || player.flow !== 'flowing' ? nothing
        : html`<div class="notice calm" part="notice" role="status"><p>${words()}</p></div>`),
    },
    onPort(port, signal) {
      const {events} = port;
      if (last?.port !== port) cutAt = undefined;
      follow(port);
      measure(port);
      for (const type of ['loadedmetadata', 'durationchange']) events.addEventListener(type, () => measure(port), {signal});
      events.addEventListener('timeupdate', () => {
        const far = last && port.currentTime - last.place > ((performance.now() - last.time) / 1000) * port.rate + MISSING;
        if (!port.seeking && !far) follow(port);
      }, {signal});
      events.addEventListener('seeking', () => {
        follow(port);
        if (cutAt !== undefined && Math.abs(port.currentTime - cutAt) > MISSING) cutAt = undefined;
      }, {signal});
      events.addEventListener('ended', () => judge(port), {signal});
    },
  };
}
