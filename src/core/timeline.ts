import {firstAnswers} from './answers.js';
import {mean} from './gradebook.js';
import type {Outline, Part} from './outline.js';
import {STRETCH, type Pupil, type Register} from './register.js';

/** What happened along a medium, by stretches of `STRETCH` seconds: never more exact, and nobody is named. */
export interface Timeline {
  part: string;
  label: string;
  /** Seconds. */
  length: number;
  /** How many learners played some of it. */
  viewers: number;
  /** How often a viewer saw each stretch, on average. */
  heat: readonly number[];
  /** Who saw it again, who was lost there, who wrote about it. */
  again: readonly ReadonlySet<string>[];
  lost: readonly ReadonlySet<string>[];
  posts: readonly ReadonlySet<string>[];
  stops: readonly TimedStop[];
}

/** A stop that asked: who answered wrong at first. */
export interface TimedStop {at: number; label: string; answers: number; wrong: ReadonlySet<string>; share: number}

/** A place where a class got stuck. */
export interface Moment {
  part: string;
  label: string;
  /** Seconds, from the beginning of a stretch to the end of one. */
  from: number;
  to: number;
  /** 0..4: the sum of four signals, each measured by its own highest place in this medium. */
  weight: number;
  /** How many learners are behind it in all, and in each signal. */
  learners: number;
  again: number;
  lost: number;
  posts: number;
  stop: TimedStop | undefined;
}

/** Seen so often is seen again: ends of stretches overlap. */
const AGAIN = 1.5;
/** A stop asks about what came before it, seconds. */
const BEFORE_STOP = 30;
/** Who is lost presses a little later, and a post may be about what comes; seconds. */
const AROUND = 10;
/** What is weaker is no moment, and what is so near is the same one. */
const FAINT = 0.5;
const APART = 15;

export function timelineOf(register: Register, pupils: readonly Pupil[], part: Part, outline: Outline): Timeline {
  const viewers = pupils.flatMap(({sub, cells}) => {
    const played = cells.get(part.id)?.played;
    return played?.some((ms) => ms > 0) ? [[sub, played] as const] : [];
  });
  const length = part.length ?? Math.max(0, ...viewers.map(([, played]) => played.length)) * STRETCH;
  const count = Math.ceil(length / STRETCH);
  const empty = () => Array.from({length: count}, () => new Set<string>());
  const [again, lost, posts] = [empty(), empty(), empty()];
  const heat = Array.from({length: count}, () => 0);
  for (const [sub, played] of viewers) {
    for (let i = 0; i < Math.min(count, played.length); i++) {
      heat[i]! += played[i]!;
      // The last stretch may be shorter.
      if (played[i]! >= AGAIN * 1000 * Math.min(STRETCH, length - i * STRETCH)) again[i]!.add(sub);
    }
  }
  const subs = new Set(pupils.map(({sub}) => sub));
  const isOnly = outline.parts.filter(({kind}) => kind === 'video').length === 1;
  const anchored = (said: {author: string; activity: string; at: number | undefined}, into: Set<string>[]) => {
    const {author, activity, at} = said;
    if (at === undefined || !subs.has(author) || !(activity === part.id || part.anchors?.includes(activity) || isOnly)) return;
    into[Math.floor(at / STRETCH)]?.add(author);
  };
  for (const pulse of register.pulses.values()) anchored(pulse, lost);
  for (const post of register.posts) anchored(post, posts);
  return {
    part: part.id, label: part.label, length, viewers: viewers.length, again, lost, posts,
    heat: heat.map((ms, i) => ms / 1000 / Math.min(STRETCH, length - i * STRETCH) / Math.max(1, viewers.length)),
    stops: (part.stops ?? []).map((stop) => timed(stop, pupils)),
  };
}

function timed({at, label, questions}: NonNullable<Part['stops']>[number], pupils: readonly Pupil[]): TimedStop {
  const answers = questions.flatMap((question) => [...firstAnswers(question, pupils).of].filter(([, {data: {score}}]) => score !== null));
  const wrong = new Set(answers.filter(([, {data: {score}}]) => score! < 1).map(([sub]) => sub));
  return {at, label, wrong, answers: new Set(answers.map(([sub]) => sub)).size, share: answers.length > 0 ? 1 - mean(answers.map(([, {data}]) => data.score!)) : 0};
}

/**
 * Where rewatching, pulse, wrong stops and anchored posts meet: each signal by its own highest place (but a few learners
 * are no height: `least` at least), added up. The strongest first; each at least 15 s from the others, and with `least`
 * learners behind it.
 */
export function momentsOf(timeline: Timeline, least: number, most = 3): Moment[] {
  const {length, viewers, again, lost, posts, stops} = timeline;
  const sizes = (sets: readonly ReadonlySet<string>[]) => sets.map(({size}) => size);
  const usual = median(sizes(again));
  const wrong = again.map((_, i) => Math.max(0, ...stops.filter(({at, answers}) => answers >= least && meets(i, [at - BEFORE_STOP, at])).map(({share}) => share)));
  const reach = AROUND / STRETCH;
  const weights = sum([
    scaled(sizes(again).map((size) => Math.max(0, size - usual)), least),
    scaled(spread(sizes(lost), reach), least), scaled(spread(sizes(posts), reach), least), scaled(wrong, 0.5),
  ]);
  const taken: Moment[] = [];
  for (const i of weights.map((_, index) => index).sort((a, b) => weights[b]! - weights[a]! || a - b)) {
    if (weights[i]! < FAINT || taken.length >= most) break;
    const [from, to] = extent(weights, i, length);
    if (taken.some((other) => from < other.to + APART && to > other.from - APART)) continue;
    const moment = momentOf(timeline, [from, to], weights[i]!, least);
    if (moment.learners >= Math.min(least, Math.max(1, viewers))) taken.push(moment);
  }
  return taken.filter(({learners}) => learners >= least);
}

function momentOf({part, label, again, lost, posts, stops}: Timeline, [from, to]: [number, number], weight: number, least: number): Moment {
  const within = (sets: readonly ReadonlySet<string>[], around: number) =>
    new Set(sets.flatMap((set, i) => (meets(i, [from - around, to + around]) ? [...set] : [])));
  const [seen, pressed, wrote] = [within(again, 0), within(lost, AROUND), within(posts, AROUND)];
  const [stop] = stops.filter(({at, answers}) => answers >= least && at > from && at - BEFORE_STOP < to).sort((a, b) => b.share - a.share);
  return {
    part, label, from, to, weight, stop, again: seen.size, lost: pressed.size, posts: wrote.size,
    learners: new Set([...seen, ...pressed, ...wrote, ...stop?.wrong ?? []]).size,
  };
}

/** From a highest place as far as it is more than half as high, 20 s each way at most. */
function extent(weights: readonly number[], peak: number, length: number): [number, number] {
  const isHigh = (i: number) => Math.abs(i - peak) * STRETCH <= 20 && (weights[i] ?? 0) >= weights[peak]! / 2;
  let [from, to] = [peak, peak];
  while (isHigh(from - 1)) from--;
  while (isHigh(to + 1)) to++;
  return [from * STRETCH, Math.min(length, (to + 1) * STRETCH)];
}

const meets = (i: number, [from, to]: readonly [number, number]) => i * STRETCH < to && (i + 1) * STRETCH > from;

function scaled(values: readonly number[], least: number): number[] {
  const top = values.reduce((high, value) => Math.max(high, value), least);
  return values.map((value) => value / top);
}

/** Each place with what is near it. */
const spread = (values: readonly number[], reach: number) =>
  values.map((_, i) => values.slice(Math.max(0, i - reach), i + reach + 1).reduce((total, value) => total + value, 0));

const sum = (lists: readonly (readonly number[])[]) => (lists[0] ?? []).map((_, i) => lists.reduce((total, list) => total + list[i]!, 0));

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
