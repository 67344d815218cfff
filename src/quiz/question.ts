import {hash} from '../core/id.js';

/** One answer that can be chosen. */
export interface Option {
  /** Names the option in records: the author's `value`, else a hash of its text, so that order and markup may change. */
  key: string;
  text: string;
  correct: boolean;
  /** The share of the points that choosing it earns, -1..1; `undefined` where the author sets none. */
  weight: number | undefined;
  /** The wrong idea behind it. */
  misconception: string | undefined;
}

export type Scoring = 'all' | 'partial' | 'penalty';

/** A question as plain data: all that grading and records need. */
export interface Question {
  type: string;
  prompt: string;
  /** What it is called in lists, where its prompt holds more than is asked. */
  label?: string;
  scoring: Scoring;
  options: readonly Option[];
  /** Can it be got right? Where a type does not say, one of its options must be right. */
  graded?: boolean;
  /** What its type reads beyond the options: JSON, for it tells one wording from another. */
  more?: unknown;
}

/** A question as its author wrote it: attributes as they stand, `null` where there is none. */
export interface Written {
  /** A type that is known; `undefined` leaves it to the options. */
  type: string | undefined;
  prompt: string;
  scoring: string | null;
  options: readonly WrittenOption[];
}

export interface WrittenOption {
  text: string;
  value: string | null;
  correct: boolean;
  weight: string | null;
  misconception: string | null;
}

/** What grading and records need of a written question. Never fails: what cannot be read is left out. */
export function questionOf(written: Written): Question {
  const weights = written.options.map(({weight}) => weightOf(weight));
  const marked = written.options.some(({correct}) => correct);
  const earns = written.options.map(({correct}, i) => (marked ? correct : (weights[i] ?? 0) > 0));
  const type = written.type ?? (earns.filter(Boolean).length > 1 ? 'multiple' : 'choice');
  const keys = distinct(written.options.map(({text, value}) => value || hash(text)));
  return {
    type,
    prompt: written.prompt,
    scoring: isScoring(written.scoring) ? written.scoring : weights.some((weight) => weight !== undefined) ? 'partial' : 'all',
    options: written.options.map(({text, misconception}, i) => ({
      key: keys[i] ?? '', text, correct: earns[i] ?? false, weight: weights[i], misconception: misconception || undefined,
    })),
  };
}

/** Can this question be got right at all? */
export const isGraded = ({options, graded = options.some(({correct}) => correct)}: Question): boolean => graded;

/** The id of a question whose author gave none: the same as long as its words are. */
export function idOf({prompt, options}: Question): string {
  return `q-${hash([prompt, ...options.map(({text}) => text)].join('\n'))}`;
}

/** Tells a question from its earlier wording: what is asked, what can be chosen and what is right. Order does not count. */
export function versionOf({type, prompt, options, more}: Question): string {
  const lines = options.map(({key, text, correct, weight}) => [key, text, correct, weight].join('\t'));
  return hash([type, prompt, ...lines.sort(), ...(more ? [JSON.stringify(more)] : [])].join('\n'));
}

/** A weight as written, or `undefined` when it is none. */
export function weightOf(text: string | null): number | undefined {
  const weight = text?.trim() ? Number(text) : NaN;
  return Math.abs(weight) <= 1 ? weight : undefined;
}

export function isScoring(text: string | null): text is Scoring {
  return text === 'all' || text === 'partial' || text === 'penalty';
}

/** The same keys, with a number behind each that was there before. */
function distinct(keys: string[]): string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}~${times}`;
  });
}
