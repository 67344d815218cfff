import {pageClock} from './clock.js';
import type {MediaFault} from './port.js';

const HLS = 'application/vnd.apple.mpegurl';
const HLS_TYPES = [HLS, 'application/x-mpegurl', 'audio/mpegurl'];

/** What to play, and where to say that it cannot be. */
export interface Opening {
  src: string;
  /** Its MIME type, where the address does not tell. */
  type?: string;
  /** The place to begin at, seconds. */
  at: number;
  onFault: (fault: MediaFault) => void;
}

/** What has to be done to play an address: hand it to the browser, or feed it by hls.js. */
export type SourceKind = 'file' | 'hls';

/** By its declared type, else by the ending of its path. */
export function kindOf(src: string, type = ''): SourceKind {
  const path = src.split(/[?#]/, 1)[0] ?? '';
  return HLS_TYPES.includes(type.toLowerCase()) || /\.m3u8$/i.test(path) ? 'hls' : 'file';
}

/**
 * Whether hls.js feeds the stream. Media Source comes first: Chromium says "maybe" to HLS and plays some streams
 * badly. The browser's own HLS is for those that have no such thing, or only the managed kind (iPhone).
 */
export function needsHlsJs(media: HTMLMediaElement): boolean {
  return 'MediaSource' in globalThis || !media.canPlayType(HLS);
}

/** A web page where a medium should be. */
export function isPage(start: string): boolean {
  return /^\uFEFF?\s*<(!doctype|html|head|body|\?xml)/i.test(start);
}

export function faultOfStatus(status: number): MediaFault {
  if (status === 404 || status === 410) return 'not-found';
  return status === 401 || status === 403 ? 'refused' : 'network';
}

/** How long to wait for a server to say what is wrong, ms. */
const PATIENCE = 8000;

/**
 * Why a browser could not play an address: it tells 404, a login page and a wrong type alike, so we look ourselves.
 * `otherwise` is what its own error says.
 */
export async function diagnose(src: string, otherwise: MediaFault): Promise<MediaFault> {
  const abort = new AbortController();
  const giveUp = pageClock.after(PATIENCE, () => abort.abort());
  try {
    const response = await fetch(src, {headers: {range: 'bytes=0-255'}, signal: abort.signal});
    if (response.ok) return /html/.test(response.headers.get('content-type') ?? '') ? 'page' : otherwise;
    return faultOfStatus(response.status);
  } catch {
    return 'network';
  } finally {
    giveUp();
    abort.abort();
  }
}
