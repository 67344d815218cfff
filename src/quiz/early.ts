/** What is chosen before there is a log: that comes with the first sign of a learner, and the network may have gone by then. */
import {NAME} from '../core/fresh.js';

const keyOf = (id: string) => `${NAME} ${location.pathname} ${id}`;

/** Keeps what was chosen in the question of that id. */
export function keepEarly(id: string, response: readonly string[]): void {
  try {
    localStorage[keyOf(id)] = JSON.stringify(response);
  } catch {
    // The browser forbids it: it stays on show.
  }
}

/** Takes it away; empty where there is nothing. */
export function takeEarly(id: string): string[] {
  try {
    const key = keyOf(id);
    const kept: unknown = JSON.parse(localStorage[key] as string);
    localStorage.removeItem(key);
    return Array.isArray(kept) ? kept as string[] : [];
  } catch {
    return [];
  }
}
