import {pageClock} from './clock.js';
import type {MediaFault} from './port.js';

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
