import {kindOf, needsHlsJs, type Opening} from './source.js';

/** Tracks that were shown when their element was closed. */
const shown = new WeakMap<HTMLMediaElement, TextTrack[]>();

/** Lets a media element play an address. Returns the way to close it, which also empties the element. */
export function open(media: HTMLMediaElement, opening: Opening): () => void {
  for (const track of shown.get(media) ?? []) track.mode = 'showing';
  const stream = kindOf(opening.src, opening.type) === 'hls' && needsHlsJs(media);
  const close = stream ? openStream(media, opening) : openFile(media, opening);
  return () => {
    close();
    // Chromium never lets go of an element that shows a track (seen in 156).
    const tracks = [...media.textTracks].filter(({mode}) => mode === 'showing');
    shown.set(media, tracks);
    for (const track of tracks) track.mode = 'disabled';
  };
}

/** Our care for a file comes when it begins to play, not when the network fails: then it could not come. */
function openFile(media: HTMLMediaElement, opening: Opening): () => void {
  const closing = new AbortController();
  const {signal} = closing;
  let coming: Promise<void> | undefined;
  const care = ({type}: Event) => {
    coming ??= import('./mend.js').then(({Mender}) => {
      if (!signal.aborted) new Mender(media, opening, signal, type === 'play');
    }, () => {
      if (!signal.aborted && media.error) opening.onFault('network');
    });
  };
  media.addEventListener('play', care, {signal});
  media.addEventListener('error', care, {signal});
  media.addEventListener('loadedmetadata', () => {
    if (opening.at) media.currentTime = opening.at;
  }, {signal, once: true});
  media.src = opening.src;
  return () => {
    closing.abort();
    empty(media);
  };
}

/** hls.js, and our care for it, come when a stream is opened and not before: they weigh more than all the rest. */
function openStream(media: HTMLMediaElement, opening: Opening): () => void {
  let close: (() => void) | undefined;
  let closed = false;
  import('./hls.js').then(({openHls}) => {
    if (!closed) close = openHls(media, opening);
  }, () => {
    if (!closed) opening.onFault('network');
  });
  return () => {
    closed = true;
    close?.();
  };
}

/** Stops what an element loads; without it the download goes on for an element that nobody sees. */
function empty(media: HTMLMediaElement): void {
  media.pause();
  media.removeAttribute('src');
  media.load();
}
