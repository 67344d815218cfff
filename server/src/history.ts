import {Failure} from './failure.js';
import type {Space, Spaces} from './space.js';
import type {Store} from './store.js';

/** Where a reader is: how far, in which history, and what had been erased by then. A number alone is believed as it is. */
export interface Place {
  seq: number;
  run?: number;
  erasures?: number;
}

/** So many are remembered: of the oldest it is forgotten where they ended. */
const MOST_RUNS = 64;
const FORM = /^(\d{1,16})(?:\.([\da-z]{1,11})\.([\da-z]{1,11}))?$/;

/** What every cursor of a space ends with, as long as nothing is erased and the server is not started anew. */
export const markOf = ({runs = [], erasures = 0}: Space): string => `${(runs.at(-1)?.name ?? 0).toString(36)}.${erasures.toString(36)}`;

export const cursorAt = (seq: number, mark: string): string => `${seq}.${mark}`;

/** Reads a cursor; `undefined` when it is none. */
export function placeIn(text: string): Place | undefined {
  const [, seq, run, erasures] = FORM.exec(text) ?? [];
  if (seq === undefined) return undefined;
  const place = {seq: Math.min(Number(seq), Number.MAX_SAFE_INTEGER)};
  return run === undefined || erasures === undefined ? place : {...place, run: parseInt(run, 36), erasures: parseInt(erasures, 36)};
}

/** Up to which number a reader's history is this one: a server that came back with an older state has only the beginning of it. */
export function agreedOn({runs = []}: Space, {seq, run}: Place): number {
  if (run === undefined) return seq;
  const i = runs.findLastIndex(({name}) => name <= run);
  // One that we do not know and that is younger than all we know was written after what we know was copied.
  const end = runs.some(({name}) => name === run) || i < runs.length - 1 ? runs[i + 1]?.after : runs[i]?.after;
  return Math.min(seq, end ?? seq);
}

/** With one more run, that begins where the log ends. Those in which nothing was said are left out. */
export function withRun({runs = [], top = 0, ...space}: Space, now: number, last: number): Space {
  const after = Math.max(top, last);
  const before = runs.filter((run) => run.after < after).slice(1 - MOST_RUNS);
  return {...space, top, runs: [...before, {name: Math.max(now, (runs.at(-1)?.name ?? 0) + 1), after}]};
}

/** Whether a reader who is at a place of the past may go on from there. */
const holds = (space: Space, place: Place): boolean =>
  agreedOn(space, place) === place.seq && (place.erasures === undefined || place.erasures === (space.erasures ?? 0));

/** What is looked at before a reader goes on, and before anything is written. */
export interface Histories {
  /** The space, in which this server has begun to write. */
  begin(space: string): Promise<Space>;
  /** The space in which a reader goes on. Rejects with 412 when what was read is not what is here. @param onlyLost erasing is no matter */
  continue(space: string, place: Place, onlyLost?: boolean): Promise<Space>;
}

export function historiesOf({store, spaces, now}: {store: Store; spaces: Spaces; now: () => Date}): Histories {
  const begun = new Map<string, Promise<unknown>>();

  async function begin(id: string): Promise<Space> {
    const {created} = await spaces.get(id);
    const key = `${id} ${created}`;
    if (!begun.has(key)) {
      const beginning = store.last(id).then((last) => spaces.change(id, (space) => withRun(space, now().getTime(), last)));
      begun.set(key, beginning);
      beginning.catch(() => begun.delete(key));
    }
    await begun.get(key);
    return spaces.get(id);
  }

  return {
    begin,
    async continue(id, {erasures, ...place}, onlyLost = false) {
      const asked = {...place, ...(!onlyLost && erasures !== undefined && {erasures})};
      const known = await begin(id);
      if (holds(known, asked)) return known;
      // Another gateway may know more.
      const space = await spaces.look(id);
      if (holds(space, asked)) return space;
      const agreed = agreedOn(space, place);
      throw stale(agreed < place.seq ? {agreed} : {});
    },
  };
}

function stale(facts: Failure['facts']): Failure {
  const failure = new Failure(412, 'stale',
    'What was read so far is not what is here any more: something was erased, or the server came back with an older state. Read again from the beginning, with after=0.');
  failure.facts = facts;
  return failure;
}
