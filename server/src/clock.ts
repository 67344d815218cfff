/** How long before its arrival an entry may have been made, in ms: longer no outbox waits. */
const LONGEST_WAY = 30 * 24 * 60 * 60 * 1000;

/**
 * When something happened, told by the server's clock although it was noted by another: as long before its arrival `at`
 * as it was made before it was `sent`. Never after its arrival, never more than 30 days before.
 * All ISO 8601; without `sent` the other clock is believed within these bounds. `undefined` when `made` is no time.
 */
export function madeAt(made: string, sent: string | undefined, at: string): string | undefined {
  const told = Date.parse(made);
  if (Number.isNaN(told)) return undefined;
  const arrived = Date.parse(at);
  const left = sent === undefined ? NaN : Date.parse(sent);
  const time = Number.isNaN(left) ? told : arrived - (left - told);
  return new Date(Math.min(arrived, Math.max(arrived - LONGEST_WAY, time))).toISOString();
}
