/** Places chosen in a picture: what they are called in records, and what they earn. */
import {shapeOf, type Point} from './area.js';
import {gradeOne, gradeSeveral, marksOf, type Grade, type Mark} from './grade.js';
import {hash} from '../core/id.js';
import type {Option, Question} from './question.js';

/** An area of the picture as its author wrote it. */
export interface WrittenArea {
  id: string;
  alt: string;
  shape: string | null;
  coords: string | null;
  correct: boolean;
  misconception: string | null;
}

export interface Area extends WrittenArea {
  /** The author's `id`, else its `alt`: what records say. */
  key: string;
}

/** What a question has beyond its options. */
export interface Spots {
  areas: readonly Area[];
  /** Several areas are right. */
  several: boolean;
}

const NONE: Spots = {areas: [], several: false};
const ELSEWHERE = /^@(\d{1,3}(?:\.\d+)?),(\d{1,3}(?:\.\d+)?)$/;

export const spotsOf = ({more}: Question): Spots => (more as Spots | undefined) ?? NONE;

/** Areas with a key each, and whether several are right. */
export function readSpots(written: readonly WrittenArea[]): Spots {
  const seen = new Map<string, number>();
  const areas = written.map((area, i) => {
    const name = area.id || area.alt || `area-${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return {...area, key: times === 1 ? name : `${name}~${times}`};
  });
  return {areas, several: areas.filter(({correct}) => correct).length > 1};
}

/** Is it the rest of the picture, that no other area covers? */
export const isRest = ({shape}: WrittenArea): boolean => shape?.trim().toLowerCase() === 'default';

/** The areas that can be pointed at. */
export const placesOf = (question: Question): Area[] =>
  spotsOf(question).areas.filter((area) => shapeOf(area.shape, area.coords) !== undefined);

/** A place where no area is, in per cent of the picture's width and height: `@31,47.5`. */
export const elsewhere = ({x, y}: Point): string => `@${share(x)},${share(y)}`;

const share = (percent: number) => Math.round(Math.min(100, Math.max(0, percent)) * 10) / 10;

/** Reads it back, in per cent; `undefined` for what names an area. */
export function pointOf(part: string): Point | undefined {
  const [, x, y] = ELSEWHERE.exec(part) ?? [];
  return x === undefined || y === undefined ? undefined : {x: Number(x), y: Number(y)};
}

/**
 * One right area: it or nothing, as in `choice`. Several: as `scoring` says in `multiple`. A place where no area is
 * counts as a wrong one.
 */
export function gradeSpots(question: Question, response: readonly string[]): Grade {
  const asked = asChoice(question, response);
  return spotsOf(question).several ? gradeSeveral(asked, response) : gradeOne(asked, response.slice(0, 1));
}

export const marksOfSpots = (question: Question, response: readonly string[], whole: boolean): Map<string, Mark> =>
  marksOf(asChoice(question, response), response, whole);

/** Options that say something of an area: those with its `alt` as their text or its key as their `value`; `elsewhere` is one. */
export function hitsOfSpots(question: Question, response: readonly string[]): string[] {
  const chosen = spotsOf(question).areas.filter(({key}) => response.includes(key));
  const beside = response.some((part) => pointOf(part) !== undefined);
  return question.options.map(({key}) => key).filter((key) => (beside && key === 'elsewhere')
    || chosen.some((area) => key === area.key || key === hash(area.alt.replace(/\s+/g, ' ').trim())));
}

function asChoice(question: Question, response: readonly string[]): Question {
  const {areas, several} = spotsOf(question);
  const rest = areas.find(isRest);
  const places = areas.filter((area) => !isRest(area)).map(({key, alt, correct, misconception}): Option => (
    {key, text: alt, correct, weight: undefined, misconception: misconception || undefined}));
  const beside = response.filter((part) => pointOf(part) !== undefined).map((key): Option => (
    {key, text: '', correct: rest?.correct === true, weight: undefined, misconception: rest?.misconception || undefined}));
  return {...question, type: several ? 'multiple' : 'choice', options: [...places, ...beside]};
}
