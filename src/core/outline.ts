import type {Register} from './register.js';

/** Which attempt counts. */
export type Keeping = 'highest' | 'last' | 'first' | 'average';

/** One thing to do in a lesson, as a report needs it. */
export interface Part {
  id: string;
  kind: 'video' | 'quiz' | 'question' | 'talk' | 'other';
  label: string;
  /** The questions in it. */
  questions: readonly string[];
  keep?: Keeping;
  /** Of a medium: its length, seconds, where it is known; its stops; which talks and pulses speak about its seconds. */
  length?: number;
  stops?: readonly Stop[];
  anchors?: readonly string[];
}

/** A place in a medium where something is asked. */
export interface Stop {at: number; label: string; questions: readonly string[]}

export interface Choice {key: string; text: string; correct: boolean; misconception?: string | undefined}

/** What a question asks. */
export interface Wording {id: string; label: string; choices: readonly Choice[]; type?: string}

/** What there is in a lesson, as far as it is known. */
export interface Outline {
  parts: readonly Part[];
  /** Those of the parts, in the lesson's order, then others that were answered. */
  questions: readonly string[];
  wordings: ReadonlyMap<string, Wording>;
}

/**
 * What a report is about: what the page knows, and what the log alone can tell of the rest.
 * @param page parts that stand on the page  @param wanted their ids; none: all
 */
export function outlineOf(register: Register, page: Pick<Outline, 'parts' | 'wordings'>, wanted: readonly string[]): Outline {
  const known = new Map(page.parts.map((part) => [part.id, part]));
  const inside = new Set(page.parts.flatMap(({questions}) => questions));
  const strange = [...register.kinds].filter(([id]) => !known.has(id) && !inside.has(id));
  const loose = strange.filter(([, kinds]) => kinds.has('answered')).map(([id]) => id).sort();
  const parts = wanted.length > 0 ? wanted.map((id) => known.get(id) ?? partOf(register, id))
    : known.size > 0 ? [...page.parts] : strange.filter(([, kinds]) => isWork(kinds)).map(([id]) => partOf(register, id)).sort(byId);
  // Of what is not on the page nobody knows which questions are in it.
  const isStrange = parts.some(({id}) => !known.has(id));
  const questions = [...new Set([...parts.flatMap((part) => (part.kind === 'question' ? [part.id] : part.questions)), ...(isStrange ? loose : [])])];
  if (parts.length === 0 && loose.length > 0) return {parts: loose.map((id) => partOf(register, id)), questions: loose, wordings: page.wordings};
  return {parts, questions, wordings: page.wordings};
}

/** What a question is called: its words, where the page has them. */
export const labelOf = ({wordings}: Outline, question: string): string => wordings.get(question)?.label ?? question;

const byId = (a: Part, b: Part) => (a.id < b.id ? -1 : 1);

/** Something to do in its own right, which a question in a quiz is not. */
const isWork = (kinds: ReadonlySet<string>) => kinds.has('watched') || kinds.has('submitted') || kinds.has('posted') || (kinds.has('progressed') && !kinds.has('answered'));

function partOf(register: Register, id: string): Part {
  const kinds = register.kinds.get(id);
  const kind = kinds?.has('watched') ? 'video' : kinds?.has('submitted') || kinds?.has('asked') ? 'quiz'
    : kinds?.has('answered') ? 'question' : kinds?.has('posted') ? 'talk' : 'other';
  return {id, kind, label: id, questions: []};
}
