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

/** What a server says to an address. */
export interface Finding {
  /** `undefined`: it is there. */
  fault: MediaFault | undefined;
  /** 0: it could not be asked, or does not let us read what it says. */
  status: number;
}

/** How long to wait for a server to say what is wrong, ms. */
const PATIENCE = 8000;

/**
 * Asks a server what it has at an address. A browser tells 404, a login page and a wrong type alike, so we look ourselves.
 * Another site need not let us read its answer: then it is enough that there is one.
 */
export async function ask(src: string, signal?: AbortSignal): Promise<Finding> {
  const abort = new AbortController();
  const giveUp = pageClock.after(PATIENCE, () => abort.abort());
  const stop = () => abort.abort();
  signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(src, {headers: {range: 'bytes=0-255'}, signal: abort.signal, cache: 'no-store'})
      .catch(() => fetch(src, {mode: 'no-cors', signal: abort.signal, cache: 'no-store'}));
    const {status, type} = response;
    if (type === 'opaque') return {fault: undefined, status: 0};
    if (!response.ok) return {fault: faultOfStatus(status), status};
    return {fault: await bringsPage(response) ? 'page' : undefined, status};
  } catch {
    return {fault: 'network', status: 0};
  } finally {
    signal?.removeEventListener('abort', stop);
    giveUp();
    abort.abort();
  }
}

/** Its first bytes tell, more than its type: servers send error pages as videos, and videos as pages. */
async function bringsPage({headers, body}: Response): Promise<boolean> {
  const start = new TextDecoder().decode((await body?.getReader().read())?.value?.subarray(0, 200));
  return isPage(start) || (/html/.test(headers.get('content-type') ?? '') && /^\s*(<|$)/.test(start));
}
