import {createHash, randomInt, randomUUID} from 'node:crypto';
import {groupOf} from '../../src/core/anonymity.js';
import {bytesOf, MAX_DATA_BYTES, type Answers, type Entry} from '../../src/core/entry.js';
import {Failure} from './failure.js';
import type {Journal} from './journal.js';
import {sealOf, type Seal} from './sealed.js';
import type {Spaces} from './space.js';
import type {Incoming, Store} from './store.js';
import type {turns} from './turn.js';

/** Who says what several people said: a pseudonym of nobody. */
export const NOBODY = '~';
/** What waits must fit into one record of any store. */
const MOST_WAITING = 700 * 1024;
/** Beside the responses of an entry there is the question, and what all of them answered. */
const ROOM = 2048;

/** Answers of people who are not told apart, as long as they are too few to be shown. */
interface Waiting {
  /** Signs of the people, in no order: somebody who answers twice does not make the group larger. */
  people: string[];
  /** In no order. */
  sheets: Answers[];
  /** The day of the latest, for what is kept for a time only. */
  day: string;
}

/** What an activity was told in confidence. */
interface Confidence {
  waiting: Record<string, Waiting>;
  /** What is on its way into the log. */
  leaving: {day: string; entries: Incoming[]}[];
  /** Signs of the answers that came, in the order of the signs: one that is sent again is known by its own. */
  known: string[];
}

const prefixOf = (space: string) => `confidences/${space}/`;
const keyOf = (space: string, activity: string) => prefixOf(space) + createHash('sha256').update(activity).digest('base64url');
const dayOf = (now: Date): string => `${now.toISOString().slice(0, 10)}T00:00:00.000Z`;

/**
 * Answers that nobody is to be known by. They wait apart from the log, sealed and without their author, until there are
 * enough new ones, and come into it shuffled, question by question, with nothing but the day: so neither number nor time,
 * nor what came between two looks, leads to a person.
 */
export class Confidences {
  constructor(
    readonly of: {store: Store; spaces: Spaces; secret: string; now: () => Date; inTurn: ReturnType<typeof turns>; journal: Journal},
  ) {}

  /** Takes what somebody says in confidence; on disk when it resolves. Idempotent by id. */
  async take(space: string, sub: string, entry: Incoming): Promise<{dup: boolean}> {
    const key = keyOf(space, entry.activity);
    return this.of.inTurn(key, async () => {
      const seal = await this.#sealOf(space);
      const sign = seal.sign(`answers ${entry.id}`);
      let dup = false;
      const after = await this.#change(key, seal, (before) => {
        dup = before.known.includes(sign);
        return dup ? before : this.#withSheet(before, entry as Incoming & Entry<'confided'>, {sign, person: personOf(seal, sub)});
      });
      // Also what another gateway left behind when it fell: whose answer was lost sends it again.
      await this.#release(space, {key, seal, leaving: after.leaving});
      return {dup};
    });
  }

  /** Whoever is erased does not count any more among those who wait. Which answers are theirs, nobody knows. */
  async forget(space: string, sub: string): Promise<void> {
    const person = personOf(await this.#sealOf(space), sub);
    await this.#changeAll(space, (before) => ({
      ...before, waiting: mapped(before.waiting, (waiting) => ({...waiting, people: waiting.people.filter((one) => one !== person)})),
    }));
  }

  /** Erases what waits since before a time (ISO 8601). */
  async retain(space: string, before: string): Promise<void> {
    await this.#changeAll(space, (all) => ({...all, waiting: Object.fromEntries(Object.entries(all.waiting).filter(([, {day}]) => day >= before))}));
  }

  /** Forgets a space for good. */
  async remove(space: string): Promise<void> {
    const {records} = this.of.store;
    for (const {key} of await records.list(prefixOf(space))) await records.delete(key);
  }

  #withSheet({known, waiting, leaving}: Confidence, {activity, data: {answers, group, by}}: Entry<'confided'>, {sign, person}: Signs): Confidence {
    const of = by === undefined ? undefined : answers[by] ?? [];
    const least = groupOf(group);
    const pile = JSON.stringify([least, by, of]);
    const {[pile]: before = {people: [], sheets: [], day: ''}, ...others} = waiting;
    const after: Waiting = {
      people: [...new Set([...before.people, person])].sort(), sheets: shuffled([...before.sheets, answers]), day: dayOf(this.of.now()),
    };
    const next = {known: [...known, sign].sort(), leaving};
    if (after.people.length < least) return {...next, waiting: {...others, [pile]: after}};
    const entries = gathered(activity, after.sheets, by === undefined ? {} : {by, of: of!});
    return {...next, waiting: others, leaving: [...leaving, {day: after.day, entries}]};
  }

  /** Brings into the log what is to be shown, all with the day on which the last of them came: an older one would stand out. */
  async #release(space: string, {key, seal, leaving}: {key: string; seal: Seal; leaving: Confidence['leaving']}): Promise<void> {
    if (leaving.length === 0) return;
    for (const {day, entries} of leaving) await this.of.store.append(space, NOBODY, day, entries);
    const gone = new Set(leaving.map(({entries}) => entries[0]?.id));
    await this.#change(key, seal, (before) => ({...before, leaving: before.leaving.filter(({entries}) => !gone.has(entries[0]?.id))}));
  }

  async #changeAll(space: string, how: (before: Confidence) => Confidence): Promise<void> {
    const seal = await this.#sealOf(space);
    for (const {key} of await this.of.store.records.list(prefixOf(space))) await this.of.inTurn(key, () => this.#change(key, seal, how));
  }

  /** Changes it as it is now, whoever else changes it. */
  async #change(key: string, seal: Seal, how: (before: Confidence) => Confidence): Promise<Confidence> {
    const {records} = this.of.store;
    for (;;) {
      const record = await records.get(key);
      const before = this.#opened(record?.value, seal);
      const after = how(before);
      if (after === before) return before;
      const box = seal.close(after);
      if (box.length > MOST_WAITING) throw new Failure(507, 'full', 'Too many long answers wait here for others. Keep this, and send it again later.', {'retry-after': '600'});
      if (await records.put(key, {box}, {if: record?.version ?? 0})) return after;
    }
  }

  #opened(value: unknown, seal: Seal): Confidence {
    const found = value === undefined ? undefined : seal.open((value as {box: string}).box) as Confidence | undefined;
    if (value !== undefined && !found) this.of.journal('warn', 'confidence', {error: 'What waited was sealed with another FLIP_SECRET and cannot be read any more.'});
    return found ?? {waiting: {}, leaving: [], known: []};
  }

  async #sealOf(space: string): Promise<Seal> {
    return sealOf(this.of.secret, (await this.of.spaces.get(space)).salt);
  }
}

interface Signs {sign: string; person: string}

const personOf = (seal: Seal, sub: string): string => seal.sign(`person ${sub}`);

const mapped = <T>(all: Record<string, T>, how: (one: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, how(one)]));

/** Question by question, each in an order of its own: what one person answered to two of them is not together any more. */
function gathered(activity: string, sheets: readonly Answers[], beside: {by?: string; of?: string[]}): Incoming[] {
  const questions = [...new Set(sheets.flatMap((sheet) => Object.keys(sheet)))].sort();
  return questions.flatMap((question) => {
    const all = shuffled(sheets.filter((sheet) => Object.hasOwn(sheet, question)).map((sheet) => sheet[question]!));
    return parted(all).map((responses): Incoming => ({id: randomUUID(), activity, type: 'gathered', data: {question, responses, ...beside}}));
  });
}

/** As many at a time as an entry may weigh. */
function parted(responses: readonly string[][]): string[][][] {
  const parts: string[][][] = [[]];
  let weight = 0;
  for (const response of responses) {
    weight += bytesOf(response);
    if (weight > MAX_DATA_BYTES - ROOM && parts.at(-1)!.length > 0) {
      parts.push([]);
      weight = bytesOf(response);
    }
    parts.at(-1)!.push(response);
  }
  return parts;
}

/** Fisher and Yates, with numbers that nobody can guess. */
function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
