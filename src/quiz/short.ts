import {gradeOne, isGraded, type Grade, type Mark} from './grade.js';
import type {Option, Question} from './question.js';
import {acceptedOf, hitOf, inFull, isSoundSought, type Accepted, type Hit, type Sought} from './sought.js';

/** What a typed question reads beyond its options, which are accepted answers too. */
export interface Short {
  sought: Sought;
  /** Of each option; `null` where it is the question's. */
  tolerances: readonly (string | null)[];
  /** A right number without its unit earns most of the points. */
  generous: boolean;
}

/** What a text earns. */
export interface Earned {
  hit: Hit | undefined;
  /** The option it comes to. */
  option: Option | undefined;
  /** It is, but for its unit, right. */
  right: boolean;
  /** -1 to 1 */
  share: number;
}

/** The key of the field among the marks; options' keys have no white space at their ends. */
export const FIELD = ' ';

/** What a right number without its right unit earns with `scoring="partial"`: Moodle, qtype_numerical, its unit penalty of 0.1. */
const WITHOUT_UNIT = 0.9;

/** What its type read. */
export const shortOf = ({more}: Question): Short => more as Short;

/** The accepted answers: first those of the attribute, then the options. */
function acceptedIn(question: Question): Accepted[] {
  const {sought, tolerances} = shortOf(question);
  return [...acceptedOf(sought), ...question.options.map(({text}, i) => ({answer: text, tolerance: tolerances[i] ?? sought.tolerance}))];
}

/**
 * What a text earns: all for an answer of the attribute, its weight for an option (Moodle, qtype_shortanswer and
 * qtype_numerical: the fraction of the first answer that matches).
 */
export function earnedBy(question: Question, text: string, language: string): Earned {
  const {sought, generous} = shortOf(question);
  const hit = hitOf(text, acceptedIn(question), sought, language);
  const found = hit && hit.place >= sought.answers.length ? question.options[hit.place - sought.answers.length] : undefined;
  const worth = !hit ? 0 : found ? found.weight ?? Number(found.correct) : 1;
  // Behind a wrong number stands a wrong idea, with any unit; a right one waits for its unit.
  if (hit?.unit && worth > 0) return {hit, option: undefined, right: worth >= 1, share: generous ? worth * WITHOUT_UNIT : 0};
  return {hit, option: found, right: worth >= 1, share: worth};
}

export function gradeShort(question: Question, text: string, language: string): Grade {
  const {option, share} = earnedBy(question, text, language);
  if (option) return gradeOne(question, [option.key]);
  if (!isGraded(question)) return {score: null, correct: null, misconceptions: []};
  return {score: Math.max(0, share), correct: share >= 1, misconceptions: []};
}

/** How the field was filled, and the option that it comes to. */
export function markOf(question: Question, text: string, language: string): Map<string, Mark> {
  const {option, share} = earnedBy(question, text, language);
  const marks = new Map<string, Mark>();
  const mark: Mark = share >= 1 ? 'right' : share > 0 ? 'partly' : 'wrong';
  if (text && isGraded(question)) marks.set(FIELD, mark);
  // Where nothing is right an option may still have something to say.
  if (text && option) marks.set(option.key, mark);
  return marks;
}

/** The right answer in words: the author's first, else the first option that earns all. */
export function solutionOf(question: Question, language: string): string {
  const {sought} = shortOf(question);
  const option = question.options.find(({weight, correct}) => (weight ?? Number(correct)) >= 1);
  return inFull(sought, language) || (option ? inFull({...sought, answers: [option.text]}, language) : '');
}

/** Is it well written, at a glance? */
export function isSoundShort(question: Question): boolean {
  const {sought} = shortOf(question);
  return isGraded(question) && isSoundSought(sought, acceptedIn(question)) && (sought.number || (!sought.tolerance && sought.units.length === 0))
    && (sought.answers.length > 0 || question.options.some(({weight, correct}) => (weight ?? Number(correct)) >= 1));
}
