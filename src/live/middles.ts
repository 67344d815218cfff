import type {Localize} from '../element/localize.js';

/** Mean and median in words. */
export function middlesOf({mean, median}: {mean: number; median: number}, localize: Localize): string {
  const number = (value: number) => localize.number(value, {maximumFractionDigits: 2});
  return localize.term('middlesAre', number(mean), number(median));
}
