/** Results of a survey are shown from so many answers on, where the author says nothing else. */
export const MIN_GROUP = 5;
/** No author can set less: of two answers each of the two knows the other's, and of three nobody does alone. */
export const LEAST_GROUP = 3;
/** Nor more: so many answers must find room in one place while they wait. */
export const MOST_GROUP = 50;

/** The smallest group whose answers are shown, for what somebody asks for. */
export function groupOf(asked: number | undefined): number {
  if (asked === undefined || Number.isNaN(asked)) return MIN_GROUP;
  return Math.min(MOST_GROUP, Math.max(LEAST_GROUP, Math.round(asked)));
}
