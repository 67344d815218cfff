/** A date as an author writes it; `undefined` where it is none. */
export function timeOf(written: string): Date | undefined {
  const time = new Date(written);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

export const isPast = (written: string): boolean => (timeOf(written)?.getTime() ?? Infinity) <= Date.now();
