/*
 * How what is said of single seconds of a medium comes to the medium, though neither side knows the other. Who speaks of
 * it listens on it for `flip-places` and answers through the event; what shows it asks, whenever it is told that there is
 * something to ask for. Nothing is held on the way, so nothing can be out of date.
 */

/** A second of a medium that somebody has something to say of. */
export interface Place {
  /** Seconds. */
  readonly at: number;
  readonly id: string;
  /** Who says it; empty where that is not known. */
  readonly author: string;
  /** Its beginning, in one line without marks. */
  readonly line: string;
  /** Where it stands; a page that keeps its own place behind the # has no addresses for it. */
  readonly href: string | undefined;
  /** Leads the reader there. */
  show(): void;
}

/** The medium asks who has something to say of its seconds. It stays on the medium. */
export interface PlacesRequest extends Event {
  /** Called with what there is, in any order. */
  take(places: readonly Place[]): void;
  /** Goes to a second as the medium's own buttons do, with its own word where it does not. */
  seek(to: number): void;
}

export const PLACES = 'flip-places';

/** What says to a medium that there is something to ask for: `medium.ask?.(TALK)`. */
export const TALK = 'talk';

/** What is said of a second is near from so long before it, seconds: a reader needs a moment. */
const BEFORE = 2;
/** Till so long after it: about a sentence. */
const AFTER = 8;

/**
 * What is near a time: from two seconds before its own second until eight after it.
 * @param places by their seconds
 */
export function placesNear<T extends {readonly at: number}>(places: readonly T[], time: number): T[] {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.at < time - AFTER) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < places.length && places[end]!.at <= time + BEFORE) end++;
  return places.slice(low, end);
}
