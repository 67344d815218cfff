import type {ServerResponse} from 'node:http';
import {HIGH_WATER, type Spring} from './outlet.js';

/**
 * Lets a spring flow into the socket of an answer whose head is written, without what stands between: each message is
 * put into its chunk of HTTP once for all, and written at once. False when it cannot be done for this answer: one to
 * HTTP 1.0, or one that waits behind another on its connection.
 */
export function flowInto(response: ServerResponse, spring: Spring, stalledMs: number): boolean {
  const {socket} = response;
  if (!socket || !response.chunkedEncoding) return false;
  response.flushHeaders();
  let stalled: NodeJS.Timeout | undefined;
  const onDrain = () => {
    clearTimeout(stalled);
    stalled = undefined;
    spring.onRoom();
  };
  socket.on('drain', onDrain);
  response.on('close', () => {
    clearTimeout(stalled);
    socket.off('drain', onDrain);
    spring.onGone();
  });
  spring.start({
    get room() {
      return HIGH_WATER - socket.writableLength;
    },
    write(bytes) {
      if (!socket.write(chunkOf(bytes))) stalled ??= setTimeout(() => response.destroy(), stalledMs);
    },
    end: () => response.end(),
    cut: () => response.destroy(),
  });
  return true;
}

let [lastBytes, lastChunk]: Uint8Array[] = [];

/** Many are told the same one after the other. */
function chunkOf(bytes: Uint8Array): Uint8Array {
  if (!lastChunk || lastBytes !== bytes) {
    lastChunk = Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
    lastBytes = bytes;
  }
  return lastChunk;
}
