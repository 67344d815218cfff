/** What stands between the braces of a GIFT question, still with stand-ins for escaped characters (`escape.ts`). */
import type {FaultCode} from '../fault.js';
import {present, type OptionData, type QuestionData, type RichText} from '../question-data.js';
import {restored, trimmed, trimmedStart} from './escape.js';

/** A question that cannot be read. */
export class GiftFault extends Error {
  /** @param at where it stands, in characters of the text */
  constructor(readonly code: FaultCode, readonly found: string, public at: number) {
    super(code);
  }
}

type Answers = Pick<QuestionData, 'type' | 'options'>;
type Rich = (text: string) => RichText;
/** Hears of what is read and may not be meant. */
type Note = (code: FaultCode, found: string, at: number) => void;

/** An answer as written, and where. */
interface Part {text: string; at: number}

const WEIGHT = /^%(-?\d{1,3}\.?\d*)%/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const TRUE = ['T', 'TRUE'];
const FALSE = ['F', 'FALSE'];

/** Tells the type in Moodle's order. */
export function answersOf(inside: string, rich: Rich, note: Note): Answers {
  const text = trimmed(inside);
  if (text === '') return {type: 'open'};
  if (text.startsWith('#')) return {type: 'number', options: numbers(inside, rich, note)};
  if (text.includes('~')) {
    const options = choices(inside, rich, note);
    return {type: text.includes('=') ? 'choice' : 'multiple', options};
  }
  if (text.includes('=') && text.includes('->')) return {type: 'match', options: pairs(inside, rich)};
  const word = trimmed(text.split('#')[0] ?? '');
  if (TRUE.includes(word) || FALSE.includes(word)) return {type: 'true-false', options: trueOrFalse(text, TRUE.includes(word), rich)};
  return {type: 'short', options: accepted(inside, rich, note)};
}

function choices(inside: string, rich: Rich, note: Note): OptionData[] {
  const options = partsOf(inside, /[~=]/g).flatMap(({text, at}) => {
    const right = text.startsWith('=');
    const {weight, rest} = weighed(trimmed(text.replace(/^[~=]/, '')), (found) => note('heavy', found, at));
    const {answer, feedback} = commented(rest, rich);
    const option = rich(answer);
    if (!option.text && !feedback) {
      if (right) throw new GiftFault('emptyAnswer', inside, at);
      note('emptyAnswer', text, at);
      return [];
    }
    // Behind = Moodle gives all of the points, whatever share is written, and shows the share as text.
    if (right && weight !== undefined && weight !== 1) note('shareIgnored', text, at);
    return present<OptionData>({text: option, correct: right, weight: right ? undefined : weight, feedback});
  });
  if (options.length < 2 || options.every(({correct}) => correct)) throw new GiftFault('fewAnswers', inside, 0);
  return options;
}

function accepted(inside: string, rich: Rich, note: Note): OptionData[] {
  const options = partsOf(inside, /=/g).flatMap(({text, at}) => {
    const {weight, rest} = weighed(trimmed(text.replace(/^=/, '')), (found) => note('heavy', found, at));
    const {answer, feedback} = commented(rest, rich);
    const words = rich(answer).text;
    if (!words) {
      note('emptyAnswer', text, at);
      return [];
    }
    return present<OptionData>({text: {text: words, format: 'plain'}, correct: weight === undefined, weight, feedback});
  });
  if (options.length === 0) throw new GiftFault('emptyAnswer', inside, 0);
  return options;
}

function numbers(inside: string, rich: Rich, note: Note): OptionData[] {
  const begin = inside.indexOf('#') + 1;
  const wrong = inside.indexOf('~', begin);
  const options = partsOf(`${' '.repeat(begin)}${inside.slice(begin, wrong < 0 ? undefined : wrong)}`, /=/g).map(({text, at}) => {
    const {weight, rest} = weighed(trimmed(text.replace(/^=/, '')), (found) => note('heavy', found, at));
    const {answer, feedback} = commented(rest, rich);
    const number = numberIn(trimmed(restored(answer)));
    if (!number) throw new GiftFault('noNumber', text, at);
    return present<OptionData>({...number, correct: weight === undefined, weight, feedback});
  });
  if (options.length === 0) throw new GiftFault('noAnswer', inside, 0);
  const {feedback} = wrong < 0 ? {} : commented(inside.slice(wrong + 1), rich);
  return feedback ? [...options, {text: {text: '*', format: 'plain'}, feedback}] : options;
}

/** `3.14:0.01`, `1..5`, `3` or `*`. */
function numberIn(answer: string): Pick<OptionData, 'text' | 'tolerance'> | undefined {
  const range = answer.indexOf('..', 1);
  const colon = answer.indexOf(':', 1);
  if (range > 0) {
    const [least, most] = [answer.slice(0, range), answer.slice(range + 2)].map(trimmed) as [string, string];
    if (!NUMBER.test(least) || !NUMBER.test(most) || Number(least) > Number(most)) return undefined;
    return {text: {text: `${least}..${most}`, format: 'plain'}};
  }
  const [number, off] = colon > 0 ? [answer.slice(0, colon), answer.slice(colon + 1)].map(trimmed) as [string, string] : [answer, undefined];
  if ((!NUMBER.test(number) && number !== '*') || (off !== undefined && !(NUMBER.test(off) && Number(off) >= 0))) return undefined;
  return {text: {text: number, format: 'plain'}, tolerance: off === undefined ? undefined : Number(off)};
}

function pairs(inside: string, rich: Rich): OptionData[] {
  const parts = partsOf(inside, /=/g);
  const options = parts.map(({text, at}) => {
    const arrow = text.indexOf('->');
    if (arrow < 0) throw new GiftFault('noPair', text, at);
    const question = rich(text.slice(0, arrow).replace(/^=/, ''));
    return present<OptionData>({text: question.text ? question : undefined, match: trimmed(restored(text.slice(arrow + 2)))});
  });
  if (options.length < 2) throw new GiftFault('fewAnswers', inside, 0);
  return options;
}

/** First what the wrong answer is told, then the right one. */
function trueOrFalse(text: string, isTrue: boolean, rich: Rich): OptionData[] {
  const [, wrong = '', ...right] = text.split('#');
  const told = (correct: boolean) => {
    const feedback = rich(correct ? right.join('#') : wrong);
    return feedback.text ? feedback : undefined;
  };
  return [true, false].map((value) => present<OptionData>({value: String(value), correct: value === isTrue, feedback: told(value === isTrue)}));
}

/** Cuts before each sign; what stands before the first is an answer too, if it is anything. */
function partsOf(inside: string, sign: RegExp): Part[] {
  const cuts = [0, ...[...inside.matchAll(sign)].map(({index}) => index), inside.length];
  return cuts.slice(1).map((end, i) => ({text: inside.slice(cuts[i], end), at: cuts[i]!}))
    .filter(({text}, i) => i > 0 || trimmed(text) !== '')
    .map(({text, at}) => ({text, at: at + text.length - trimmedStart(text).length}))
    .map(({text, at}) => ({text: trimmed(text), at}));
}

function weighed(text: string, tell: (found: string) => void): {weight?: number; rest: string} {
  const [mark, percent] = WEIGHT.exec(text) ?? [];
  if (mark === undefined) return {rest: text};
  const weight = Number(percent) / 100;
  if (Math.abs(weight) > 1) tell(text);
  return {weight: Math.max(-1, Math.min(1, weight)), rest: text.slice(mark.length)};
}

function commented(text: string, rich: Rich): {answer: string; feedback?: RichText} {
  const hash = text.indexOf('#');
  const feedback = hash < 0 ? undefined : rich(text.slice(hash + 1));
  return {answer: hash < 0 ? text : text.slice(0, hash), feedback: feedback?.text ? feedback : undefined};
}
