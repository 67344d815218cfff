/** What may stand in a log. Apart from what reads one: a page needs it with the first entry only. */
import {amount, count, every, flag, list, optional, orNull, rate, ratio, seconds, shape, text, texts, type Check} from './check.js';
import {bytesOf, MAX_DATA_BYTES, type EntryType, type NewEntry} from './entry.js';
import {LogError} from './log.js';

/** What an answer and a vote have in common. */
const given = {
  question: text, response: texts, score: orNull(ratio), correct: orNull(flag), misconceptions: optional(texts), certainty: optional(ratio),
};

/** What it holds: a type without a schema does not compile, nor one without an audience (`audience.ts`). */
const CHECKS: {readonly [T in EntryType]: Check} = {
  launched: shape({}),
  watched: shape({from: seconds, to: seconds, rate}),
  read: shape({from: seconds, to: seconds}),
  noted: shape({at: seconds, text, note: optional(text), removed: optional(flag)}),
  reached: shape({checkpoint: text}),
  passed: shape({checkpoint: text}),
  skipped: shape({checkpoint: text}),
  answered: shape({
    ...given, try: count, duration: seconds, version: optional(text), judged: optional(texts), attempt: optional(count),
  }),
  attempted: shape({attempt: count, seed: optional(text), picked: optional(texts), until: optional(text)}),
  submitted: shape({score: ratio, attempt: optional(count)}),
  asked: shape({text}),
  arranged: shape({
    gate: optional(text), anonymous: optional(text), moderated: optional(flag), kind: optional(text), closes: optional(text), perDay: optional(count),
  }),
  posted: shape({text, parent: optional(text), at: optional(seconds), quote: optional(text), answer: optional(texts)}),
  edited: shape({post: text, text}),
  removed: shape({post: text}),
  reacted: shape({post: text, kind: text, on: flag}),
  endorsed: shape({post: text, on: flag}),
  moderated: shape({post: text, as: text, on: flag}),
  reported: shape({post: text, reason: optional(text)}),
  rated: shape({learner: text, score: ratio, reasons: optional(texts), post: optional(text)}),
  staged: shape({phase: text, run: count, until: optional(text), seconds: optional(seconds), question: optional(text)}),
  led: shape({to: optional(text), pace: text}),
  voted: shape({...given, run: count, round: count}),
  revealed: shape({
    run: count, tallies: list(shape({round: amount, total: amount, counts: every(amount), right: optional(amount), kind: optional(text), sums: optional(every(amount))})), changes: optional(list(amount)),
    shown: optional(flag),
  }),
  grouped: shape({
    run: count, groups: list(shape({label: text, members: texts, roles: optional(list(texts))})), issue: optional(text),
    part: optional(count), parts: optional(count),
  }),
  signalled: shape({label: text, at: optional(seconds), back: optional(text)}),
  surveyed: shape({answers: every(texts)}),
  confided: shape({answers: every(texts), group: count, by: optional(text)}),
  gathered: shape({question: text, responses: list(texts), by: optional(text), of: optional(texts)}),
  summed: shape({question: text, total: amount, counts: every(amount), words: optional(texts)}),
  heeded: shape({said: text, did: text, note: optional(text), removed: optional(flag)}),
  progressed: shape({ratio}),
  followed: shape({thread: optional(text), on: flag}),
  completed: shape({score: optional(ratio), coverage: optional(ratio), version: optional(text), attempt: optional(count)}),
};

/** What is wrong with an entry as it came in (from a client, a file or a disk), or `undefined`. */
export function faultOf(entry: NewEntry): string | undefined {
  if (!Object.hasOwn(CHECKS, entry.type)) return `type ${JSON.stringify(entry.type)} is not known`;
  const wrong = text(entry.id) ?? text(entry.activity) ?? CHECKS[entry.type](entry.data);
  return wrong && `${entry.type}: ${wrong}`;
}

/** Throws when an entry may not be stored. */
export function assertStorable(entry: NewEntry): void {
  const fault = faultOf(entry);
  if (fault) throw new LogError('invalid', `This entry cannot be stored: ${fault}.`);
  const bytes = bytesOf(entry.data);
  if (bytes > MAX_DATA_BYTES) {
    throw new LogError('too-large', `This entry weighs ${bytes} bytes; at most ${MAX_DATA_BYTES} can be stored.`);
  }
}
