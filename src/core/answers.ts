import {isEntry, type Entry} from './entry.js';
import {later, type Cell, type Pupil, type Register} from './register.js';

/** The first answers to a question as it is asked now. */
export interface FirstAnswers {
  question: string;
  /** By learner. */
  of: ReadonlyMap<string, Entry<'answered'>>;
  /** How many learners answered an earlier wording only: they are left out. */
  older: number;
}

/** Several parts of a report ask for the same; a register makes a new list of learners when something changed. */
const known = new WeakMap<readonly Pupil[], Map<string, FirstAnswers>>();

/** What each learner answered first, in the order of the learners: later tries know what was wrong, and tell less of what was understood. */
export function firstAnswers(question: string, pupils: readonly Pupil[]): FirstAnswers {
  let all = known.get(pupils);
  if (!all) known.set(pupils, all = new Map<string, FirstAnswers>());
  let found = all.get(question);
  if (!found) all.set(question, found = find(question, pupils));
  return found;
}

function find(question: string, pupils: readonly Pupil[]): FirstAnswers {
  const cells = pupils.flatMap((pupil) => {
    const cell = pupil.cells.get(question);
    return cell ? [[pupil.sub, cell] as const] : [];
  });
  let newest: Entry<'answered'> | undefined;
  for (const [, cell] of cells) for (const entry of cell.said) if (isEntry(entry, 'answered')) newest = later(newest, entry);
  const of = new Map<string, Entry<'answered'>>();
  let older = 0;
  for (const [sub, cell] of cells) {
    const first = firstOf(cell, newest?.data.version);
    if (first) of.set(sub, first);
    else if (cell.said.some((entry) => isEntry(entry, 'answered'))) older++;
  }
  return {question, of, older};
}

/** A learner's own judgement of an answer is a later entry of the same try, and stands for it. */
function firstOf({said}: Cell, version: string | undefined): Entry<'answered'> | undefined {
  let first: Entry<'answered'> | undefined;
  for (const entry of said) {
    if (!isEntry(entry, 'answered') || entry.data.version !== version) continue;
    const before = first ? turn(entry) - turn(first) : -1;
    if (before < 0) first = entry;
    else if (before === 0) first = later(first, entry);
  }
  return first;
}

/** Attempts, and in each its tries. */
const turn = ({data}: Entry<'answered'>) => (data.attempt ?? 1) * 1e6 + Math.min(data.try, 1e6 - 1);

/** What a learner wrote. */
export interface Remark {
  /** Stays the same when the learner writes it anew. */
  key: string;
  author: string;
  activity: string;
  text: string;
}

/** What learners said was unclear: the latest of each in each activity; whoever emptied it took it back. */
export function remarksOf(pupils: readonly Pupil[], activities?: ReadonlySet<string>): Remark[] {
  return pupils.flatMap(({sub, cells}) => [...activities ?? cells.keys()].sort().flatMap((activity) => {
    let last: Entry<'asked'> | undefined;
    for (const entry of cells.get(activity)?.said ?? []) if (isEntry(entry, 'asked')) last = later(last, entry);
    const text = last?.data.text.trim();
    return text ? [{key: `${sub} ${activity}`, author: sub, activity, text}] : [];
  }));
}

/** All that learners put into words, as far as it still stands: what was unclear, then posts. */
export function wordsOf(register: Register, pupils: readonly Pupil[]): Remark[] {
  const subs = new Set(pupils.map(({sub}) => sub));
  const posts = register.posts.filter(({author}) => subs.has(author));
  return [...remarksOf(pupils), ...posts.map(({id, author, activity, text}) => ({key: id, author, activity, text}))];
}
