import {tidy} from './answer-text.js';

/** A number that was typed, and what stands behind it. */
export interface Typed {
  /** What it can mean, the reading of the page's language first: `1.234` is two numbers in German. */
  values: number[];
  /** What stands behind the number: a unit, or nothing. */
  rest: string;
}

/** What an author accepts: all numbers from `from` to `to`. */
export interface Span {from: number; to: number}

/** Longer than any number that somebody types. */
const LONG = 200;

/** Digits with signs between them; a power of ten in one of three ways; or a fraction, with a whole before it or not. */
const NUMBER = /^([+-]?) ?(?:((?:\d+ )?\d+ ?\/ ?\d+)(?![\d.,])|((?:\d[\d.,' ]*|[.,]\d+))(?: ?(?:e ?([+-]?\d+)|[x*×·⋅] ?10 ?\^ ?([+-]?\d+)))?)/iu;

/**
 * Reads what a learner typed as a number: `3.14` and `3,14` alike, thousands in the way of the page's language or apart
 * by spaces or apostrophes, `1e3`, `2·10³`, `-½`, digits of any script. Each separator may be the decimal one; it sets
 * thousands apart only in a language that writes so.
 * @param language a BCP 47 tag  @returns `undefined` when it does not begin with a number
 */
export function typedNumber(text: string, language: string): Typed | undefined {
  const plain = latin(tidy(text));
  const [all, sign, fraction, digits = '', e, power] = (plain.length > LONG ? null : NUMBER.exec(plain)) ?? [];
  if (all === undefined) return undefined;
  // A separator at the end belongs to the sentence, not to the number: `5, about`; a number's own last point is one too.
  const trailing = /[.,' ]*$/.exec(digits)?.[0] ?? '';
  const rest = plain.slice(all.length).trim();
  const values = fraction ? fractionOf(fraction) : readings(digits.slice(0, digits.length - trailing.length), language);
  const exponent = Number(e ?? power ?? 0);
  const turned = values.map((value) => (sign === '-' ? -value : value) * (exponent ? 10 ** exponent : 1)).filter(Number.isFinite);
  return turned.length > 0 ? {values: turned, rest} : undefined;
}

/** What an author wrote: `9.81`, `1..5`; with its tolerance, absolute or in percent of the number. */
export function spanOf(answer: string, tolerance: string | null): Span | undefined {
  const [one = '', other, more] = answer.split('..');
  const [from, to] = [authored(one), other === undefined ? authored(one) : authored(other)];
  if (from === undefined || to === undefined || more !== undefined) return undefined;
  const room = roomOf(tolerance, Math.max(Math.abs(from), Math.abs(to))) ?? 0;
  return {from: Math.min(from, to) - room, to: Math.max(from, to) + room};
}

/** How far beside the number an answer may be, or `undefined` when the tolerance is none. */
export function roomOf(tolerance: string | null, of: number): number | undefined {
  const [, number = '', percent] = /^\s*([^%]+?)\s*(%?)\s*$/.exec(tolerance ?? '0') ?? [];
  const room = authored(number);
  return room === undefined || room < 0 ? undefined : percent ? room / 100 * of : room;
}

/** Is it within? Halves, thirds and tenths are not exact in a computer: the last of some 12 digits does not count. */
export function isWithin(value: number, {from, to}: Span): boolean {
  const slack = 1e-12 * Math.max(Math.abs(from), Math.abs(to));
  return value >= from - slack && value <= to + slack;
}

/** An author's number: with a point or a comma before the decimals, without thousands, whatever the language. */
export function authored(text: string): number | undefined {
  const read = typedNumber(text.trim().replace(/^([+-]?\d*),(\d+)$/, '$1.$2'), 'zxx');
  return read?.rest === '' && read.values.length === 1 ? read.values[0] : undefined;
}

/** A unit as it is compared: `m / s²`, `m/s^2` and `m/s2` are one, but `mW` is not `MW`. */
export function unitOf(text: string): string {
  return tidy(text).replace(/\*\*|[\s^]+/g, '').replace(/[*⋅×]/g, '·');
}

/** A number of the author's in the language of the page, with as many decimals as written. */
export function inWords(answer: string, language: string): string {
  return answer.split('..').map((part) => {
    const plain = /^\s*-?\d+(?:\.(\d+))?\s*$/.exec(part);
    const value = Number(part);
    if (!plain || !Number.isSafeInteger(Math.trunc(value))) return part.trim();
    const decimals = Math.min(plain[1]?.length ?? 0, 20);
    return new Intl.NumberFormat(language, {minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false}).format(value);
  }).join(' – ');
}

/** Digits of other scripts as ours: ten of them stand in a row, in every script. */
function latin(text: string): string {
  const isDigit = (code: number) => /^\p{Nd}$/u.test(String.fromCodePoint(code));
  return text.replace(/٫/g, '.').replace(/٬/g, ' ').replace(/(?!\d)\p{Nd}/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && isDigit(zero - 1)) zero--;
    return String(code - zero);
  });
}

function fractionOf(text: string): number[] {
  const [, whole = '0', above = '', below = ''] = /^(?:(\d+) )?(\d+) ?\/ ?(\d+)$/.exec(text) ?? [];
  return Number(below) === 0 ? [] : [Number(whole) + Number(above) / Number(below)];
}

function readings(digits: string, language: string): number[] {
  // With both signs there is no doubt: the last one is the decimal one.
  const both = /\..*,|,.*\./.test(digits) ? '.,' : '';
  return [...new Set(read(digits, `${groupOf(language)}${both}' `))];
}

/** What digits mean where these signs set thousands apart; first as many thousands as there are, then none. */
function read(digits: string, groups: string): number[] {
  const decimals = [...digits.matchAll(/[.,]/g)].at(-1);
  const whole = [digits];
  if (decimals) whole.push(digits.slice(0, decimals.index));
  return whole.flatMap((part, i) => {
    const after = i === 0 ? '' : digits.slice(part.length + 1);
    const sign = /\D/.exec(part)?.[0];
    // Thousands, or lakhs and crores.
    const grouped = sign === undefined || (groups.includes(sign) && part.split(sign).every((group, n, all) =>
      (n === 0 ? /^\d{1,3}$/ : n === all.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(group)));
    // One sign cannot be both.
    if (!grouped || !/^\d*$/.test(after) || (i === 1 && sign === digits[part.length])) return [];
    return Number(`${part.replace(/\D/g, '') || '0'}.${after || '0'}`);
  });
}

function groupOf(language: string): string {
  const parts = language === 'zxx' ? [] : new Intl.NumberFormat(language).formatToParts(-12345678.9);
  const sign = parts.find(({type}) => type === 'group')?.value ?? '';
  return sign === '’' ? '\'' : /[.,]/.test(sign) ? sign : '';
}
