import {ask} from '../media/diagnose.js';
import type {MediaLike} from '../media/native.js';
import type {MediaFault} from '../media/port.js';
import type {Extra, Parts} from './extra.js';

/** How long to wait for a child to be defined before it is said that nothing is here, ms. */
const PATIENCE = 8000;
/** HTML's NETWORK_NO_SOURCE: none of the `<source>`s could be used. */
const NO_SOURCE = 3;
/** HTML's MediaError codes that say what is wrong; its 4 is what browsers say to a missing file and to a strange one alike. */
const FAULTS: Readonly<Record<number, MediaFault>> = {2: 'network', 3: 'broken'};

/** Looks after what the author put in to play: whether there is anything, or will be, and whether it plays. */
export function guest({video, player}: Parts): Extra {
  let since: number | undefined;
  const judge = () => {
    if (video.src || player.chosen || player.port || player.fault || !video.isConnected || document.readyState === 'loading') return;
    since ??= performance.now();
    const left = PATIENCE - (performance.now() - since);
    if (left > 0 && mayComeYet(video)) setTimeout(judge, left + 1);
    else player.fail('no-source');
  };
  return {
    onUpdate: () => {
      if (player.port) since = undefined;
      judge();
    },
    onPort: (_, signal) => {
      const medium = player.media;
      if (!player.guest || !medium) return;
      const look = async () => {
        // A `<source>` says that it failed; the medium itself says nothing.
        if (player.fault || !(medium.error || medium.networkState === NO_SOURCE)) return;
        const {currentSrc} = medium;
        const fault = await faultOf(medium, signal);
        if (!signal.aborted && !player.fault && currentSrc === medium.currentSrc) player.fail(fault, currentSrc);
      };
      medium.addEventListener('error', () => setTimeout(() => void look()), {signal, capture: true});
      setTimeout(() => void look());
    },
  };
}

/** What is wrong with a medium that failed: as it says itself, and where it cannot tell, as its server does. */
async function faultOf({error, currentSrc = ''}: MediaLike, signal: AbortSignal): Promise<MediaFault> {
  const told = FAULTS[error?.code ?? 0];
  if (told || !/^https?:/.test(currentSrc)) return told ?? 'unsupported';
  const {fault, status} = await ask(currentSrc, signal);
  // Status 0: the page may not ask there, which says nothing of the file.
  return (status > 0 ? fault : undefined) ?? 'unsupported';
}

/** A child, or one within it, is of a kind that is not defined yet. */
function mayComeYet(video: Element): boolean {
  const near = [...video.children].flatMap((child) => [child, ...child.children]);
  return near.some((element) => !element.localName.startsWith('flip-') && element.matches(':not(:defined)'));
}
