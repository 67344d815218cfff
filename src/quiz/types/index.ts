import type {ActivityController} from '../../element/activity.js';
import {choice, multiple, trueFalse} from './choice.js';
import type {QuestionHost, QuestionType} from './question-type.js';

/** The types that come with every question. */
const TYPES: Readonly<Record<string, QuestionType>> = {choice, multiple, 'true-false': trueFalse};

/** Those that are loaded when the first question asks; what makes them is in `later.ts`. */
const LATER = ['short', 'number', 'blanks', 'mark', 'hotspot', 'scale', 'open', 'match', 'order', 'drag',
  'cloud', 'rank', 'points', 'grid', 'pin'] as const;
export type Later = typeof LATER[number];

/** Questions that ask for more than their type does by itself: see `special.ts`. Votes are `ballot-terms.ts`. */
export const SPECIAL = '[certainty],[distractors],[distractors] *,flip-peer *,flip-poll *,flip-survey *';

/** What a type can be called. */
export const NAMES = [...Object.keys(TYPES), ...LATER];

/** Is there a type of that name? */
export const isType = (name: string): boolean => NAMES.includes(name);

/** The type of that name, for a question; `choice` where there is none. `activity` brings the way to its records and drafts. */
export const makeType = (name: string, host: QuestionHost, activity: () => Promise<ActivityController>): QuestionType | Promise<QuestionType> =>
  (LATER.includes(name as Later) || host.matches(SPECIAL)
    ? Promise.all([import('./later.js'), activity()]).then(([{later}, way]) => later(name, TYPES[name], host, way)) : TYPES[name] ?? choice);
