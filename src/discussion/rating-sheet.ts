import type {Rating} from '../core/participation.js';
import type {Criterion} from './rubric.js';

/** Without a rubric, points are given of so many. */
export const SCALE = 5;

/** What is chosen and typed on a sheet: a criterion's number, or `points`, `comment` -> the value. */
export type Sheet = Readonly<Record<string, string>>;

/** What a sheet says: a score of 0..1 with its reasons; nothing where nothing is chosen. */
export function ratingOn(sheet: Sheet, rubric: readonly Criterion[]): {score: number; reasons: string[]} | undefined {
  const comment = sheet['comment']?.trim() ?? '';
  const said = comment ? [comment] : [];
  if (rubric.length === 0) return sheet['points'] === undefined ? undefined : {score: Number(sheet['points']) / SCALE, reasons: said};
  if (rubric.some(({levels}, i) => levels.length > 0 && sheet[`c${i}`] === undefined)) return undefined;
  const reasons = rubric.map((criterion, i) => reasonFor(criterion, sheet[`c${i}`]));
  return {score: Math.min(1, Math.round(1000 * pointsOn(sheet, rubric) / mostOf(rubric)) / 1000), reasons: [...reasons, ...said]};
}

/** The points that are chosen so far. */
export const pointsOn = (sheet: Sheet, rubric: readonly Criterion[]): number =>
  rubric.reduce((sum, criterion, i) => sum + worthOf(criterion, sheet[`c${i}`]), 0);

export const mostOf = (rubric: readonly Criterion[]): number => rubric.reduce((sum, {points}) => sum + points, 0);

/** A level is chosen by its place; a criterion without levels is met or not. */
const worthOf = ({points, levels}: Criterion, chosen: string | undefined) =>
  (chosen === undefined ? 0 : levels.length > 0 ? levels[Number(chosen)]?.points ?? 0 : points);

/** What the learner reads: `Gives a reason: 2/2`, `Sources: some (1/2)`. */
function reasonFor(criterion: Criterion, chosen: string | undefined): string {
  const {text, points, levels} = criterion;
  const share = `${worthOf(criterion, chosen)}/${points}`;
  const level = chosen === undefined ? undefined : levels[Number(chosen)];
  return level ? `${text}: ${level.text} (${share})` : `${text}: ${share}`;
}

/** The sheet that a rating came from, as far as the rubric still says the same. */
export function sheetOf({score, reasons}: Rating, rubric: readonly Criterion[]): Sheet {
  const choices = rubric.flatMap((criterion, i) => {
    const options = criterion.levels.length > 0 ? criterion.levels.map((_, place) => String(place)) : [undefined, 'on'];
    const found = options.map((option) => ({option, reason: reasonFor(criterion, option)})).find(({reason}) => reasons.includes(reason));
    return found ? [{name: `c${i}`, ...found}] : [];
  });
  const taken = new Set(choices.map(({reason}) => reason));
  const comment = reasons.filter((reason) => !taken.has(reason)).join('\n');
  return {
    ...Object.fromEntries(choices.flatMap(({name, option}) => (option === undefined ? [] : [[name, option]]))),
    ...(rubric.length === 0 && {points: String(Math.round(score * SCALE))}), ...(comment && {comment}),
  };
}
