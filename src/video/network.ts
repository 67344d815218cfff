import {FlipEvent} from '../core/event.js';
import {Localize} from '../element/localize.js';
import {network} from '../lang/en/network.js';
import type {MediaFault} from '../media/port.js';
import type {Trouble} from '../media/source.js';
import {advise} from './advise.js';
import {earlyEnd} from './early-end.js';
import type {Extra, Parts} from './extra.js';
import {smallNoticeStyles} from './small-notice.styles.js';

/** In milliseconds: most lectures show something by then. */
const SOON = 2000;

/** The words for what is more than a slow network. */
const REASONS = {
  'not-found': 'partNotFound', refused: 'partRefused', page: 'partPage', broken: 'partBroken', unsupported: 'partBroken', network: undefined,
  blocked: undefined, forbidden: undefined, anonymous: undefined,
} as const satisfies Record<MediaFault, keyof typeof network | undefined>;

/** Says what is in the way when a lecture stands still, to the learner and to the page's author. */
export function makeNetwork(parts: Parts): Extra {
  const {video, player} = parts;
  const early = earlyEnd(parts);
  const localize = new Localize(video, network);
  const redraw = () => video.requestUpdate();
  let told: string | undefined;

  /** Once for each thing that fails: an author who listens hears of it at the same time as the learner. */
  const tell = ({fault, address}: Trouble, reason: keyof typeof network) => {
    if (told === fault + address) return;
    told = fault + address;
    advise(video, 'part', fault, address);
    video.dispatchEvent(new FlipEvent('flip-failed', {code: fault, message: localize.term(reason)}));
  };

  return {
    styles: smallNoticeStyles,
    ...early,
    onPort(port, signal) {
      early.onPort?.(port, signal);
      // Without a network the list of stops could not come; before the first picture it would be in the way. A lecture that
      // does not begin by then may be about to lose its network.
      const bring = () => void import('./contents.js').catch(() => {});
      port.events.addEventListener('timeupdate', bring, {signal, once: true});
      setTimeout(bring, SOON);
      for (const type of ['online', 'offline']) addEventListener(type, redraw, {signal});
    },
    onUpdate() {
      const {trouble, flow} = player;
      const reason = navigator.onLine ? trouble && REASONS[trouble.fault] : 'offline';
      player.reason = reason;
      if (!trouble) told = undefined;
      else if (reason && reason !== 'offline' && flow !== 'flowing') tell(trouble, reason);
    },
  };
}
