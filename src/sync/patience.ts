import type {Net} from './net.js';

/**
 * Work that is given up when nothing is heard of it for too long, or when it is not wanted any more. The time runs from
 * before the request: what holds back an answer may hold back its headers too.
 * @param work gets a signal for its request, and a way to say that something was heard: then it has so many ms again
 */
export async function patiently<T>(
  after: Net['after'], ms: number, work: (signal: AbortSignal, heard: (ms: number) => void) => Promise<T>, unwanted?: AbortSignal,
): Promise<T> {
  const own = new AbortController();
  const end = () => own.abort();
  let stop = after(ms, end);
  unwanted?.addEventListener('abort', end, {signal: own.signal});
  if (unwanted?.aborted) end();
  try {
    return await work(own.signal, (next) => {
      stop();
      stop = after(next, end);
    });
  } finally {
    stop();
    // What is over listens no more.
    end();
  }
}
