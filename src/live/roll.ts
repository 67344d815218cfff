import {ENTRY_RULES} from '../core/audience.js';
import {isEntry, type Entry} from '../core/entry.js';
import {inOrder, merge, type Known} from '../core/fold.js';
import type {Person} from '../core/groups.js';
import {ONLINE} from './online.js';

/** Where the class tells who is connected, who said something so lately is here too: a phone sleeps in a pocket, ms. */
const JUST_NOW = 10 * 60 * 1000;

/** Whoever said something in the last so many ms is taken to be here, where the class tells nothing. */
const RECENT = 2 * 60 * 60 * 1000;

/** What groups are made from, as the teacher's page knows it. */
export interface Attendance {
  people: ReadonlyMap<string, Person>;
  /** Who is connected or said something just now; where the class does not tell, who said something lately. */
  here: ReadonlySet<string>;
  /** The id of the question whose answers count, where there is one. */
  question: string | undefined;
  /** How many people have answered it. */
  answered: number;
}

interface Given {answer: string; right?: boolean; certainty?: number}

/** What was answered to one question, by author. */
interface Item {question: string; voted: boolean; given: Map<string, Given>}

const KEPT = ['answered', 'voted', 'staged', 'signalled'];

/** Who is in the class and what they said, from all entries of its log, which only its staff sees. */
export class Roll {
  #said: Known = new Map();
  #staff = new Set<string>();
  #seen = new Map<string, number>();
  #latest = 0;
  /** Who is connected, where the class tells. */
  connected: ReadonlySet<string> | undefined;

  take(batch: readonly Entry[]): void {
    for (const entry of batch) {
      const at = Date.parse(entry.at) || 0;
      this.#latest = Math.max(this.#latest, at);
      if (isStaffs(entry)) this.#staff.add(entry.author);
      if (entry.author) this.#seen.set(entry.author, Math.max(at, this.#seen.get(entry.author) ?? 0));
    }
    this.#said = merge(this.#said, batch.filter(({type}) => KEPT.includes(type)));
  }

  /**
   * @param sources ids of questions, polls or activities whose answers count; all where there are none
   * @param activity the id of the groups, where people say that they are elsewhere
   * @param me the reader, where they are nobody to be put into a group
   */
  attendance(sources: readonly string[], activity: string, me?: string): Attendance {
    const entries = inOrder(this.#said);
    const items = itemsIn(entries, sources);
    const item = mostTelling(items);
    const scores = scoresIn(entries, sources);
    const elsewhere = new Map(entries.flatMap((entry) => (isEntry(entry, 'signalled') && entry.activity === activity ? [[entry.author, entry.data.label === ONLINE]] : [])));
    const subs = [...new Set([...this.#seen.keys(), ...this.connected ?? []])].filter((sub) => sub !== me && !this.#staff.has(sub) && !isPseudonym(sub)).sort();
    const people = new Map(subs.map((id): [string, Person] => {
      const score = scores.get(id);
      return [id, {id, ...item?.given.get(id), ...(score !== undefined && {score}), ...(elsewhere.get(id) && {online: true})}];
    }));
    return {
      people, question: item?.question,
      here: new Set(subs.filter((sub) => this.#isHere(sub))),
      answered: subs.filter((sub) => item?.given.has(sub)).length,
    };
  }

  #isHere(sub: string): boolean {
    // By the class's clock: that of this device may be anywhere.
    const silent = this.#latest - (this.#seen.get(sub) ?? -Infinity);
    return this.connected ? this.connected.has(sub) || silent <= JUST_NOW : silent <= RECENT;
  }
}

/** Said by staff, or by a page that is no learner's. */
function isStaffs({type, data}: Entry): boolean {
  return ENTRY_RULES[type].writer === 'staff' || ('by' in data && data.by === 'staff')
    || (type === 'launched' && 'view' in data && data.view !== 'learner');
}

/** Somebody whom a talk keeps anonymous is in the class under their own name too. */
const isPseudonym = (sub: string) => sub.startsWith('~');

const isFrom = ({activity, data}: Entry, sources: readonly string[]) =>
  sources.length === 0 || sources.includes(activity) || ('question' in data && data.question !== undefined && sources.includes(data.question));

/** The latest answer of each to each question; of votes, those of the latest run and its latest round. */
function itemsIn(entries: readonly Entry[], sources: readonly string[]): Item[] {
  const items = new Map<string, Item>();
  const runs = runsIn(entries);
  const rounds = new Map<string, number>();
  for (const entry of entries) {
    if (!(isEntry(entry, 'answered') || isEntry(entry, 'voted')) || !isFrom(entry, sources)) continue;
    const {author, activity, data: {question, response, correct, certainty}} = entry;
    const voted = entry.type === 'voted';
    const key = `${entry.type} ${voted ? activity : question}`;
    if ('round' in entry.data) {
      const {run, round} = entry.data;
      if (run !== runs.get(activity) || round < (rounds.get(`${author} ${key}`) ?? 0)) continue;
      rounds.set(`${author} ${key}`, round);
    }
    const item = items.get(key) ?? {question, voted, given: new Map()};
    items.set(key, item);
    item.given.set(author, {
      answer: JSON.stringify(response), ...(correct !== null && {right: correct}), ...(certainty !== undefined && {certainty}),
    });
  }
  const all = [...items.values()];
  // What the class voted on just now says more than what they answered at home.
  return all.some(({voted}) => voted) && sources.length > 0 ? all.filter(({voted}) => voted) : all;
}

/** The run that each poll is in: as its teacher said, else as the votes say. */
function runsIn(entries: readonly Entry[]): Map<string, number> {
  const [staged, voted] = [new Map<string, number>(), new Map<string, number>()];
  for (const entry of entries) {
    if (isEntry(entry, 'staged')) staged.set(entry.activity, entry.data.run);
    if (isEntry(entry, 'voted')) voted.set(entry.activity, Math.max(entry.data.run, voted.get(entry.activity) ?? 0));
  }
  return new Map([...voted, ...staged]);
}

/** The question that most pairs of people see differently. */
function mostTelling(items: readonly Item[]): Item | undefined {
  const differing = ({given}: Item) => {
    const counts = new Map<string, number>();
    for (const {answer} of given.values()) counts.set(answer, (counts.get(answer) ?? 0) + 1);
    return given.size ** 2 - [...counts.values()].reduce((sum, count) => sum + count ** 2, 0);
  };
  return [...items].sort((a, b) => differing(b) - differing(a) || b.given.size - a.given.size)[0];
}

/** The mean of the best score in each question. */
function scoresIn(entries: readonly Entry[], sources: readonly string[]): Map<string, number> {
  const best = new Map<string, Map<string, number>>();
  for (const entry of entries) {
    if (!(isEntry(entry, 'answered') || isEntry(entry, 'voted')) || entry.data.score === null || !isFrom(entry, sources)) continue;
    const own = best.get(entry.author) ?? new Map<string, number>();
    best.set(entry.author, own.set(entry.data.question, Math.max(entry.data.score, own.get(entry.data.question) ?? 0)));
  }
  return new Map([...best].map(([sub, own]) => [sub, [...own.values()].reduce((sum, score) => sum + score, 0) / own.size]));
}
