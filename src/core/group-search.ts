import {hash} from './id.js';

/** What holds people together or apart, by their places in a list. */
export interface Bonds {
  seed: string;
  /** What it costs to have these two together, 0 or more. */
  cost: (one: number, other: number) => number;
  /** 1 for whom every group is to have one of, before all else. */
  treasured: Uint8Array;
  /** Whom to find a place for first: the lower. */
  first: (at: number) => number;
}

/** A group without anybody who is right costs more than all that its pairs can. */
const LACKING = 1e12;
/** Up to so many people every way is looked at that could be better. */
const FEW = 10;
/** So many exchanges are weighed at most, for all tries together. */
const BUDGET = 1_500_000;
/** How often to begin anew from another order: at most, and for so many people in all. */
const TRIES = 8;
const TRIED = 240;

/**
 * Divides so many people into so many groups whose sizes differ by at most 1: fills greedily, then exchanges two as long as
 * that makes it better, from several beginnings; for few people the best there is.
 */
export function arrange(people: number, count: number, bonds: Bonds): number[][] {
  const random = randomOf(bonds.seed);
  let best: number[][] | undefined;
  let least = Infinity;
  const budget = {left: BUDGET};
  const tries = Math.min(TRIES, Math.max(1, Math.round(TRIED / people)));
  for (let turn = 0; turn < tries && budget.left > 0 && least > 0; turn++) {
    const groups = filled(mixed(people, random), count, bonds);
    exchange(groups, bonds, budget);
    const cost = costOf(groups, bonds);
    if (cost < least) [best, least] = [groups, cost];
  }
  return people <= FEW && least > 0 ? perfected(best!, least, bonds) : best!;
}

function costOf(groups: readonly number[][], bonds: Bonds): number {
  return groups.reduce((sum, group) => sum + groupCost(group, bonds), 0);
}

function groupCost(group: readonly number[], {cost, treasured}: Bonds): number {
  let sum = treasured.includes(1) && !group.some((at) => treasured[at]) ? LACKING : 0;
  for (let i = 0; i < group.length; i++) for (let j = i + 1; j < group.length; j++) sum += cost(group[i]!, group[j]!);
  return sum;
}

/** One who is right to each group; then those without an answer; then the rest, each to where it costs least. */
function filled(order: readonly number[], count: number, {cost, treasured, first}: Bonds): number[][] {
  const groups: number[][] = Array.from({length: count}, () => []);
  const small = Math.floor(order.length / count);
  const large = order.length % count;
  const seeds = order.filter((at) => treasured[at]).slice(0, count);
  seeds.forEach((at, i) => groups[i]!.push(at));
  const rest = order.filter((at) => !seeds.includes(at)).sort((a, b) => first(a) - first(b));
  let grown = groups.filter(({length}) => length > small).length;
  for (const at of rest) {
    let [place, least] = [-1, Infinity];
    groups.forEach((group, i) => {
      // So many groups may have one more than the others.
      if (group.length > small || (group.length === small && grown >= large)) return;
      const sum = group.reduce((total, other) => total + cost(at, other), 0) + group.length;
      if (sum < least) [place, least] = [i, sum];
    });
    groups[place]!.push(at);
    if (groups[place]!.length > small) grown++;
  }
  return groups;
}

/** Exchanges two people of two groups as long as that makes it better. */
function exchange(groups: number[][], {cost, treasured}: Bonds, budget: {left: number}): void {
  const riches = groups.map((group) => group.reduce((sum, at) => sum + treasured[at]!, 0));
  const wanting = treasured.includes(1);
  const among = (group: readonly number[], skip: number, at: number) => {
    let sum = 0;
    for (const other of group) if (other !== skip) sum += cost(at, other);
    return sum;
  };
  /** What each costs where they are. */
  const costs = new Float64Array(treasured.length);
  const reckon = (group: readonly number[]) => {
    for (const at of group) costs[at] = among(group, at, at);
  };
  groups.forEach(reckon);
  /** How many groups fewer would have nobody who is right. */
  const filling = (g: number, h: number, shift: number) =>
    (riches[g] ? 0 : 1) + (riches[h] ? 0 : 1) - (riches[g]! + shift ? 0 : 1) - (riches[h]! - shift ? 0 : 1);
  for (let better = true; better && budget.left > 0;) {
    better = false;
    for (let g = 0; g < groups.length && budget.left > 0; g++) {
      const one = groups[g]!;
      for (let i = 0; i < one.length; i++) {
        for (let h = g + 1; h < groups.length; h++) {
          const other = groups[h]!;
          for (let j = 0; j < other.length; j++) {
            const [a, b] = [one[i]!, other[j]!];
            budget.left--;
            const shift = treasured[b]! - treasured[a]!;
            const had = costs[a]! + costs[b]! + (wanting && shift !== 0 ? filling(g, h, shift) * LACKING : 0);
            if (had <= 0) continue;
            const left = had - among(one, a, b);
            if (left <= 0 || left <= among(other, b, a)) continue;
            [one[i], other[j]] = [b, a];
            riches[g]! += shift;
            riches[h]! -= shift;
            reckon(one);
            reckon(other);
            better = true;
          }
        }
      }
    }
  }
}

/** Looks at every way that could cost less than the one known; sizes stay as they are. */
function perfected(known: number[][], least: number, bonds: Bonds): number[][] {
  const sizes = known.map(({length}) => length).sort((a, b) => b - a);
  let best = known;
  const look = (groups: number[][], left: readonly number[], spent: number) => {
    const size = sizes[groups.length];
    if (size === undefined) {
      [best, least] = [groups, spent];
      return;
    }
    // Groups of one size are told apart by nothing: the first of those left is in the next; else any may be its first.
    const heads = sizes.lastIndexOf(size) === sizes.length - 1 ? left.slice(0, 1) : left;
    for (const head of heads) {
      const before = groups.at(-1);
      if (before?.length === size && before[0]! > head) continue;
      for (const group of chosen([head], left.filter((at) => at > head), size)) {
        const sum = spent + groupCost(group, bonds);
        if (sum < least) look([...groups, group], left.filter((at) => !group.includes(at)), sum);
      }
    }
  };
  look([], known.flat().sort((a, b) => a - b), 0);
  return best;
}

/** Every group of that size that begins so and goes on with some of these. */
function* chosen(begun: readonly number[], left: readonly number[], size: number): Generator<number[]> {
  if (begun.length === size) {
    yield [...begun];
    return;
  }
  for (let i = 0; i < left.length; i++) yield* chosen([...begun, left[i]!], left.slice(i + 1), size);
}

function mixed(length: number, random: () => number): number[] {
  const order = Array.from({length}, (_, at) => at);
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Numbers from 0 to 1 that follow from a text (mulberry32). */
function randomOf(seed: string): () => number {
  let state = parseInt(hash(seed).slice(0, 7), 36) | 0;
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let t = Math.imul(state ^ state >>> 15, 1 | state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}
