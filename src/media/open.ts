import {diagnose, kindOf, needsHlsJs, type Opening} from './source.js';

/** Lets a media element play an address. Returns the way to close it, which also empties the element. */
export function open(media: HTMLMediaElement, opening: Opening): () => void {
  if (kindOf(opening.src, opening.type) === 'hls' && needsHlsJs(media)) return openStream(media, opening);
  const closing = new AbortController();
  const {signal} = closing;
  media.addEventListener('error', () => {
    const otherwise = media.error?.code === MediaError.MEDIA_ERR_DECODE ? 'broken'
      : media.error?.code === MediaError.MEDIA_ERR_NETWORK ? 'network' : 'unsupported';
    void diagnose(opening.src, otherwise).then((fault) => {
      if (!signal.aborted) opening.onFault(fault);
    });
  }, {signal});
  if (opening.at > 0) {
    media.addEventListener('loadedmetadata', () => {
      media.currentTime = opening.at;
    }, {signal, once: true});
  }
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
