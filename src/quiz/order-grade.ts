import type {Grade, Mark} from './grade.js';
import type {Question} from './question.js';
import {gradeOf} from './share.js';

/**
 * The places of a response that can stay where they are while the fewest others are moved: the longest common subsequence
 * with the right order. One alone is not in order with anything, so it does not count (Moodle, qtype_ordering,
 * "Longest ordered subset"). The same name twice is the same thing.
 */
export function inOrder(names: readonly string[], right: readonly string[]): Set<number> {
  const longest = names.map(() => right.map(() => 0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = names.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      longest[i]![j] = names[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const stays = new Set<number>();
  for (let [i, j] = [0, 0]; i < names.length && j < right.length;) {
    if (names[i] === right[j]) {
      stays.add(i);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return stays.size > 1 ? stays : new Set();
}

/** What tells one option from another to a learner. */
const nameOf = ({options}: Question, key: string) => {
  const option = options.find((each) => each.key === key);
  return option?.text || key;
};

const rightNames = (question: Question) => question.options.map(({key}) => nameOf(question, key));

/**
 * `all`: only the right order earns. `partial`: each of those that are in order among themselves earns a share, so a
 * single one at a wrong place costs one share, wherever it stands. `penalty`: those to be moved take a share each.
 */
export function gradeOrder(question: Question, response: readonly string[]): Grade {
  const all = question.options.length;
  const names = response.map((key) => nameOf(question, key));
  const right = all === 1 ? names.length : inOrder(names, rightNames(question)).size;
  return gradeOf({right, wrong: all - right, all}, question.scoring);
}

/** By key: what is in order, and what has to be moved. */
export function marksOfOrder(question: Question, response: readonly string[]): Map<string, Mark> {
  const stays = inOrder(response.map((key) => nameOf(question, key)), rightNames(question));
  return new Map(response.map((key, i) => [key, stays.has(i) ? 'right' : 'wrong']));
}

/** The order to show: what the learner made of it, and behind it what the author added since. */
export function orderShown(response: readonly string[], start: readonly string[]): string[] {
  return [...response.filter((key) => start.includes(key)), ...start.filter((key) => !response.includes(key))];
}

/** The same order with one key at another place; the same list where nothing moves. */
export function movedTo(order: readonly string[], key: string, place: number): readonly string[] {
  const others = order.filter((other) => other !== key);
  const to = Math.min(others.length, Math.max(0, place));
  return order[to] === key ? order : [...others.slice(0, to), key, ...others.slice(to)];
}
