import type {ActivityController} from '../../element/activity.js';
import type {Later} from './index.js';
import type {QuestionHost, QuestionType} from './question-type.js';

/** `activity` is the way to the question's records and drafts. */
type Make = (host: QuestionHost, activity: ActivityController) => Promise<QuestionType>;

/**
 * Every type that is loaded with the first question of its kind: a new one is a file, a line here and its name in
 * `index.ts`. The list is apart, so that a page with a choice does not pay for their addresses.
 */
export const later: Readonly<Record<Later, Make>> = {
  short: async (host) => (await import('./short.js')).short(host),
  number: async (host) => (await import('./short.js')).number(host),
  blanks: async (host) => (await import('./blanks.js')).blanks(host),
  mark: async (...of) => (await import('./mark.js')).mark(...of),
  hotspot: async (host) => (await import('./hotspot.js')).hotspot(host),
  scale: async (host) => (await import('./scale.js')).scale(host),
  match: async (host) => (await import('./match.js')).match(host),
  order: async (host) => (await import('./order.js')).order(host),
  drag: async (host) => (await import('./drag.js')).drag(host),
  open: async (...of) => (await import('./open.js')).open(...of),
};
