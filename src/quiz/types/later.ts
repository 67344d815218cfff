import type {ActivityController} from '../../element/activity.js';
import {SPECIAL, type Later} from './index.js';
import type {QuestionHost, QuestionType} from './question-type.js';

/** `activity` is the way to the question's records and drafts. */
type Make = (host: QuestionHost, activity: ActivityController) => Promise<QuestionType>;

/**
 * Every type that is loaded with the first question of its kind: a new one is a file, a line here and its name in
 * `index.ts`. The list is apart, so that a page with a choice does not pay for their addresses.
 */
const makes: Readonly<Record<Later, Make>> = {
  short: async (host) => (await import('./short.js')).short(host),
  number: async (host) => (await import('./short.js')).number(host),
  blanks: async (host) => (await import('./blanks.js')).blanks(host),
  mark: async (...of) => (await import('./mark.js')).mark(...of),
  hotspot: async (host) => (await import('./hotspot.js')).hotspot(host),
  scale: async (host) => (await import('./scale.js')).scale(host),
  match: async (host) => (await import('./match.js')).match(host),
  order: async (host) => (await import('./order.js')).order(host),
  drag: async (host) => (await import('./drag.js')).drag(host),
  cloud: async (host) => (await import('./cloud.js')).cloud(host),
  rank: async (host) => (await import('./rank.js')).rank(host),
  points: async (host) => (await import('./points.js')).points(host),
  grid: async (host) => (await import('./grid.js')).grid(host),
  pin: async (host) => (await import('./pin.js')).pin(host),
  open: async (...of) => (await import('./open.js')).open(...of),
};

/** A type of that list, or one that is here and has to do more than by itself. */
export async function later(name: string, here: QuestionType | undefined, ...of: [host: QuestionHost, activity: ActivityController]): Promise<QuestionType> {
  if (of[0].closest('flip-peer, flip-poll, flip-survey')) (await import('../ballot-terms.js')).joinBallot(of[0]);
  const type = here ?? await makes[name as Later](...of);
  if (of[0].closest('flip-survey')) return (await import('../opinion.js')).opinion(type, name);
  return of[0].matches(SPECIAL) ? (await import('./special.js')).special(type, name, ...of) : type;
}
