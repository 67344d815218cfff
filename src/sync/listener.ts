import {eventReader} from './event-stream.js';
import type {Net} from './net.js';
import {patiently} from './patience.js';
import {answerOf, newsOf, request, type News} from './wire.js';

/** A stream that says nothing for so long at its beginning is held back by something on the way, ms. */
const FIRST_BYTE = 8000;
/** A stream without a heartbeat for so long is dead: three are missing, ms. */
const SILENCE = 45_000;
/** How long a server may hold an empty answer back, seconds. */
const HOLD = 25;

export interface Source {
  url: string;
  token: string;
  after: string;
  net: Net;
  signal: AbortSignal;
  on: (news: News) => void;
}

/**
 * Hears news as they happen, until the stream ends or breaks. A server without streams answers once.
 * @returns whether it was held back: it did not begin in time
 */
export async function stream({url, token, after, net, signal: unwanted, on}: Source): Promise<boolean> {
  let began = false;
  try {
    await patiently(net.after, FIRST_BYTE, async (signal, heard) => {
      const response = await net.fetch(`${url}/entries?after=${after}`, {...request(token, undefined, {accept: 'text/event-stream'}), signal});
      if (!response.headers.get('content-type')?.includes('event-stream')) {
        began = true;
        return answer(response, on);
      }
      const reader = response.body!.getReader();
      const decoder = new TextDecoder();
      const read = eventReader((id, data) => on(newsOf({...JSON.parse(data) as News, cursor: id})));
      for (;;) {
        const {done, value} = await reader.read();
        if (done) return;
        began = true;
        heard(SILENCE);
        read(decoder.decode(value, {stream: true}));
      }
    }, unwanted);
    return false;
  } catch (error) {
    if (began || unwanted.aborted || (error as Error).name !== 'AbortError') throw error;
    return true;
  }
}

/** Asks once, and the server answers when there is something to tell. */
export function poll({url, token, after, net, signal: unwanted, on}: Source): Promise<void> {
  return patiently(net.after, HOLD * 2000, async (signal) =>
    answer(await net.fetch(`${url}/entries?after=${after}&wait=${HOLD}`, {...request(token), signal}), on), unwanted);
}

async function answer(response: Response, on: (news: News) => void): Promise<void> {
  on(newsOf(await answerOf(response, () => response.ok)));
}
