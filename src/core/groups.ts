import {arrange, type Bonds} from './group-search.js';

/** What groups are made by. */
export type GroupRule = 'different-answers' | 'mixed-score' | 'random' | 'role';

/** Somebody to be in a group, as far as making groups wants to know. */
export interface Person {
  id: string;
  /** What they answered, as one text; without it they did not. */
  answer?: string;
  /** Whether that is right; nothing where no answer is. */
  right?: boolean;
  /** How sure they were, 0..1. */
  certainty?: number;
  /** What they reached so far, 0..1. */
  score?: number;
  /** They take part from elsewhere. */
  online?: boolean;
}

export interface GroupPlan {
  by: GroupRule;
  /** How many are to be in a group, 2 to 8. */
  size: number;
  /** The same people, plan and seed give the same groups. */
  seed: string;
  /** How often two were together before. */
  met?: Encounters;
}

/** How often two were together before, by `pairKey`. */
export type Encounters = ReadonlyMap<string, number>;

/** Who is together, by id. */
export type Team = readonly string[];

const MIN_SIZE = 2;

/** A name for two people, whoever comes first. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one}\n${other}` : `${other}\n${one}`);

/**
 * Makes groups: everybody is in one, sizes differ by at most 1. In this order it sees to it that each has somebody who is
 * right, that those without an answer are spread, that answers (or scores) differ, that few meet again whom they worked with
 * before, and that the sure meet the unsure. Who takes part from elsewhere is with others who do; one alone is with the room.
 */
export function makeGroups(people: readonly Person[], plan: GroupPlan): Team[] {
  const everybody = [...new Map(people.map((person) => [person.id, person])).values()];
  const apart = everybody.filter(({online}) => online);
  const inRoom = everybody.filter(({online}) => !online);
  const rooms = apart.length < 2 || inRoom.length < 2 ? [everybody] : [inRoom, apart];
  return rooms.filter(({length}) => length > 0).flatMap((room) => {
    const groups = arrange(room.length, groupCount(room.length, plan.size), bondsOf(room, plan));
    return groups.map((group) => group.map((at) => room[at]!.id));
  });
}

/** How many groups so many people are: as near to the size as it goes, of 2 to 4 (or the size, where that is more) each. */
export function groupCount(people: number, size: number): number {
  const most = Math.max(4, size);
  return Math.max(1, Math.min(Math.max(Math.round(people / size), Math.ceil(people / most)), Math.floor(people / MIN_SIZE)));
}

/**
 * Who comes later joins the smallest group, of those the one that suits best; nobody else moves. Groups keep their places,
 * and empty ones stay empty; where all are empty, new ones are made.
 */
export function withLate(teams: readonly Team[], late: readonly string[], people: readonly Person[], plan: GroupPlan): Team[] {
  const known = new Map(people.map((person) => [person.id, person]));
  const next = teams.map((team) => team.filter((id) => !late.includes(id)));
  if (next.every(({length}) => length === 0)) return makeGroups(late.map((id) => known.get(id) ?? {id}), plan);
  for (const id of new Set(late)) {
    const place = bestPlace(next, id, known, plan);
    next[place] = [...next[place]!, id];
  }
  return next;
}

/**
 * Who is not there is taken out; who would then be alone goes on with the smallest other group. Nobody else moves. Groups
 * keep their places; one that ends is empty.
 */
export function withoutAbsent(teams: readonly Team[], absent: readonly string[], people: readonly Person[], plan: GroupPlan): Team[] {
  const left = teams.map((team) => team.filter((id) => !absent.includes(id)));
  const isLeftAlone = (team: Team, i: number) => team.length > 0 && team.length < MIN_SIZE && team.length < teams[i]!.length;
  const alone = left.filter(isLeftAlone).flat();
  const whole = left.map((team, i) => (isLeftAlone(team, i) ? [] : team));
  if (whole.some(({length}) => length > 0)) return withLate(whole, alone, people, plan);
  // They are all that is left.
  const [first] = left.flatMap((team, i) => (team.length > 0 ? i : []));
  return left.map((_, i) => (i === first ? alone : []));
}

/** What speaks for a group, and against it: for the teacher alone. */
export interface TeamWorth {
  /** How many different answers there are. */
  answers: number;
  right: number;
  /** Whether there is a right answer that anybody could have given. */
  graded: boolean;
  unanswered: number;
  /** How many pairs of them were together before. */
  again: number;
  /** The lowest and the highest score, where two or more have one. */
  scores?: readonly [low: number, high: number];
}

export function worthOf(team: Team, people: ReadonlyMap<string, Person>, met: Encounters = new Map()): TeamWorth {
  const members = team.flatMap((id) => people.get(id) ?? []);
  const scores = members.flatMap(({score}) => score ?? []);
  return {
    answers: new Set(members.flatMap(({answer}) => answer ?? [])).size,
    right: members.filter(({right}) => right).length,
    graded: members.some(({right}) => right !== undefined),
    unanswered: team.length - members.filter(({answer}) => answer !== undefined).length,
    again: pairsOf(team).filter(([one, other]) => met.has(pairKey(one, other))).length,
    ...(scores.length > 1 && {scores: [Math.min(...scores), Math.max(...scores)] as const}),
  };
}

/** Counts who was together, over groups of earlier runs. */
export function encountersOf(runs: Iterable<readonly Team[]>): Map<string, number> {
  const met = new Map<string, number>();
  for (const team of [...runs].flat()) {
    for (const [one, other] of pairsOf(team)) met.set(pairKey(one, other), (met.get(pairKey(one, other)) ?? 0) + 1);
  }
  return met;
}

/**
 * Gives the roles of a group out. Who has one keeps it, unless somebody before them has it too; what is left goes to who has
 * least, and had it least before. With fewer people than roles some have several, with more people some roles are shared.
 * @param kept the roles that somebody has by now
 * @param had how often somebody had a role in earlier groups, by `pairKey` of the two
 */
export function castRoles(team: Team, roles: readonly string[], kept: ReadonlyMap<string, readonly string[]>, had: Encounters = new Map()): string[][] {
  if (roles.length === 0) return team.map(() => []);
  const taken = new Set<string>();
  const cast = team.map((id) => (kept.get(id) ?? []).filter((role) => roles.includes(role) && !taken.has(role) && taken.add(role)));
  const times = (at: number, role: string) => had.get(pairKey(team[at]!, role)) ?? 0;
  for (const role of roles.filter((each) => !taken.has(each))) {
    const [next] = [...cast.keys()].sort((a, b) => cast[a]!.length - cast[b]!.length || times(a, role) - times(b, role) || a - b);
    cast[next!]?.push(role);
  }
  for (const [at, own] of cast.entries()) {
    if (own.length > 0) continue;
    const worth = (role: string) => countIn(cast, role) * 1000 + times(at, role);
    own.push(roles.reduce((rarest, role) => (worth(role) < worth(rarest) ? role : rarest)));
  }
  return cast;
}

const countIn = (cast: readonly (readonly string[])[], role: string) => cast.flat().filter((each) => each === role).length;

function* pairs(team: Team): Generator<[string, string]> {
  for (let i = 0; i < team.length; i++) for (let j = i + 1; j < team.length; j++) yield [team[i]!, team[j]!];
}

const pairsOf = (team: Team) => [...pairs(team)];

function bestPlace(teams: readonly Team[], id: string, known: ReadonlyMap<string, Person>, plan: GroupPlan): number {
  const isOnline = (each: string) => Boolean(known.get(each)?.online);
  const there = [...teams.keys()].filter((i) => teams[i]!.length > 0);
  const alike = there.filter((i) => isOnline(teams[i]![0]!) === isOnline(id));
  const open = alike.length > 0 ? alike : there;
  const smallest = Math.min(...open.map((i) => teams[i]!.length));
  const fitting = open.filter((i) => teams[i]!.length === smallest);
  const costs = fitting.map((i) => {
    const members = [...teams[i]!, id].map((each) => known.get(each) ?? {id: each});
    const {cost} = bondsOf(members, plan);
    return members.slice(0, -1).reduce((sum, _, at) => sum + cost(at, members.length - 1), 0);
  });
  return fitting[costs.indexOf(Math.min(...costs))]!;
}

/*
 * Each thing that matters outweighs all that comes after it, in any exchange of two people: at most 2 x 28 pairs of groups
 * of 8 change by it.
 */
const UNSURE = 10;
const AGAIN = 1e3;
const MET_AT_MOST = 50;
const ALIKE = 1e7;
const SILENT = 1e10;

/** What it costs to have two people together, for a rule. */
function bondsOf(people: readonly Person[], {by, met = new Map(), seed}: GroupPlan): Bonds {
  const n = people.length;
  const answers = numbered(people.map(({answer}) => answer));
  const bands = bandsOf(people.map(({score}) => score));
  const certain = Int8Array.from(people, ({certainty}) => (certainty === undefined ? -1 : Math.round(certainty * UNSURE)));
  const again = repeatsOf(people, met);
  const meeting = (a: number, b: number) => (again ? again[a * n + b]! * AGAIN : 0);
  const differing = (a: number, b: number) => {
    const [one, other] = [answers[a]!, answers[b]!];
    const mixing = certain[a]! < 0 || certain[b]! < 0 ? UNSURE : UNSURE - Math.abs(certain[a]! - certain[b]!);
    return (one !== other ? 0 : one < 0 ? SILENT : ALIKE) + meeting(a, b) + mixing;
  };
  // Shifted so that nothing is below 0: a band of -1, 0 or 1, times another.
  const mixed = (a: number, b: number) => {
    const [one, other] = [bands[a]!, bands[b]!];
    const unknown = Number.isNaN(one) || Number.isNaN(other);
    return (unknown ? (Number.isNaN(one) && Number.isNaN(other) ? SILENT : ALIKE) : (1 + one * other) * ALIKE) + meeting(a, b);
  };
  return {
    seed,
    cost: by === 'different-answers' ? differing : by === 'mixed-score' ? mixed : meeting,
    treasured: by === 'different-answers' ? Uint8Array.from(people, ({right}) => Number(right ?? false)) : new Uint8Array(n),
    first: (at) => (answers[at]! < 0 ? 0 : 1),
  };
}

/** The same number for the same text, -1 for none. */
function numbered(texts: readonly (string | undefined)[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(texts, (each) => {
    if (each === undefined) return -1;
    const number = known.get(each) ?? known.size;
    known.set(each, number);
    return number;
  });
}

/** The lower, the middle and the upper third of those who have a score: -1, 0, 1; the same score is in the same third. */
function bandsOf(scores: readonly (number | undefined)[]): Float64Array {
  const sorted = scores.filter((score) => score !== undefined).sort((a, b) => a - b);
  const middle = (score: number) => (sorted.indexOf(score) + sorted.lastIndexOf(score) + 1) / 2 / sorted.length;
  const bands = new Map([...new Set(sorted)].map((score) => [score, Math.floor(middle(score) * 3) - 1]));
  return Float64Array.from(scores, (score) => (score === undefined ? NaN : Math.min(1, bands.get(score)!)));
}

/** How often each met each, as a square; nothing where nobody met anybody. */
function repeatsOf(people: readonly Person[], met: Encounters): Uint8Array | undefined {
  if (met.size === 0) return undefined;
  const n = people.length;
  const repeats = new Uint8Array(n * n);
  const note = (one: number, other: number, times: number) => {
    repeats[one * n + other] = repeats[other * n + one] = Math.min(MET_AT_MOST, times);
  };
  if (n * n < met.size) {
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) note(i, j, met.get(pairKey(people[i]!.id, people[j]!.id)) ?? 0);
    return repeats;
  }
  const places = new Map(people.map(({id}, at) => [id, at]));
  for (const [key, times] of met) {
    const [one, other] = key.split('\n').map((id) => places.get(id));
    if (one !== undefined && other !== undefined) note(one, other, times);
  }
  return repeats;
}
