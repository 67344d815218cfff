import type {Extra, Parts} from './extra.js';

/** How long to wait for a child to be defined before it is said that nothing is here, ms. */
const PATIENCE = 8000;
/** HTML's NETWORK_NO_SOURCE: none of the `<source>`s could be used. */
const NO_SOURCE = 3;

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
      // A `<source>` says that it failed; the medium itself says nothing.
      const look = () => {
        if (medium.networkState === NO_SOURCE && !player.fault) player.fail('unsupported');
      };
      medium.addEventListener('error', () => setTimeout(look), {signal, capture: true});
      setTimeout(look);
    },
  };
}

/** A child, or one within it, is of a kind that is not defined yet. */
function mayComeYet(video: Element): boolean {
  const near = [...video.children].flatMap((child) => [child, ...child.children]);
  return near.some((element) => !element.localName.startsWith('flip-') && element.matches(':not(:defined)'));
}
