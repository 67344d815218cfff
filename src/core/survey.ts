import {bytesOf, isEntry, type Answers, type Entry, type EntryData} from './entry.js';
import {hash} from './id.js';

/** What one person answered, where it is known that it was one person. */
export interface Sheet {author: string; at: string; answers: Answers}

/** An answer to one question; empty where it was passed over. `of`: what they answered to the question that groups them. */
export interface Reply {response: readonly string[]; of?: readonly string[]}

/** You said, we did. */
export interface Heed {id: string; said: string; did: string; at: string}

/** What a survey's entries come to, as far as this page may know them. */
export interface Survey {
  sheets: readonly Sheet[];
  /** By question. */
  replies: ReadonlyMap<string, readonly Reply[]>;
  /** Who has answered, and how often. */
  done: ReadonlyMap<string, number>;
  /** What everybody was told, by question. */
  told: ReadonlyMap<string, EntryData['summed']>;
  heeds: readonly Heed[];
}

/** Folds a survey's entries, in the log's order. @param repeat of one person every answer counts, not the latest alone */
export function foldSurvey(entries: readonly Entry[], repeat: boolean): Survey {
  const sheets = new Map<string, Sheet>();
  const replies = new Map<string, Reply[]>();
  const done = new Map<string, number>();
  const told = new Map<string, EntryData['summed']>();
  const heeds = new Map<string, Heed>();
  const add = (question: string, reply: Reply) => replies.set(question, [...replies.get(question) ?? [], reply]);
  for (const entry of entries) {
    const {id, author, at} = entry;
    // What was said in confidence is read here by nobody but who said it, in a browser without a class.
    if (isEntry(entry, 'surveyed') || isEntry(entry, 'confided')) sheets.set(repeat ? id : author, {author, at, answers: entry.data.answers});
    else if (isEntry(entry, 'gathered')) {
      const {question, responses, of} = entry.data;
      for (const response of responses) add(question, {response, ...(of && {of})});
    } else if (isEntry(entry, 'completed')) done.set(author, (done.get(author) ?? 0) + 1);
    else if (isEntry(entry, 'summed')) told.set(entry.data.question, entry.data);
    else if (isEntry(entry, 'heeded')) {
      const {said, did, note = id, removed} = entry.data;
      heeds.delete(note);
      if (!removed) heeds.set(note, {id: note, said, did, at});
    }
  }
  for (const {answers} of sheets.values()) for (const [question, response] of Object.entries(answers)) add(question, {response});
  return {sheets: [...sheets.values()], replies, done, told, heeds: [...heeds.values()]};
}

/** How many answered anything that may be shown: of the questions the one that most were asked. */
export const sizeOf = ({replies}: Pick<Survey, 'replies'>): number => Math.max(0, ...[...replies.values()].map((all) => all.length));

/** Words that everybody may be told of one question, at most, in bytes. */
const MOST_WORDS = 11_000;

/** How a question's answers add up: `listed`, chosen from a list and not in everybody's own words; `numeric`, on a scale or a number. */
export interface Kind {listed: boolean; numeric: boolean}

/** The answers to one question as sums. */
export function sumsOf(question: string, replies: readonly Reply[], {listed, numeric}: Kind): EntryData['summed'] {
  const given = replies.filter(({response}) => response.length > 0).map(({response}) => response);
  const counts: Record<string, number> = Object.create(null) as Record<string, number>;
  if (listed) for (const response of given) for (const key of new Set(response)) counts[key] = (counts[key] ?? 0) + 1;
  const numbers = given.map(numberIn);
  const all = numeric && given.length > 0 && numbers.every((each) => each !== undefined) ? numbers.sort((a, b) => a - b) : undefined;
  return {
    question, total: given.length, counts: {...counts}, ...(all && {mean: meanOf(all), median: medianOf(all)}),
    ...(!listed && {words: mixed(given.map((response) => response.join('\n')))}),
  };
}

/** The same, as much of it as fits into an entry. */
export function fitting(sums: EntryData['summed']): EntryData['summed'] {
  if (!sums.words) return sums;
  let room = MOST_WORDS;
  return {...sums, words: sums.words.filter((text) => (room -= bytesOf(text)) > 0)};
}

/** Whoever wrote first does not stand first; yet the same words stay in their places while others come. */
export const mixed = (texts: readonly string[]): string[] =>
  texts.map((text) => [hash(`order ${text}`), text] as const).sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, text]) => text);

function numberIn(response: readonly string[]): number | undefined {
  const text = response.length === 1 ? response[0]!.trim().replace(',', '.') : '';
  return /^[-+\u2212]?\d+(?:\.\d+)?$/.test(text) ? Number(text.replace('\u2212', '-')) : undefined;
}

const meanOf = (numbers: readonly number[]): number => Math.round(numbers.reduce((sum, each) => sum + each, 0) / numbers.length * 100) / 100;

/** @param numbers in order, not empty */
function medianOf(numbers: readonly number[]): number {
  const half = numbers.length >> 1;
  return numbers.length % 2 ? numbers[half]! : (numbers[half - 1]! + numbers[half]!) / 2;
}

/** What is told anew has as many new answers as a group has people, or the difference would be somebody's answer. */
export const mayTell = (before: number, now: number, group: number): boolean => now >= group && now - before >= group;

/** The key of those who passed over a question. */
export const PASSED = '';

/** Those who chose the same, or several small groups together. */
export interface Class {keys: readonly string[]; size: number}

/**
 * The groups in which a question's answers may be looked at: those who chose the same, where they are enough, and all others
 * together, where need be with the next smallest. It goes by this question alone, so it is the same in every table: whatever
 * tables are shown, none tells of a part of a group.
 * @param responses of single choices; who passed over it is a group too, or the difference to the whole would be theirs
 */
export function classesOf(responses: readonly (readonly string[])[], group: number): Class[] {
  const sizes = new Map<string, number>();
  for (const [key = PASSED] of responses) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const all = [...sizes].map(([key, size]): Class => ({keys: [key], size})).sort((a, b) => a.size - b.size || (a.keys[0]! < b.keys[0]! ? -1 : 1));
  const classes = all.filter(({size}) => size >= group);
  const small = all.filter(({size}) => size < group);
  if (small.length === 0) return classes;
  const rest = {keys: small.flatMap(({keys}) => keys), size: small.reduce((sum, {size}) => sum + size, 0)};
  while (rest.size < group && classes.length > 0) {
    const next = classes.shift()!;
    rest.keys.push(...next.keys);
    rest.size += next.size;
  }
  return rest.size < group ? [] : [...classes, rest];
}

/** A table of answers by the answer to another question. */
export interface Table {rows: readonly Class[]; columns: readonly Class[]; cells: readonly (readonly number[])[]}

/** Of sheets that hold both; both sides in groups that may be shown. `undefined` where there would be one group alone. */
export function tableOf(sheets: readonly Pick<Sheet, 'answers'>[], {question, by, group}: {question: string; by: string; group: number}): Table | undefined {
  const side = (id: string) => classesOf(sheets.map(({answers}) => answers[id] ?? []), group);
  const [rows, columns] = [side(by), side(question)];
  if (rows.length < 2 || columns.length < 1) return undefined;
  const place = (classes: readonly Class[], [key = PASSED]: readonly string[] = []) => classes.findIndex(({keys}) => keys.includes(key));
  const cells = rows.map(() => columns.map(() => 0));
  for (const {answers} of sheets) {
    const [row, column] = [place(rows, answers[by]), place(columns, answers[question])];
    if (row >= 0 && column >= 0) cells[row]![column]! += 1;
  }
  return {rows, columns, cells};
}

/** The same of answers that came in groups, each of which is large enough: a class has seen to that. */
export function gatheredTable(replies: readonly Reply[]): Table | undefined {
  const list = (values: Iterable<string>) => [...new Set(values)].sort();
  const rows = list(replies.flatMap(({of}) => of?.[0] ?? []));
  const columns = list(replies.flatMap(({response}) => [...response]));
  if (rows.length < 2) return undefined;
  const count = (row: string, column?: string) => replies.filter(({of, response}) => of?.[0] === row && (column === undefined || response.includes(column))).length;
  return {
    rows: rows.map((key) => ({keys: [key], size: count(key)})),
    columns: columns.map((key) => ({keys: [key], size: rows.reduce((sum, row) => sum + count(row, key), 0)})),
    cells: rows.map((row) => columns.map((column) => count(row, column))),
  };
}
