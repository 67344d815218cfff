import {html, nothing} from 'lit';
import {formatTime} from '../core/time.js';
import {icon} from '../element/icons.js';
import {CLOCK} from './drawings.js';
import type {Extra, Parts} from './extra.js';
import {marksOf, passedMark} from './time-limit.js';

/** The time that is left, by the wall's clock: a page that slept knows it as well as one that did not. */
export const clock = (parts: Parts): Extra => {
  const {quiz, localize} = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before: number | undefined;

  const left = () => {
    const {ruling} = parts;
    if (!ruling?.limit || !ruling.begun || ruling.over || ruling.deadline === undefined) return undefined;
    return Math.max(0, (ruling.deadline - Date.now()) / 1000);
  };

  function tick(): void {
    clearTimeout(timer);
    const now = left();
    if (now === undefined || !quiz.isConnected) {
      before = undefined;
      return;
    }
    const mark = before === undefined ? undefined : passedMark(marksOf(parts.ruling!.limit!), before, now);
    before = now;
    if (mark !== undefined) parts.say(localize.term('timeLeftIs', localize.term('duration', Math.round(mark))));
    const shown = quiz.renderRoot.querySelector('.clock .digits');
    // Text alone changes each second: drawing the quiz anew each time would be work for nothing.
    if (shown) shown.textContent = formatTime(Math.ceil(now));
    quiz.renderRoot.querySelector('.clock')?.classList.toggle('short', now <= 60);
    if (now > 0) timer = setTimeout(tick, (now % 1) * 1000 + 10);
  }

  return {
    draw: {
      top: () => (left() === undefined ? nothing : html`<div class="clock" role="timer" aria-label=${localize.term('timeLeft')}>
        ${icon(CLOCK)}<span class="digits"></span></div>`),
    },
    onUpdated: tick,
    onLeave: () => {
      clearTimeout(timer);
      before = undefined;
    },
  };
};
