import type {Interval} from '../core/interval.js';
import {parseTime} from '../core/time.js';

/** A checkpoint as its author wrote it. */
export interface Mark {
  /** Empty: it is named after its second. */
  id: string;
  /** `1:40`, as in the attribute. */
  at: string | null;
  /** When it goes again by itself, as in the attribute. */
  until: string | null;
  /** The video stops for it although it has an `until`. */
  pausing: boolean;
  /** It must be passed before anything behind it can be seen. */
  gate: boolean;
}

/** A checkpoint in its place. */
export interface Stop<M extends Mark = Mark> {
  id: string;
  /** Seconds, within what is shown of the video. */
  at: number;
  /** Seconds: beyond `at` it is there while the video plays on to here, else the same as `at`. */
  until: number;
  /** The video stops at it. */
  halts: boolean;
  gate: boolean;
  mark: M;
}

/** What was made of the marks: `noTime` have none, `outside` were moved to the start or the end, `twins` share an id. */
export interface Plan<M extends Mark = Mark> {
  /** In the order they are met. */
  stops: Stop<M>[];
  noTime: M[];
  outside: M[];
  twins: M[];
}

/** Stops nearer to each other than this, seconds, are one pause: a tenth, less what decimals are inexact by. */
export const TOGETHER = 0.099;

/**
 * Puts marks in their places. Two at one second keep the order they are written in; one outside of what is shown comes
 * at its start or end, so that nothing is lost.
 * @param shown the stretch of the video that is shown; its end is `Infinity` while the length is unknown
 */
export function plan<M extends Mark>(marks: readonly M[], [start, end]: Interval): Plan<M> {
  const made: Plan<M> = {stops: [], noTime: [], outside: [], twins: []};
  const taken = new Set<string>();
  for (const mark of marks) {
    const time = parseTime(mark.at);
    if (time === undefined) {
      made.noTime.push(mark);
      continue;
    }
    const at = Math.min(Math.max(time, start), end);
    if (at !== time) made.outside.push(mark);
    const wanted = mark.id || `${time}s`;
    const id = unused(wanted, taken);
    if (id !== wanted) made.twins.push(mark);
    const {gate, pausing} = mark;
    const until = gate ? at : Math.max(at, Math.min(parseTime(mark.until) ?? at, end));
    made.stops.push({id, at, until, halts: pausing || until === at, gate, mark});
  }
  made.stops.sort((a, b) => a.at - b.at);
  return made;
}

function unused(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}~${n}`;
  taken.add(id);
  return id;
}

/** The stops that are where we are. */
export function standingAt<S extends Pick<Stop, 'at'>>(stops: readonly S[], place: number): S[] {
  return stops.filter(({at}) => Math.abs(at - place) < TOGETHER);
}

/**
 * Where a jump may land. A gate trips even when it is jumped past, from wherever the jump came: so nothing behind an
 * unpassed gate can be reached, not by the bar, a script, a media key or a hole in the stream.
 * @returns the time, and the gate that held the jump
 */
export function landing<S extends Pick<Stop, 'at' | 'gate' | 'id'>>(
  stops: readonly S[], passed: ReadonlySet<string>, to: number): {time: number; gate?: S} {
  const gate = stops.find((stop) => stop.gate && !passed.has(stop.id));
  return gate && to >= gate.at ? {time: gate.at, gate} : {time: to};
}
