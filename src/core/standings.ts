import {isEntry, type Entry, type Group, type Standings} from './entry.js';
import {hash} from './id.js';
import {UNNUMBERED} from './log.js';
import {holdsResults, pollPhaseOf, pollRoundOf, pollStart} from './poll.js';

/** A right answer is worth so many points where its question says nothing else. */
export const FULL = 100;
/** So many are shown at most. */
export const BEST = 5;
/** Of fewer votes of a team nothing is told: each of them could be told from the mean. */
export const FEWEST_IN_TEAM = 3;
/** There are so many pairs of friendly words; whoever comes after them gets a number as well. */
export const PAIRS = 1024;
/** Any odd number is good: neighbours in the list get words that have nothing in common. */
const STRIDE = 389;
/** How long a key is, and how many go into one entry. */
const KEY = 5;
const MOST = 2000;
/** So many different sums are told, the best: whoever has fewer points knows them, and no place. */
const MOST_RUNGS = 400;
const MOST_ROWS = 200;
/** How many teams can be drawn. */
export const FEWEST_TEAMS = 2;
export const MOST_TEAMS = 20;

/** A poll that takes part. */
export interface Contest {
  id: string;
  /** What a right answer is worth. */
  worth: number;
  /** It is open from the start. */
  selfPaced: boolean;
}

export interface Competition {
  by: 'teams' | 'pseudonyms';
  /** Up to half as much again for who is quick. */
  speed: boolean;
  /** How many teams are drawn where the class has no groups. */
  teams: number;
  /** A team is told of from so many votes on; see `FEWEST_IN_TEAM`. */
  least: number;
}

/** What one answer is worth: its score, and the share of the time that was left, both 0..1. */
interface Answer {score: number; left: number}

/** A question whose results were shown, with the answers that it had by then: later ones know what is right. */
export interface Asked extends Contest {
  run: number;
  answers: ReadonlyMap<string, Answer>;
}

/**
 * The questions that count: closed, and their results shown, after this place in the log. Of several runs the first does.
 * @param entries in the log's order, as far as the reader may know them
 */
export function askedIn(entries: readonly Entry[], contests: readonly Contest[], after = 0): Asked[] {
  const own = new Map(contests.map(({id}) => [id, [] as Entry[]]));
  for (const entry of entries) if (entry.seq < UNNUMBERED) own.get(entry.activity)?.push(entry);
  return contests.flatMap((contest) => askedOnce(own.get(contest.id)!, contest, after) ?? []);
}

function askedOnce(entries: readonly Entry[], contest: Contest, after: number): Asked | undefined {
  let {phase, run} = pollStart(contest.selfPaced);
  let opened: number | undefined;
  let end: number | undefined;
  const told = new Set<number>();
  const done = new Set<number>();
  const votes = new Map<number, Map<string, Answer>>();
  for (const entry of entries) {
    const at = Date.parse(entry.at);
    if (isEntry(entry, 'staged')) {
      const {data} = entry;
      if (data.run !== run) opened = undefined;
      ({phase, run} = data);
      if (phase === 'open') opened ??= at;
      // By the class's clock: that of the device which said until when may be anywhere.
      end = data.seconds === undefined ? undefined : at + data.seconds * 1000;
    } else if (isEntry(entry, 'revealed') && holdsResults(entry.data.tallies)) told.add(entry.data.run);
    else if (isEntry(entry, 'voted') && entry.data.run === run && entry.data.round === pollRoundOf(phase) && entry.data.score !== null) {
      const left = end === undefined || opened === undefined ? 0 : Math.max(0, Math.min(1, (end - at) / (end - opened)));
      votes.set(run, (votes.get(run) ?? new Map<string, Answer>()).set(entry.author, {score: entry.data.score, left}));
    }
    if (pollPhaseOf(phase) !== 'locked' || !told.has(run) || done.has(run)) continue;
    done.add(run);
    const answers = votes.get(run);
    if (entry.seq > after && answers) return {...contest, run, answers};
  }
  return undefined;
}

/** What an answer earns: whole points. */
export const earned = ({score, left}: Answer, worth: number, speed: boolean): number => Math.round(worth * score * (speed ? 1 + left / 2 : 1));

/** What somebody has earned in these questions; `undefined` where they answered none. */
export function pointsOf(author: string, asked: readonly Asked[], speed: boolean): number | undefined {
  const all = asked.flatMap(({answers, worth}) => {
    const answer = answers.get(author);
    return answer ? [earned(answer, worth, speed)] : [];
  });
  return all.length > 0 ? all.reduce((sum, points) => sum + points, 0) : undefined;
}

/**
 * A key for everybody who voted, made from the id of their first vote: that is chance, and nobody but they and the staff ever
 * reads it. So each finds themselves among the keys, and nobody finds anybody else, not even by an author's id. The run comes
 * first: what is public must not lead from a key of one run to that of another.
 */
export function keysIn(entries: readonly Entry[], contests: readonly Contest[], run: number): Map<string, string> {
  const polls = new Set(contests.map(({id}) => id));
  const keys = new Map<string, string>();
  for (const {type, activity, author, id, seq} of entries) {
    if (type === 'voted' && seq < UNNUMBERED && polls.has(activity) && !keys.has(author)) keys.set(author, hash(`${run} ${id}`).slice(7 - KEY, 7));
  }
  return keys;
}

/** The keys of such a list, and where each stands. */
function ordinalsIn(keys: string): Map<string, number> {
  const all = Array.from({length: Math.floor(keys.length / KEY)}, (_, i): [string, number] => [keys.slice(i * KEY, (i + 1) * KEY), i]);
  // Of two that are alike the first counts.
  return new Map(all.reverse());
}

/** Where somebody stands in the list of keys; -1 where they do not. */
export const ordinalOf = (keys: string, key: string | undefined): number => ordinalsIn(keys).get(key ?? '') ?? -1;

/** The number of the made-up name of whoever stands there, people and teams alike: no two have one name. */
export const nameNumber = (seed: string, ordinal: number): number =>
  (parseInt(hash(seed).slice(1, 7), 36) + ordinal * STRIDE) % PAIRS + Math.floor(ordinal / PAIRS) * PAIRS;

export const seedOf = (space: string, run: number): string => `${space} ${run}`;

const isSound = ({rows, polls, keys = '', ladder = {}, teams = FEWEST_TEAMS}: Standings): boolean => Array.isArray(rows) && rows.every(isRow)
  && typeof polls === 'object' && polls !== null && typeof keys === 'string' && Number.isInteger(teams) && teams >= FEWEST_TEAMS && teams <= MOST_TEAMS
  && typeof ladder === 'object' && ladder !== null && Object.values(ladder).every(Number.isFinite);

const isRow = (row?: Standings['rows'][number]): boolean => Number.isFinite(row?.points)
  && (typeof row?.label === 'string' || (row?.label === undefined && Number.isInteger(row?.n) && row!.n! >= 0));

/** The standings that an entry tells, where they are sound: a newer page may write others. */
export const standingsIn = (entry: Entry | undefined): Standings | undefined => {
  const told = entry && isEntry(entry, 'revealed') ? entry.data.standings : undefined;
  return told && isSound(told) ? told : undefined;
};

/** What the standings are made from. */
export interface Facts {
  entries: readonly Entry[];
  contests: readonly Contest[];
  competition: Competition;
  space: string;
  run: number;
  /** The place in the log from which on this run counts. */
  after: number;
  /** What the class was told last of this run: who has a name keeps it. */
  told: Standings | undefined;
  /** The groups that the class works in. */
  groups: readonly Group[] | undefined;
}

/** What the class may be told; `undefined` before the results of a question with a right answer were shown. */
export function standingsOf(facts: Facts): Standings | undefined {
  const {entries, contests, competition: {by, speed}, run, after, told} = facts;
  const asked = askedIn(entries, contests, after);
  if (asked.length === 0) return undefined;
  const everybody = keysIn(entries, contests, run);
  const authors = [...everybody.keys()].filter((author) => asked.some(({answers}) => answers.has(author)));
  const places = ordinalsIn(told?.keys ?? '');
  let keys = told?.keys ?? '';
  // In no order of their coming: who is called the same in two runs, or voted first, is nobody's to know.
  for (const key of authors.map((author) => everybody.get(author)!).sort()) {
    if (places.has(key) || keys.length >= MOST * KEY) continue;
    places.set(key, keys.length / KEY);
    keys += key;
  }
  const polls = Object.fromEntries(asked.map((each): [string, number] => [each.id, each.run]).sort(([a], [b]) => (a < b ? -1 : 1)));
  const ordinal = (author: string) => places.get(everybody.get(author)!) ?? -1;
  const base = {by, polls, ...(speed && {speed})};
  if (by === 'teams') {
    const teams = facts.groups ? undefined : told?.teams ?? teamCount(authors.length, facts.competition);
    const found = facts.groups ? groupRows(facts.groups, asked, facts) : drawnRows(drawn(teams!, authors, ordinal), asked, facts);
    return {...base, rows: found.slice(0, MOST_ROWS), ...(teams !== undefined && {teams, keys})};
  }
  const points = authors.map((author) => ({author, points: pointsOf(author, asked, speed)!}));
  const ladder: Record<string, number> = {};
  for (const each of points) ladder[each.points] = (ladder[each.points] ?? 0) + 1;
  const best = topRungs(ladder).named;
  const rows = points.filter((each) => best.includes(each.points)).map((each) => ({n: ordinal(each.author), points: each.points})).filter(({n}) => n >= 0)
    .map(({n, points: own}) => ({n: nameNumber(seedOf(facts.space, run), n), points: own}));
  // In no order of their coming.
  const rungs = Object.fromEntries(Object.entries(ladder).sort(([a], [b]) => Number(b) - Number(a)).slice(0, MOST_RUNGS));
  return {...base, rows: rows.sort((a, b) => b.points - a.points || a.n - b.n), ladder: rungs, keys};
}

/** As many as there are to be, as long as nobody's vote shows. */
const teamCount = (people: number, {teams, least}: Competition): number => Math.max(2, Math.min(teams, Math.floor(people / least)));

/** The team that was drawn for somebody: in turn, so sizes differ by at most 1. */
export const teamAt = (ordinal: number, teams: number): number => (ordinal < 0 ? -1 : ordinal % teams);

function drawn(teams: number, authors: readonly string[], ordinal: (author: string) => number): string[][] {
  const members: string[][] = Array.from({length: teams}, () => []);
  for (const author of authors) members[teamAt(ordinal(author), teams)]?.push(author);
  return members;
}

function drawnRows(members: readonly string[][], asked: readonly Asked[], facts: Facts): Standings['rows'] {
  return inPlaces(members.map((team, i) => ({n: nameNumber(seedOf(facts.space, facts.run), i), points: teamPoints(team, asked, facts.competition)})));
}

const groupRows = (groups: readonly Group[], asked: readonly Asked[], {competition}: Facts): Standings['rows'] =>
  inPlaces(groups.map(({label, members}) => ({label, points: teamPoints(members, asked, competition)})));

function inPlaces<Row extends {points: number | undefined}>(rows: readonly Row[]): (Row & {points: number})[] {
  return rows.filter((row): row is Row & {points: number} => row.points !== undefined).sort((a, b) => b.points - a.points);
}

/**
 * The mean of its members that voted, question by question, so that sizes do not matter. A question in which too few of them
 * did counts like their others on average; `undefined` where that is every one.
 */
export function teamPoints(members: readonly string[], asked: readonly Asked[], {speed, least}: Pick<Competition, 'speed' | 'least'>): number | undefined {
  const shares = asked.flatMap(({answers, worth}) => {
    const own = [...new Set(members)].flatMap((author) => answers.get(author) ?? []);
    return own.length < least || worth === 0 ? [] : [own.reduce((sum, answer) => sum + earned(answer, worth, speed), 0) / own.length / worth];
  });
  const all = asked.reduce((sum, {worth}) => sum + worth, 0);
  return shares.length === 0 ? undefined : Math.round(all * shares.reduce((sum, share) => sum + share, 0) / shares.length);
}

/** How many have so many points, of people or teams. */
export function ladderOf({ladder, rows}: Standings): Record<string, number> {
  if (ladder) return ladder;
  const made: Record<string, number> = {};
  for (const {points} of rows) made[points] = (made[points] ?? 0) + 1;
  return made;
}

/** The place of who has so many points; who has as many shares it. */
export const placeOf = (ladder: Readonly<Record<string, number>>, points: number): number =>
  1 + Object.entries(ladder).reduce((ahead, [each, count]) => ahead + (Number(each) > points ? count : 0), 0);

/**
 * Which points are shown with names, and the ones after them that too many share for that. Never the lowest, so nobody is
 * last, and never those without a point.
 */
export function topRungs(ladder: Readonly<Record<string, number>>): {named: number[]; shared: {points: number; count: number} | undefined} {
  const rungs = Object.entries(ladder).map(([points, count]) => ({points: Number(points), count})).sort((a, b) => b.points - a.points);
  const shown = rungs.filter(({points}, i) => points > 0 && (i === 0 || i < rungs.length - 1));
  const named: number[] = [];
  let people = 0;
  for (const {points, count} of shown) {
    if (people + count > BEST) return {named, shared: people < BEST ? {points, count} : undefined};
    people += count;
    named.push(points);
  }
  return {named, shared: undefined};
}
