/** How a quiz lets its questions be answered. */
export type Behaviour = 'immediate' | 'interactive' | 'deferred' | 'adaptive';

export const BEHAVIOURS: readonly Behaviour[] = ['immediate', 'interactive', 'deferred', 'adaptive'];

/** Moodle's default penalty for a wrong try (question bank, "Penalty for each incorrect try"). */
const PENALTY = 1 / 3;

export const isBehaviour = (text: string): text is Behaviour => BEHAVIOURS.some((behaviour) => behaviour === text);

/**
 * How many tries a question has.
 * @param own as its author wrote, `Infinity` where nothing is written  @param hints how many it has
 */
export function triesOf(behaviour: Behaviour, own: number, hints: number): number {
  if (behaviour === 'deferred') return 1;
  if (behaviour === 'adaptive') return Infinity;
  return behaviour === 'interactive' && own === Infinity ? hints + 1 : own;
}

/**
 * What is left of a score after wrong tries. Each takes the penalty off, never below nothing
 * (Moodle, qbehaviour_interactive::adjust_fraction and qbehaviour_adaptive::process_submit).
 * @param before how often it was tried before  @param penalty share of the points; `undefined` for the usual one
 */
export function leftOf(score: number, before: number, behaviour: Behaviour, penalty: number | undefined): number {
  if (behaviour !== 'interactive' && behaviour !== 'adaptive') return score;
  const share = penalty !== undefined && penalty >= 0 && penalty <= 1 ? penalty : PENALTY;
  const left = score - before * share;
  return left > 1e-6 ? left : 0;
}
