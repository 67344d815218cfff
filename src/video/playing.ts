import type {Extra, Parts} from './extra.js';
import {makeNetwork} from './network.js';
import {uncover} from './uncover.js';

/** What every lecture needs once it plays, and not before. */
export function playing(parts: Parts): Extra {
  const network = makeNetwork(parts);
  const uncovered = uncover(parts);
  return {
    ...network,
    onUpdate() {
      network.onUpdate?.();
      uncovered.onUpdate?.();
    },
  };
}
