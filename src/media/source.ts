import type {MediaFault} from './port.js';

const HLS = 'application/vnd.apple.mpegurl';
const HLS_TYPES = [HLS, 'application/x-mpegurl', 'audio/mpegurl'];

/**
 * Gives a fresh address for one that the server refuses, as a token that has run out does.
 * @param src the address as it was given @param status 401 or 403
 */
export type Renew = (src: string, status: number) => string | undefined | Promise<string | undefined>;

/** Something does not arrive, for now: it is tried again all the while. */
export interface Trouble {
  fault: MediaFault;
  /** What does not arrive: the video itself, or a segment of it. */
  address: string;
}

/** What to play, and where to say that it cannot be. */
export interface Opening {
  src: string;
  /** Its MIME type, where the address does not tell. */
  type?: string;
  /** The place to begin at, seconds. */
  at: number;
  /** Asked when the server refuses. */
  renew?: Renew | undefined;
  /** It cannot be played. */
  onFault: (fault: MediaFault, address?: string) => void;
  /** What is in the way just now; `undefined` when it arrives again. */
  onTrouble?: (trouble: Trouble | undefined) => void;
}

/** What has to be done to play an address: hand it to the browser, or feed it by hls.js. */
export type SourceKind = 'file' | 'hls';

/** By its declared type, else by the ending of its path. */
export function kindOf(src: string, type = ''): SourceKind {
  const path = src.split(/[?#]/, 1)[0] ?? '';
  return HLS_TYPES.includes(type.toLowerCase()) || /\.m3u8$/i.test(path) ? 'hls' : 'file';
}

/** The address is a page or player of YouTube or Vimeo; files that Vimeo serves are files. */
export function isElsewhere(src: string): boolean {
  return /^(https?:)?\/\/([\w-]+\.)*(youtu\.?be(-nocookie)?(\.com)?|vimeo\.com(?!\/(ext|prog)))\//.test(src);
}

/**
 * Whether hls.js feeds the stream. Media Source comes first: Chromium says "maybe" to HLS and plays some streams
 * badly. The browser's own HLS is for those that have no such thing, or only the managed kind (iPhone).
 */
export function needsHlsJs(media: HTMLMediaElement): boolean {
  return 'MediaSource' in globalThis || !media.canPlayType(HLS);
}
