import type {MediaPort} from '../media/port.js';

/**
 * A holder for the author's `<track>`s where what plays takes none, as a player of another site: a video that is never
 * shown nor played makes the browser fetch and parse them.
 */
export function lendTracks(author: Element, port: MediaPort): HTMLVideoElement | undefined {
  const medium = port.events;
  if (medium instanceof HTMLMediaElement && medium.parentElement !== author) return undefined;
  const tracks = [...author.children].filter(({localName}) => localName === 'track');
  if (tracks.length === 0) return undefined;
  const holder = document.createElement('video');
  holder.crossOrigin = author.getAttribute('crossorigin');
  for (const track of tracks) holder.append(track.cloneNode());
  return holder;
}
