const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400], ['hour', 3600], ['minute', 60]];

/**
 * How long ago something was, for `Intl.RelativeTimeFormat`; `undefined` after thirty days, when a date says more.
 * What a wrong clock puts into the future is now. Times in ms.
 */
export function ago(at: number, now: number): [value: number, unit: Intl.RelativeTimeFormatUnit] | undefined {
  const seconds = Math.max(0, now - at) / 1000;
  if (seconds > 30 * 86_400) return undefined;
  const [unit, length] = UNITS.find(([, each]) => seconds >= each) ?? ['second', Infinity];
  return [-Math.floor(seconds / length), unit];
}

/** A number that changes when the words for how long ago something was do: by the minute, the hour or the day. Times in ms. */
export function pace(at: number, now: number): number {
  const minutes = (now - at) / 60_000;
  return Math.floor(minutes < 60 ? minutes : minutes < 1440 ? 60 + minutes / 60 : 100 + Math.min(minutes / 1440, 31)) || 0;
}
