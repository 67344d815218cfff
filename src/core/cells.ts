/** Places in a field or on a picture, told so coarsely that nobody is known by theirs. */
import type {Tally} from './entry.js';
import type {CountedVote} from './tally.js';

/** A place in per cent of a field's width and height. */
export interface Place {x: number; y: number}

/** So many cells a row and a column. */
export const CELLS = 20;

const PLACE = /^@(\d{1,3}(?:\.\d+)?),(\d{1,3}(?:\.\d+)?)$/;

/** A place in a response: `@31,47.5`; `undefined` for what is none. */
export function placeIn(part: string | undefined): Place | undefined {
  const [, x, y] = PLACE.exec(part ?? '') ?? [];
  const place = {x: Number(x), y: Number(y)};
  return place.x <= 100 && place.y <= 100 ? place : undefined;
}

/** A place as part of a response, to whole per cent. */
export const placeAsPart = ({x, y}: Place): string => `@${whole(x)},${whole(y)}`;

const whole = (percent: number) => Math.round(Math.min(100, Math.max(0, percent)));

/** How many votes lie in each cell: `column,row`, from 0. */
export function cellsOf(votes: Iterable<CountedVote>): Tally['counts'] {
  const counts: Tally['counts'] = {};
  for (const {response} of votes) {
    const place = placeIn(response[0]);
    if (!place) continue;
    const key = `${cellAt(place.x)},${cellAt(place.y)}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const cellAt = (percent: number) => Math.min(CELLS - 1, Math.floor(percent / 100 * CELLS));

export interface Cell extends Place {votes: number}

/** The cells that have votes, each by its middle. */
export function cellsIn(counts: Tally['counts']): Cell[] {
  return Object.entries(counts).flatMap(([key, votes]) => {
    const [column = NaN, row = NaN] = key.split(',').map(Number);
    const isCell = [column, row].every((at) => Number.isInteger(at) && at >= 0 && at < CELLS);
    return isCell && votes > 0 ? [{x: (column + 0.5) / CELLS * 100, y: (row + 0.5) / CELLS * 100, votes}] : [];
  });
}

/** The votes by regions, `parts` a row and a column: `[row][column]`, where each cell lies with its middle. */
export function regionsOf(cells: readonly Cell[], parts: number): number[][] {
  const regions = Array.from({length: parts}, () => Array.from({length: parts}, () => 0));
  for (const {x, y, votes} of cells) regions[Math.floor(y / 100 * parts)]![Math.floor(x / 100 * parts)]! += votes;
  return regions;
}
