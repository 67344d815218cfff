/** Finding words in a text as people mean them: whatever their case and accents. */
import type {Range} from '../text/cue-dom.js';

/** Accents of Latin, Greek and Cyrillic, and the vowel signs that Hebrew and Arabic are mostly written without. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED]/g;

/** A text as it is compared, and from which character of the text each of its characters is. */
export interface Folded {text: string; from: readonly number[]}

export function fold(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = /\s/.test(sign) ? ' ' : sign.normalize('NFD').replace(ACCENTS, '').toUpperCase().toLowerCase();
    folded += plain;
    for (let i = 0; i < plain.length; i++) from.push(at);
    at += sign.length;
  }
  from.push(at);
  return {text: folded, from};
}

/** Where the wanted words stand in a text, in its own characters. */
export function find({text, from}: Folded, wanted: string): Range[] {
  const hits: Range[] = [];
  for (let at = wanted ? text.indexOf(wanted) : -1; at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    hits.push([from[at]!, from[at + wanted.length]!]);
  }
  return hits;
}

/** What somebody typed, as it is looked for. */
export const wantedOf = (typed: string): string => fold(typed.trim().replace(/\s+/g, ' ')).text;
