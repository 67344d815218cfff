/** How sure, as a learner says it: 1 not very, 2 fairly, 3 very. */
export type Level = 1 | 2 | 3;

export const LEVELS: readonly Level[] = [1, 2, 3];

/** Points for right and for wrong answers by certainty (Gardner-Medwin, certainty-based marking). */
const POINTS: Readonly<Record<Level, readonly [right: number, wrong: number]>> = {1: [1, 0], 2: [2, -2], 3: [3, -6]};

/** The level in a record, where certainty is 0..1; `undefined` where it is none. */
export function levelOf(certainty: unknown): Level | undefined {
  return typeof certainty === 'number' ? LEVELS.find((level) => level === Math.round(certainty * 3)) : undefined;
}

export const ratioOf = (level: Level): number => level / 3;

/**
 * What an answer earns: the points for right in its share, those for wrong where nothing of it is right
 * (Moodle, question_cbm::adjust_fraction).
 */
export function certaintyPoints(score: number, level: Level): number {
  const [right, wrong] = POINTS[level];
  return score > 0 ? score * right : wrong;
}
