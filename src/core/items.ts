import {placeIn} from './cells.js';
import {firstAnswers, type FirstAnswers} from './answers.js';
import {mean} from './gradebook.js';
import type {Outline, Wording} from './outline.js';
import {pointsIn} from './preferences.js';
import type {Pupil} from './register.js';
import {outcome, type Steps} from './steps.js';

/** Fewer answers say nothing about a question. */
export const ENOUGH_ANSWERS = 10;

/** How a question did its work. */
export interface Item {
  question: string;
  /** How many learners answered it. */
  answers: number;
  /** The mean score of first answers, 0..1; `null` where nothing is right or wrong. */
  facility: number | null;
  /**
   * How far who knows the rest also knows this: the correlation of the first answer's score with the mean score of the
   * learner's first answers to the other questions, -1..1 (the point-biserial correlation, corrected: without the item
   * itself; Moodle's "discrimination index"). `null` where fewer than `ENOUGH_ANSWERS` learners answered this and others,
   * or all alike. Below .2 a question deserves a look, above .4 it is very good (Ebel 1965).
   */
  discrimination: number | null;
  /** What was chosen, most often first; options that nobody chose are there where the page has them. */
  choices: readonly OptionTally[];
  /** The median time, seconds. */
  seconds: number;
  /** Answers to an earlier wording, left out. */
  older: number;
}

export interface OptionTally {key: string; text: string; count: number; correct: boolean | undefined; misconception: string | undefined}

/** Every question of a lesson, by what learners answered first. */
export const itemsOf = (pupils: readonly Pupil[], outline: Outline): Item[] => outcome(itemSteps(pupils, outline));

/** The same step by step, a question each. */
export function* itemSteps(pupils: readonly Pupil[], outline: Outline): Steps<Item[]> {
  const all: FirstAnswers[] = [];
  for (const question of outline.questions) {
    all.push(firstAnswers(question, pupils));
    yield;
  }
  const rest = new Map<string, {sum: number; count: number}>();
  for (const {of} of all) {
    for (const [sub, {data: {score}}] of of) {
      if (score === null) continue;
      const before = rest.get(sub);
      if (before) {
        before.sum += score;
        before.count++;
      } else rest.set(sub, {sum: score, count: 1});
    }
    yield;
  }
  const items: Item[] = [];
  for (const answers of all) {
    items.push(itemOf(answers, rest, outline));
    yield;
  }
  return items;
}

function itemOf({question, of, older}: FirstAnswers, rest: ReadonlyMap<string, {sum: number; count: number}>, outline: Outline): Item {
  const answers = [...of.values()];
  const scores = answers.flatMap(({data}) => data.score ?? []);
  const pairs = [...of].flatMap(([sub, {data: {score}}]) => {
    const {sum, count} = rest.get(sub) ?? {sum: 0, count: 0};
    return score === null || count < 2 ? [] : [[score, (sum - score) / (count - 1)] as const];
  });
  const times = answers.map(({data}) => data.duration).sort((a, b) => a - b);
  return {
    question, older, answers: answers.length,
    facility: scores.length > 0 ? mean(scores) : null,
    discrimination: pairs.length >= ENOUGH_ANSWERS ? correlation(pairs) : null,
    choices: tallyOf(answers.map(({data}) => data), outline.wordings.get(question)),
    seconds: times[times.length >> 1] ?? 0,
  };
}

interface Told {response: readonly string[]; misconceptions?: readonly string[]}

/**
 * How often each option was chosen. Words that were typed count the same whatever their case; a place in a picture is no
 * choice, an option that was given points was chosen, and of a ranking what stands first.
 */
function tallyOf(answers: readonly Told[], {choices, type}: Pick<Wording, 'choices' | 'type'> = {choices: []}): OptionTally[] {
  const known = new Map(choices.map(({key, text, correct, misconception}): [string, OptionTally] => [key, {key, text, correct, misconception, count: 0}]));
  const tallies = new Map(known);
  for (const {response} of answers) {
    for (const key of new Set(chosenIn(response, type).map((part) => (known.has(part) ? part : part.trim().toLowerCase())))) {
      const tally = tallies.get(key);
      if (tally) tally.count++;
      else if (key) tallies.set(key, {key, text: key, count: 1, correct: undefined, misconception: undefined});
    }
  }
  return [...tallies.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function chosenIn(response: readonly string[], type: string | undefined): readonly string[] {
  if (type === 'points') return [...pointsIn(response, Infinity).keys()];
  return type === 'rank' ? response.slice(0, 1) : response.filter((part) => !placeIn(part));
}

/** Pearson's r; `null` where one side does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
    xy += (x - mx) * (y - my);
  }
  return xx > 1e-12 && yy > 1e-12 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : null;
}
