/** Faster than this nobody reads, words a second: twice a fluent reader's pace. */
const PACE = 10;
/** Nobody needs to have thought for longer than this, seconds. */
const ENOUGH = 10;

/** One question, as far as effort can be seen. */
export interface Worked {
  points: number;
  answered: boolean;
  right: boolean;
  /** How long was thought about it, over all tries, seconds. */
  seconds: number;
  /** How many words there are to read. */
  words: number;
}

/** Was it answered in earnest? A right answer always was; a wrong one when there was time to read what is asked. */
export function earnest({answered, right, seconds, words}: Worked): boolean {
  return answered && (right || seconds >= Math.min(ENOUGH, words / PACE));
}

/** The share of the points that were answered in earnest, 0..1: credit for effort, whatever is right. */
export function effortOf(list: readonly Worked[]): number {
  const all = list.reduce((sum, {points}) => sum + points, 0);
  const weight = ({points}: Worked) => (all > 0 ? points / all : 1 / list.length);
  return Math.min(1, list.filter(earnest).reduce((sum, each) => sum + weight(each), 0));
}
