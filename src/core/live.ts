import {isEntry, type Entry} from './entry.js';

/** Whether learners' pages go where the teacher is (`teacher`), or are only told (`self`). */
export type Pace = 'teacher' | 'self';

/** A class as the log tells it: whether it is together, and where its teacher is. */
export interface Session {
  running: boolean;
  /** How many times it was begun. */
  run: number;
  /** When it was begun, ms since 1970. */
  since: number;
  /** The activity that the class is at. */
  to: string | undefined;
  /** The entry that led there: tells going there again from being there. */
  move: string;
  /** As the staff said last; `undefined`: as the author wrote it. */
  pace: Pace | undefined;
}

/** A class of which nothing was heard for so long was left open, and is over, ms. */
const LEFT_OPEN = 6 * 3_600_000;

export const paceOf = (text: string): Pace => (text === 'self' ? 'self' : 'teacher');

/** Says where a class is: all that `foldLive` wants to know. */
export const isOfClass = ({type}: Entry): boolean => type === 'staged' || type === 'led' || type === 'grouped';

/**
 * Folds what the staff's pages did, in the log's order. The class is where the teacher led it last, or where something was
 * begun last: a poll that opens, groups that are shown. What goes on there, or is closed later, leads nobody back.
 * @param live the activity that begins and ends the class  @param now by the class's clock, ms since 1970
 */
export function foldLive(entries: readonly Entry[], live: string, now = 0): Session {
  const session: Session = {running: false, run: 0, since: 0, to: undefined, move: '', pace: undefined};
  const begun = new Set<string>();
  let last = 0;
  const go = ({id}: Entry, to: string | undefined) => Object.assign(session, {to, move: to === undefined ? '' : id});
  for (const entry of entries) {
    if (!isOfClass(entry)) continue;
    const isOwn = entry.activity === live;
    if (isOwn && isEntry(entry, 'staged')) {
      session.running = entry.data.phase === 'open';
      session.run = entry.data.run;
      if (session.running) session.since = Date.parse(entry.at);
      go(entry, undefined);
    } else if (isOwn && isEntry(entry, 'led')) {
      session.pace = paceOf(entry.data.pace);
      if (entry.data.to !== session.to) go(entry, entry.data.to);
    } else if (isBeginning(entry, begun) && session.running) go(entry, entry.activity);
    last = Date.parse(entry.at);
  }
  return session.running && now - last > LEFT_OPEN ? {...session, running: false} : session;
}

/** Whether something begins that was not there before; nothing does while it is `idle`. */
function isBeginning({activity, data}: Entry, begun: Set<string>): boolean {
  if (!('run' in data) || ('phase' in data && data.phase === 'idle')) return false;
  const key = `${data.run} ${activity}`;
  if (begun.has(key)) return false;
  begun.add(key);
  return true;
}
