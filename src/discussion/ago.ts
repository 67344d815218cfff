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
