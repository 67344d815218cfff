import {count, flag, optional, orNull, rate, ratio, seconds, shape, text, texts, type Check} from './check.js';

/** What each type of entry says. The key is a past-tense verb; `flip-` before it is the event's name. */
export interface EntryData {
  /** A learner opened the lesson. */
  launched: Record<string, never>;
  /** Seconds `[from, to)` of the medium were played while visible, at this speed. */
  watched: {from: number; to: number; rate: number};
  /** Seconds `[from, to)` of the medium were read in its transcript. */
  read: {from: number; to: number};
  /** A note at a second, a bookmark when it has no words. With `note` it changes that one, with `removed` it takes it away. */
  noted: {at: number; text: string; note?: string; removed?: boolean};
  /** Playing came to a checkpoint. */
  reached: {checkpoint: string};
  /** The learner did what the checkpoint asks. */
  passed: {checkpoint: string};
  /** The learner left a checkpoint out that may be left out. */
  skipped: {checkpoint: string};
  /** A question was answered. `response` holds option keys, `score` is 0..1 or `null` (not graded), `duration` seconds. */
  answered: {
    question: string; response: string[]; score: number | null; correct: boolean | null; try: number; duration: number;
    /** The wrong ideas behind the chosen options. */
    misconceptions?: string[];
    /** Hash of the question as it was asked: tells an answer to an older wording. */
    version?: string;
    /** How sure the learner is, 0..1. */
    certainty?: number;
    /** The learner's own judgement of the answer, `gravity[.]had` each: said after it was checked, in an entry with the same `try`. */
    judged?: string[];
    /** The attempt at the quiz that it belongs to, where it is not the first. */
    attempt?: number;
  };
  /**
   * An attempt at a quiz began: what its order follows from, which questions were picked, and when it must be handed in
   * (ISO 8601). Of two with one number the first counts.
   */
  attempted: {attempt: number; seed?: string; picked?: string[]; until?: string};
  /** A quiz was finished; `score` is 0..1, `certainty` the points for being rightly sure. */
  submitted: {score: number; attempt?: number; certainty?: number};
  /** What is unclear, in the learner's words; the latest counts. */
  asked: {text: string};
  /** A post, or with `parent` a reply to one. */
  posted: {text: string; parent?: string};
  edited: {post: string; text: string};
  /** A mark on a post, set or taken back. */
  reacted: {post: string; kind: 'like'; on: boolean};
  /** How much of an activity is done, 0..1. */
  progressed: {ratio: number};
  /** `version` and `attempt`: as in `answered`. */
  completed: {score?: number; coverage?: number; version?: string; attempt?: number};
}

export type EntryType = keyof EntryData;

/** Who may read an entry: everybody in the space, its author and the staff, or its author alone. */
export type Audience = 'all' | 'staff-and-self' | 'self';

interface EntryRule {
  audience: Audience;
  check: Check;
}

/** Who reads what, and what it holds: a type without an audience and a schema does not compile. */
export const ENTRY_RULES: {readonly [T in EntryType]: EntryRule} = {
  launched: {audience: 'staff-and-self', check: shape({})},
  watched: {audience: 'staff-and-self', check: shape({from: seconds, to: seconds, rate})},
  read: {audience: 'staff-and-self', check: shape({from: seconds, to: seconds})},
  noted: {audience: 'self', check: shape({at: seconds, text, note: optional(text), removed: optional(flag)})},
  reached: {audience: 'staff-and-self', check: shape({checkpoint: text})},
  passed: {audience: 'staff-and-self', check: shape({checkpoint: text})},
  skipped: {audience: 'staff-and-self', check: shape({checkpoint: text})},
  answered: {
    audience: 'staff-and-self',
    check: shape({
      question: text, response: texts, score: orNull(ratio), correct: orNull(flag), try: count, duration: seconds,
      misconceptions: optional(texts), version: optional(text), certainty: optional(ratio), judged: optional(texts), attempt: optional(count),
    }),
  },
  attempted: {
    audience: 'staff-and-self', check: shape({attempt: count, seed: optional(text), picked: optional(texts), until: optional(text)}),
  },
  submitted: {audience: 'staff-and-self', check: shape({score: ratio, attempt: optional(count)})},
  asked: {audience: 'staff-and-self', check: shape({text})},
  posted: {audience: 'all', check: shape({text, parent: optional(text)})},
  edited: {audience: 'all', check: shape({post: text, text})},
  reacted: {audience: 'all', check: shape({post: text, kind: text, on: flag})},
  progressed: {audience: 'staff-and-self', check: shape({ratio})},
  completed: {audience: 'staff-and-self', check: shape({score: optional(ratio), coverage: optional(ratio), version: optional(text), attempt: optional(count)})},
};

/** One line of a lesson's log. `author`, `at` (ISO 8601) and `seq` are set by the log, never by the client. */
export interface Entry<T extends EntryType = EntryType> {
  id: string;
  space: string;
  activity: string;
  type: T;
  data: EntryData[T];
  author: string;
  at: string;
  seq: number;
}

/** What a client may say. `id` is a UUID of its own making: appending twice with one id appends once. */
export type NewEntry<T extends EntryType = EntryType> = Pick<Entry<T>, 'id' | 'activity' | 'type' | 'data'>;

/** The most that `data` may weigh, in bytes of UTF-8 JSON. */
export const MAX_DATA_BYTES = 16 * 1024;

/** What is wrong with an entry as it came in (from a client, a file or a disk), or `undefined`. */
export function faultOf(entry: NewEntry): string | undefined {
  if (!Object.hasOwn(ENTRY_RULES, entry.type)) return `type ${JSON.stringify(entry.type)} is not known`;
  const wrong = text(entry.id) ?? text(entry.activity) ?? ENTRY_RULES[entry.type].check(entry.data);
  return wrong && `${entry.type}: ${wrong}`;
}

export const bytesOf = (data: unknown): number => new TextEncoder().encode(JSON.stringify(data)).length;

/** Narrows an entry to one type. */
export function isEntry<T extends EntryType>(entry: Entry, type: T): entry is Entry<T> {
  return entry.type === type;
}
