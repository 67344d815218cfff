import {firstAnswers, remarksOf, wordsOf, type Remark} from './answers.js';
import {gradebookOf, mean, type GradebookRow, type Readiness} from './gradebook.js';
import {itemSteps} from './items.js';
import {misconceptionsOf, quotesFor, type Misconception} from './misconceptions.js';
import type {Outline} from './outline.js';
import {LIMITS, planOf, type Limits, type Plan} from './plan.js';
import type {Pupil, Register} from './register.js';
import {outcome, type Steps} from './steps.js';
import {momentsOf, timelineOf, type Moment, type Timeline} from './timeline.js';

/** Fewer than so many learners are never told of as a group (pedagogy: anonymous means a minimum group). */
export const LEAST = 5;

export interface DigestTerms extends Limits {
  /** The smallest group that is told of. */
  least: number;
  /** Who looks: what the staff tries out is nobody's work. */
  besides?: string | undefined;
}

export const TERMS: DigestTerms = {...LIMITS, least: LEAST};

/** Why somebody may need another way in. */
export type HelpNeed = 'notBegun' | 'watchedYetWrong' | 'stoppedEarly';

export interface Digest {
  /** How many learn here. */
  learners: number;
  /** Their ids, by how far they are. */
  ready: Readonly<Record<Readiness, readonly string[]>>;
  /** The three commonest that enough learners have, and how many ideas fewer have. */
  misconceptions: readonly (Misconception & {quotes: readonly string[]})[];
  rarer: number;
  moments: readonly Moment[];
  /** What was unclear, one by one; `core/grouping.ts` groups it. */
  remarks: readonly Remark[];
  plan: Plan;
  needs: readonly {sub: string; need: HelpNeed}[];
}

/** What a teacher should know the evening before, in the order of reading. */
export const digestOf = (register: Register, outline: Outline, terms: DigestTerms = TERMS): Digest => outcome(digestSteps(register, outline, terms));

/** Learners whose marks are reckoned in one step. */
const SOME = 500;

/** The same step by step: of a class of thousands a step takes some ten milliseconds. */
export function* digestSteps(register: Register, outline: Outline, {least, besides, ...limits}: DigestTerms = TERMS): Steps<Digest> {
  const pupils = register.pupils(besides);
  // What learners answered first is kept, and most of the rest is made of it.
  const items = yield* itemSteps(pupils, outline);
  const misconceptions = misconceptionsOf(pupils, outline);
  yield;
  const common = misconceptions.filter(({holders}) => holders.size >= least);
  const words = common.length > 0 ? wordsOf(register, pupils) : [];
  yield;
  const told: (Misconception & {quotes: readonly string[]})[] = [];
  for (const each of common.slice(0, 3)) {
    told.push({...each, quotes: quotesFor(each, outline, words)});
    yield;
  }
  const ready: Record<Readiness, string[]> = {finished: [], part: [], toDo: []};
  const book: GradebookRow[] = [];
  for (let i = 0; i < pupils.length; i += SOME) {
    for (const row of gradebookOf(pupils.slice(i, i + SOME), outline)) {
      book.push(row);
      ready[row.ready].push(row.sub);
    }
    yield;
  }
  const moments: Moment[] = [];
  for (const part of outline.parts) {
    if (part.kind !== 'video') continue;
    moments.push(...momentsOf(timelineOf(register, pupils, part, outline), least));
    yield;
  }
  return {
    learners: pupils.length, ready, misconceptions: told, rarer: misconceptions.length - common.length,
    moments: moments.sort((a, b) => b.weight - a.weight || a.from - b.from).slice(0, 3),
    remarks: remarksOf(pupils, new Set(outline.parts.map(({id}) => id))),
    plan: planOf(items, limits),
    needs: needsOf(pupils, outline, book),
  };
}

/** Every medium of a lesson. */
export function timelinesOf(register: Register, pupils: readonly Pupil[], outline: Outline): Timeline[] {
  return outline.parts.filter(({kind}) => kind === 'video').map((part) => timelineOf(register, pupils, part, outline));
}

/** Has seen a good part, ... */
const WATCHED = 0.6;
/** ... and yet less than this share of first answers is right, of at least so many. */
const MOSTLY_WRONG = 0.35;
const SOME_ANSWERS = 3;
/** Less than this is only a beginning, while half of the class has finished. */
const BEGINNING = 0.25;

/**
 * Who may need another way in. The rule: nothing is begun; or most of the videos is seen and yet few first answers are
 * right; or hardly a beginning is made while at least half of the class has finished all.
 */
function needsOf(pupils: readonly Pupil[], outline: Outline, book: readonly GradebookRow[]): Digest['needs'] {
  const scores = new Map<string, number[]>();
  for (const question of outline.questions) {
    for (const [sub, {data: {score}}] of firstAnswers(question, pupils).of) {
      if (score === null) continue;
      const own = scores.get(sub);
      if (own) own.push(score);
      else scores.set(sub, [score]);
    }
  }
  const isVideo = outline.parts.map(({kind}) => kind === 'video');
  const isLate = book.filter(({ready}) => ready === 'finished').length * 2 >= book.length;
  return book.flatMap(({sub, ready, marks}): {sub: string; need: HelpNeed}[] => {
    if (ready === 'toDo') return [{sub, need: 'notBegun'}];
    const own = scores.get(sub) ?? [];
    const seen = marks.flatMap(({ratio}, i) => (isVideo[i] ? ratio : []));
    if (own.length >= SOME_ANSWERS && mean(own) < MOSTLY_WRONG && seen.length > 0 && mean(seen) >= WATCHED) return [{sub, need: 'watchedYetWrong'}];
    return isLate && ready !== 'finished' && mean(marks.map(({ratio}) => ratio)) < BEGINNING ? [{sub, need: 'stoppedEarly'}] : [];
  });
}
