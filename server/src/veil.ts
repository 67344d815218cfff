import {createHmac} from 'node:crypto';

/** To whom somebody is anonymous: the other learners, or all. */
export type Veiled = 'peers' | 'all';

/** Makes the pseudonyms of one space. */
export interface Veil {
  /** Who somebody is in an activity, the same for as long as the space is there; no way back. */
  name(veiled: Veiled, activity: string, sub: string): string;
}

/** Begins a pseudonym, and nobody's `sub`. */
const MARK = '~';
const LENGTH = 22;
const KEPT_AT_MOST = 50_000;

export const isPseudonym = (author: string): boolean => author.startsWith(MARK);

/**
 * The veil of a space. Its key comes from the server's secret, so who has only the store cannot try all the people in
 * it; and from the space's salt, so with the space goes the last way to link anything. Who is seen by the staff behind
 * one pseudonym must not be found by it behind the other: so the two have nothing in common.
 */
export function veilOf(secret: string, salt: string): Veil {
  const key = createHmac('sha256', secret).update(`flip-server veil ${salt}`).digest();
  const known = new Map<string, string>();
  return {
    name(veiled, activity, sub) {
      // The parts are told apart whatever an activity is called.
      const text = JSON.stringify([veiled, activity, sub]);
      const name = known.get(text) ?? MARK + createHmac('sha256', key).update(text).digest('base64url').slice(0, LENGTH);
      if (known.size >= KEPT_AT_MOST) known.clear();
      known.set(text, name);
      return name;
    },
  };
}
