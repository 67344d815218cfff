import {isEntry, type Entry} from './entry.js';
import type {Keeping, Outline, Part} from './outline.js';
import {later, type Cell, type Pupil} from './register.js';

/** How a learner stands with one part of a lesson. */
export interface Mark {
  ratio: number;
  done: boolean;
  /** 0..1, of the attempts that count; `null` where nothing is graded. */
  score: number | null;
  /** How often it was handed in, or a single question tried. */
  attempts: number;
  /** Time thought and played, seconds, its questions included. */
  seconds: number;
  /** ISO 8601; empty before anything happened. */
  last: string;
}

export interface GradebookRow {
  sub: string;
  /** One for each part, in the outline's order. */
  marks: readonly Mark[];
  /** The mean of the scores there are; `null` without any. */
  score: number | null;
  ready: Readiness;
  last: string;
}

/** All parts are done; something is; nothing is. */
export type Readiness = 'finished' | 'part' | 'toDo';

/** Learner by part: score, completion, attempts, effort and when they were last here. */
export function gradebookOf(pupils: readonly Pupil[], {parts}: Pick<Outline, 'parts'>): GradebookRow[] {
  return pupils.map((pupil) => {
    const marks = parts.map((part) => markOf(pupil, part));
    const scores = marks.flatMap(({score}) => score ?? []);
    return {
      sub: pupil.sub, marks, last: pupil.last, ready: readinessOf(marks),
      score: scores.length > 0 ? mean(scores) : null,
    };
  });
}

export function readinessOf(marks: readonly Pick<Mark, 'ratio' | 'done'>[]): Readiness {
  if (marks.length > 0 && marks.every(({done}) => done)) return 'finished';
  return marks.some(({ratio, done}) => done || ratio > 0) ? 'part' : 'toDo';
}

/** How a learner stands with a part. What happened in its questions is begun work, also before it records any itself. */
export function markOf({cells}: Pupil, part: Part): Mark {
  const cell = cells.get(part.id);
  const inside = part.questions.flatMap((question) => (question === part.id ? [] : cells.get(question) ?? []));
  const all = cell ? [cell, ...inside] : inside;
  const answered = inside.filter(({said}) => said.some(({type}) => type === 'answered')).length;
  return {
    ratio: Math.max(cell?.ratio ?? 0, part.kind === 'video' ? 0 : answered / Math.max(1, part.questions.length)),
    done: cell?.done ?? false,
    score: cell ? scoreOf(cell, part.keep) : null,
    attempts: cell ? attemptsOf(cell) : 0,
    seconds: all.reduce((sum, {spent}) => sum + spent, 0) / 1000,
    last: all.reduce((last, each) => (each.last > last ? each.last : last), ''),
  };
}

/** The score of the attempts that count: as handed in; else, of a question, the best answer; else as completed. */
function scoreOf(cell: Cell, keep: Keeping = 'highest'): number | null {
  const handed = attempts(cell.said.filter((entry) => isEntry(entry, 'submitted')));
  if (handed.length > 0) return kept(handed.map(({data}) => data.score), keep);
  const answers = cell.said.flatMap((entry) => (isEntry(entry, 'answered') ? entry.data.score ?? [] : []));
  if (answers.length > 0) return Math.max(...answers);
  const completed = cell.said.reduce<Entry<'completed'> | undefined>((last, entry) => (isEntry(entry, 'completed') ? later(last, entry) : last), undefined);
  return completed?.data.score ?? null;
}

/** The last word on each attempt, in their order: a quiz that was gone on with is handed in again. */
function attempts(submitted: readonly Entry<'submitted'>[]): Entry<'submitted'>[] {
  const of = new Map<number, Entry<'submitted'>>();
  for (const entry of submitted) of.set(entry.data.attempt ?? 1, later(of.get(entry.data.attempt ?? 1), entry));
  return [...of].sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

function kept(scores: readonly number[], keep: Keeping): number {
  switch (keep) {
    case 'highest': return Math.max(...scores);
    case 'last': return scores.at(-1)!;
    case 'first': return scores[0]!;
    case 'average': return mean(scores);
  }
}

function attemptsOf({said}: Cell): number {
  const handed = attempts(said.filter((entry) => isEntry(entry, 'submitted'))).length;
  return handed || new Set(said.flatMap((entry) => (isEntry(entry, 'answered') ? `${entry.data.attempt ?? 1} ${entry.data.try}` : []))).size;
}

export const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
