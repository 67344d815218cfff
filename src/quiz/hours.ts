/** When a quiz can be answered: dates as authors write them. In code, ms since 1970. */

const SHIFT = /^([+-])(\d+(?:\.\d+)?)\s*(m|h|d|w)$/;
const UNITS = {m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000};

/**
 * The moment meant by an author's text: an ISO date, or a stretch before or after class as in `-3h`, `+2d`, `-30m`, `+1w`.
 * A date without a time is its beginning; without a zone, the reader's own.
 * @param classAt when class begins, ISO  @returns `undefined` when it is not a moment
 */
export function momentOf(text: string, classAt: string | null | undefined): number | undefined {
  const [, sign, amount, unit] = SHIFT.exec(text.trim()) ?? [];
  if (sign) {
    const shift = Number(amount) * UNITS[unit as keyof typeof UNITS] * (sign === '-' ? -1 : 1);
    const base = classAt ? momentOf(classAt, undefined) : undefined;
    return base === undefined ? undefined : base + shift;
  }
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? `${text.trim()}T00:00` : text.trim();
  const moment = /^\d{4}-/.test(iso) ? Date.parse(iso) : NaN;
  return Number.isNaN(moment) ? undefined : moment;
}
