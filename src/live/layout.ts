/** How groups stand on a screen of 16 to 9, so that names are legible from the back of a room. Lengths are in 1/100 of its width. */
import type {Group} from '../core/entry.js';

export interface Layout {
  columns: number;
  /** The height of letters. */
  letters: number;
}

/** From large to small: so many columns, and letters such that a name of 15 fits into one. */
const LAYOUTS: readonly Layout[] = [{columns: 2, letters: 4.4}, {columns: 3, letters: 3.3}, {columns: 4, letters: 2.5}, {columns: 5, letters: 2}, {columns: 6, letters: 1.65}];
const SMALLEST = LAYOUTS.at(-1)!;
/** What the groups may take of the height: beside them are the heading, the pages and the browser. */
const HEIGHT = 44;
const GAP = 1.2;
/** The lines of a group beside its people, in letters: its name, and the space around. */
const AROUND = 3;
const LINE = 1.3;
/** Some names take two lines, none more. */
const LONG_NAMES = 1.35;

/** The largest letters with which all these groups fit, or else the smallest. */
export function layoutOf(groups: readonly Group[]): Layout {
  return LAYOUTS.find((layout) => Math.ceil(groups.length / layout.columns) <= rowsOf(groups, layout)) ?? SMALLEST;
}

/** Pages of as many groups as go on one with the smallest letters; the last is as full as the others, or nearly. */
export function pagesOf(groups: readonly Group[]): Group[][] {
  const most = Math.max(1, rowsOf(groups, SMALLEST)) * SMALLEST.columns;
  const size = Math.ceil(groups.length / Math.ceil(groups.length / most));
  return groups.length === 0 ? [] : Array.from({length: Math.ceil(groups.length / size)}, (_, i) => groups.slice(i * size, (i + 1) * size));
}

function rowsOf(groups: readonly Group[], {letters}: Layout): number {
  const lines = Math.max(...groups.map(({members, roles}) => members.length * (roles ? 2 : 1)));
  return Math.floor((HEIGHT + GAP) / ((lines * LONG_NAMES * LINE + AROUND) * letters + GAP));
}
