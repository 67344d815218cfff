import {hash} from '../core/id.js';

/**
 * An order that looks random and is always the same for the same seed; adding an option leaves the others as they were.
 * @returns the places of the keys in `keys`, in the order to show
 */
export function shuffled(keys: readonly string[], seed: string): number[] {
  // The seed comes last, so that keys of one letter differ as much as long ones.
  const rank = keys.map((key) => hash(`${key}\n${seed}`));
  return keys.map((_, i) => i).sort((a, b) => ((rank[a] ?? '') < (rank[b] ?? '') ? -1 : 1));
}
