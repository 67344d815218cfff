/** Times as a page author writes them: `83`, `83.5`, `1:23` or `1:02:03`; in code always seconds. */

const CLOCK = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/;
const SECONDS = /^\d+(?:\.\d+)?$/;

/**
 * Seconds meant by an author's text, or `undefined` when it is not a time.
 * In `1:75` the 75 is a slip, not a time: it is refused rather than guessed.
 */
export function parseTime(text: string | null | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  if (SECONDS.test(trimmed)) return Number(trimmed);
  const clock = CLOCK.exec(trimmed);
  if (!clock) return undefined;
  const [hours, minutes, seconds] = [Number(clock[1] ?? 0), Number(clock[2]), Number(clock[3])];
  if (minutes > 59 && clock[1] !== undefined) return undefined;
  return seconds < 60 ? hours * 3600 + minutes * 60 + seconds : undefined;
}

/** A clock for the eye: `0:05`, `12:40`, `1:02:03`. What is not a finite time reads `0:00`. */
export function formatTime(seconds: number): string {
  const whole = Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds) : 0;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** ISO 8601 duration, as xAPI wants it: `PT12.34S`. */
export function isoDuration(seconds: number): string {
  return `PT${Math.max(0, Math.round(seconds * 100) / 100)}S`;
}
