import {alternatives} from './alternatives.js';
import {authored, inWords, isWithin, roomOf, spanOf, typedNumber, unitOf} from './answer-number.js';
import {folded, isAny, isWild, matches, shown, tidy} from './answer-text.js';
import {patternOf} from './pattern.js';
import {isMisspelt} from './spelling.js';

/** What is looked for in one field, as its author wrote it: plain data, part of what names a question's wording. */
export interface Sought {
  /** Accepted answers, each with its escapes. */
  answers: string[];
  /** They are numbers. */
  number: boolean;
  pattern: string | null;
  tolerance: string | null;
  units: string[];
  caseSensitive: boolean;
  typos: boolean;
}

/** One accepted answer. */
export interface Accepted {
  answer: string;
  tolerance: string | null;
}

/** How a text answers to what is looked for. */
export interface Hit {
  /** The place of the accepted answer; -1 where it was the pattern. */
  place: number;
  /** It is right but for its spelling. */
  misspelt?: boolean;
  /** The number is right, and its unit is not. */
  unit?: 'missing' | 'wrong' | 'needless';
}

type Attributes = Pick<Element, 'getAttribute' | 'hasAttribute'>;

/** A number as a program would write it: `007` and `1,5` are texts, as long as nobody says otherwise. */
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?(?:\.\.-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?)?$/;

/** @param number are they numbers? Where that is not said, by what the answers look like */
export function soughtOf(element: Attributes, number?: boolean): Sought {
  const answers = alternatives(element.getAttribute('answer'));
  const [tolerance, pattern] = [element.getAttribute('tolerance'), element.getAttribute('pattern')];
  const units = alternatives(element.getAttribute('unit'));
  const looksSo = pattern === null && answers.length > 0 && answers.every((answer) => PLAIN.test(answer));
  return {
    answers, pattern, tolerance, units,
    number: number ?? (element.getAttribute('type') === 'number' || tolerance !== null || units.length > 0 || looksSo),
    caseSensitive: element.hasAttribute('case-sensitive'),
    typos: element.hasAttribute('typos'),
  };
}

/** The field's own answers, with the field's own tolerance. */
export const acceptedOf = ({answers, tolerance}: Sought): Accepted[] => answers.map((answer) => ({answer, tolerance}));

/**
 * Which accepted answer a text comes to: the first one that it is exactly, else the first one that it is but for a slip,
 * else one that takes anything (Moodle, question_graded_automatically::get_matching_answer: the first one; its `*` is
 * written last).
 * @param language of the page, a BCP 47 tag, for numbers
 */
export function hitOf(text: string, accepted: readonly Accepted[], sought: Sought, language: string): Hit | undefined {
  if (!tidy(text)) return undefined;
  const found = sought.number ? numberHit(text, accepted, sought, language) : textHit(text, accepted, sought);
  if (found) return found;
  const any = accepted.findIndex(({answer}) => isAny(answer));
  return any < 0 ? undefined : {place: any};
}

/** Is it a number at all, for who is looking for one? */
export const isNumber = (text: string, language: string): boolean => typedNumber(text, language) !== undefined;

/** The answer to show as the right one, in the language of the page; empty where there is none to show. */
export function inFull({answers, units, number}: Sought, language: string): string {
  const answer = answers.find((each) => !isWild(each)) ?? answers.find((each) => !isAny(each)) ?? '';
  if (!number) return shown(answer);
  return answer && [inWords(answer, language), units[0] ?? ''].join(' ').trim();
}

function textHit(text: string, accepted: readonly Accepted[], {caseSensitive, typos, pattern}: Sought): Hit | undefined {
  const exact = accepted.findIndex(({answer}) => !isAny(answer) && matches(text, answer, caseSensitive));
  if (exact >= 0) return {place: exact};
  if (pattern !== null) {
    const {test} = patternOf(pattern, caseSensitive);
    // As typed, for a pattern with signs that are made equal elsewhere.
    if (test(tidy(text)) || test(text.trim())) return {place: -1};
  }
  if (!typos) return undefined;
  const given = folded(text, caseSensitive);
  const near = accepted.findIndex(({answer}) => !isWild(answer) && isMisspelt(given, folded(shown(answer), caseSensitive)));
  return near < 0 ? undefined : {place: near, misspelt: true};
}

function numberHit(text: string, accepted: readonly Accepted[], {units}: Sought, language: string): Hit | undefined {
  const typed = typedNumber(text, language);
  if (!typed) return undefined;
  const place = accepted.findIndex(({answer, tolerance}) => {
    const span = spanOf(answer, tolerance);
    return span !== undefined && typed.values.some((value) => isWithin(value, span));
  });
  if (place < 0) return undefined;
  const fits = units.length === 0 ? !typed.rest : units.some((unit) => unitOf(unit) === unitOf(typed.rest));
  if (fits) return {place};
  return {place, unit: units.length === 0 ? 'needless' : typed.rest ? 'wrong' : 'missing'};
}

/** Can an author's number or range be read, without a doubt whether its comma means thousands? */
export const isReadable = (answer: string): boolean => isAny(answer) || (!answer.includes(',') && spanOf(answer, null) !== undefined);

/** Is what is looked for well written, at a glance? */
export function isSoundSought({number, pattern, tolerance, answers}: Sought, accepted: readonly Accepted[]): boolean {
  if (number) return pattern === null && accepted.every((each) => isReadable(each.answer) && roomOf(each.tolerance, 1) !== undefined);
  return tolerance === null && (pattern === null || (answers.length > 0 && patternOf(pattern, true).refused === undefined));
}

/** Is a number below nothing accepted? Then the keys of a phone must have a minus. */
export const isBelowZero = (answers: readonly string[]): boolean => answers.some((answer) => (authored(answer.split('..')[0] ?? '') ?? 0) < 0);
