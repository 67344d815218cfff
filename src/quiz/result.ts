/** One question of a quiz, as far as the result needs it. */
export interface Line {
  points: number;
  /** Has a right answer: only then its points count. */
  graded: boolean;
  /** 0..1 */
  score: number;
  answered: boolean;
  final: boolean;
}

export interface Result {
  all: number;
  answered: number;
  /** Points earned, and those that could be. */
  earned: number;
  points: number;
  /** Share of the points, 0..1; 1 where none could be earned and all is answered. */
  score: number;
  /** Nothing more to do. */
  final: boolean;
}

/** A quiz's result from its questions, weighed by points. */
export function resultOf(lines: readonly Line[]): Result {
  const answered = lines.filter((line) => line.answered).length;
  const counting = lines.filter(({graded}) => graded);
  const points = counting.reduce((sum, line) => sum + line.points, 0);
  const earned = counting.reduce((sum, line) => sum + line.points * line.score, 0);
  return {
    all: lines.length,
    answered,
    earned,
    points,
    score: points > 0 ? earned / points : Number(lines.length > 0 && answered === lines.length),
    final: lines.length > 0 && lines.every(({final}) => final),
  };
}
