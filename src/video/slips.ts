import {parseTime} from '../core/time.js';
import {advise} from './advise.js';
import {jumpOf, parseWay} from './lead.js';
import {parseRequire} from './rule.js';

const WORDS = ['none', 'answer', 'correct', 'continue', 'retry'];
const ATTRIBUTES = ['at', 'until', 'pausing', 'label', 'require', 'optional', 'on-correct', 'on-wrong', 'on-correct-message',
  'on-wrong-message', 'layout'];
/** Attributes of HTML, and those of pages' own scripts. */
const FOREIGN = /^(id|class|lang|dir|hidden|slot|style|title|part|exportparts|inert|role|tabindex|is|translate|nonce|item.*|.*[:@.].*|(?:data|aria|ng|v|x|hx)-.*|on(?!-|_|correct|wrong).*)$/;

/** Tells a checkpoint's author what in its HTML means nothing. */
export function lookOver(checkpoint: HTMLElement): void {
  for (const {name, value} of checkpoint.attributes) {
    if (name === 'require' && parseRequire(value) === undefined) advise(checkpoint, 'noWord', name, value, mendRequire(value));
    if (/^on-(correct|wrong)$/.test(name) && !parseWay(value)) advise(checkpoint, 'noWord', name, value, nearest(value, WORDS) ?? (name === 'on-wrong' ? '1:05' : '2:10'));
    if (!ATTRIBUTES.includes(name) && !FOREIGN.test(name)) advise(checkpoint, 'noAttribute', name, value, nearest(name, ATTRIBUTES));
  }
  lookOverUntil(checkpoint);
  if (!checkpoint.firstElementChild && !checkpoint.textContent.trim()) advise(checkpoint, 'empty');
  for (const option of checkpoint.querySelectorAll<HTMLElement>('[go]')) {
    const go = option.getAttribute('go') ?? '';
    if (!parseWay(go)) advise(option, 'noWay', go);
  }
  for (const link of checkpoint.querySelectorAll('a[href^="#t="]')) {
    const href = link.getAttribute('href') ?? '';
    if (jumpOf(href) === undefined) advise(checkpoint, 'noJump', href);
  }
}

function lookOverUntil(checkpoint: HTMLElement): void {
  const [at, until, require] = ['at', 'until', 'require'].map((name) => checkpoint.getAttribute(name));
  if (until === null || until === undefined) return;
  const [from, to] = [parseTime(at), parseTime(until)];
  if (to === undefined || (from !== undefined && to <= from)) advise(checkpoint, 'noUntil', at ?? '', until);
  else if (require && require !== 'none') advise(checkpoint, 'heldUntil', require, until);
}

/** `80%` and `80` are meant as shares. */
function mendRequire(value: string): string {
  const percent = /^(\d{1,3})\s*%?$/.exec(value.trim())?.[1];
  return percent && Number(percent) <= 100 ? String(Number(percent) / 100) : nearest(value, WORDS.slice(0, 3)) ?? 'answer';
}

/** The word that was probably meant: at most two letters off, hyphens and case apart. */
export function nearest(text: string, words: readonly string[]): string | undefined {
  const bare = (word: string) => word.toLowerCase().replace(/[^a-z]/g, '');
  const [best] = words.map((word) => ({word, off: distance(bare(text), bare(word))})).sort((a, b) => a.off - b.off);
  return best && best.off <= Math.min(2, bare(best.word).length / 3) ? best.word : undefined;
}

/** Levenshtein's: how many letters to add, drop or change. */
function distance(one: string, other: string): number {
  let row = Array.from({length: other.length + 1}, (_, i) => i);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      next.push(Math.min((row[j] ?? 0) + Number(one[i] !== other[j]), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
