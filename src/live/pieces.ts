import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../element/icons.js';
import type {Localize} from '../element/localize.js';
import type {ClassVote} from './class-vote.js';
import {isFirst} from './speaker.js';

/** With so few seconds left, time is short. */
const SHORT = 10;

/** The time that is left, where a phase is timed. */
export function drawTimer(left: number | undefined, localize: Localize): TemplateResult | typeof nothing {
  if (left === undefined) return nothing;
  const minutes = Math.floor(left / 60);
  const clock = `${minutes}:${String(left % 60).padStart(2, '0')}`;
  return html`<span class="timer ${left <= SHORT ? 'short' : ''}" part="timer" role="timer" aria-label=${localize.term('voteTime')}>${clock}</span>`;
}

/** What there is to do, beside the time that is left; `in`: the vote is in. */
export function drawState(words: unknown, aside: unknown, isIn = false): TemplateResult {
  return html`<div class="state ${isIn ? 'in' : ''}" part="state"><p class="todo">${isIn ? html`${icon('check')} ` : nothing}${words}</p>${aside}</div>`;
}

/** What a page without a class, or a teacher's page in the hands of a learner, is told. */
export function drawPlainly(vote: Pick<ClassVote, 'views' | 'leads' | 'host'>, localize: Localize): TemplateResult | typeof nothing {
  if (vote.views.isRefused) return html`<p class="notice">${localize.term('teacherRefused')}</p>`;
  return vote.leads && vote.views.isAlone && isFirst(vote.host) ? html`<p class="notice calm">${localize.term('tryingOut')}</p>` : nothing;
}
