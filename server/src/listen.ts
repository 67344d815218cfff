import {once} from 'node:events';
import {createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import type {Handler} from './handler.js';
import {springOf} from './outlet.js';
import {flowInto} from './socket-outlet.js';

export interface ListenOptions {
  /** 8787 unless said otherwise; 0 for any that is free. */
  port?: number;
  /** 127.0.0.1 unless said otherwise: a proxy stands before it. */
  host?: string;
  /** Answers what is not the class server's, such as the files of a lesson; true when it has. */
  files?: (request: IncomingMessage, response: ServerResponse) => boolean;
  timeouts?: Partial<Timeouts>;
}

/** In ms. */
export interface Timeouts {
  /** All headers of a request must be there. */
  headers: number;
  /** The whole request must be there. */
  request: number;
  /** A client that takes nothing of its answer is let go. */
  stalled: number;
  /** What is still being answered when the server stops may take so long. */
  grace: number;
}

export interface Listening {
  /** Such as http://127.0.0.1:8787 */
  origin: string;
  port: number;
  /** Sends all away and resolves when the last answer is out. The store stays open. */
  stop(): Promise<void>;
}

const TIMEOUTS: Timeouts = {headers: 10_000, request: 60_000, stalled: 60_000, grace: 10_000};
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 64;
/** So much, and for so long in ms, is still taken of a request that is refused. */
const [LINGER_BYTES, LINGER_MS] = [8 * 1024 * 1024, 5000];

/** Mounts a handler on Node's own HTTP server. Rejects when the port is taken. */
export async function listen(handler: Handler, {port = 8787, host = '127.0.0.1', files, ...options}: ListenOptions = {}): Promise<Listening> {
  const timeouts = {...TIMEOUTS, ...options.timeouts};
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: timeouts.headers, requestTimeout: timeouts.request,
    // How often slow ones are looked for.
    connectionsCheckingInterval: Math.min(1000, timeouts.headers / 2), keepAliveTimeout: 65_000,
  }, (request, response) => {
    if (files && !isOurs(request.url ?? '') && files(request, response)) return;
    answer(handler, request, response, timeouts.stalled).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.maxHeadersCount = MAX_HEADERS;
  server.on('clientError', refuseUnread);
  server.listen(port, host);
  await once(server, 'listening');
  const {port: found} = server.address() as AddressInfo;
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${found}`,
    port: found,
    stop: () => stop(server, handler, timeouts.grace),
  };
}

const isOurs = (path: string) => path.startsWith('/v1/') || path === '/metrics';

async function answer(handler: Handler, message: IncomingMessage, response: ServerResponse, stalledMs: number): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const request = requestOf(message, gone.signal);
  if (!request) {
    refuse(response, 400, 'bad-request', 'This is not a request that the class server understands.');
    return;
  }
  const answered = await handler(request, {...(message.socket.remoteAddress !== undefined && {address: message.socket.remoteAddress})});
  const {status, headers, body} = answered;
  if (response.destroyed) return void body?.cancel();
  // Who is answered before all was sent must not go on sending; but one that is cut off while sending never reads why.
  const isUnread = !message.complete && request.body !== null;
  if (isUnread) await discard(message);
  if (response.destroyed) return void body?.cancel();
  response.writeHead(status, {...Object.fromEntries(headers), ...(isUnread && {connection: 'close'})});
  const spring = springOf(answered);
  if (spring && flowInto(response, spring, stalledMs)) return;
  if (body) await pipe(body, response, stalledMs);
  else response.end();
}

function requestOf(message: IncomingMessage, signal: AbortSignal): Request | undefined {
  const {method = 'GET', url = '/', headers: given} = message;
  if (!url.startsWith('/')) return undefined;
  try {
    const headers = new Headers();
    for (const [name, value] of Object.entries(given)) if (value !== undefined && name !== 'host') headers.set(name, String(value));
    const hasBody = method !== 'GET' && method !== 'HEAD';
    // The body is a stream, which the types of fetch know but not its own.
    const body = hasBody ? {body: bodyOf(message), duplex: 'half'} : {};
    return new Request(`${baseOf(given.host)}${url}`, {method, headers, signal, ...body} as unknown as RequestInit);
  } catch {
    return undefined;
  }
}

/** What is sent, as it is read. Who stops reading leaves the connection alone, for the answer goes out on it. */
function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  let give: (chunk: Uint8Array) => void;
  return new ReadableStream<Uint8Array>({
    start(to) {
      give = (chunk) => {
        to.enqueue(chunk);
        message.pause();
      };
      message.on('data', give).once('end', () => to.close()).once('error', (error) => to.error(error)).pause();
    },
    pull: () => void message.resume(),
    cancel: () => void message.off('data', give).removeAllListeners('end').pause(),
  });
}

/** Lets the rest of a request go by, as much of it as a mistake may send. */
async function discard(message: IncomingMessage): Promise<void> {
  let left = LINGER_BYTES;
  await new Promise<void>((done) => {
    const impatient = setTimeout(done, LINGER_MS);
    message.removeAllListeners('data').removeAllListeners('end');
    message.once('close', done).once('end', done).on('data', (chunk: Uint8Array) => (left -= chunk.length) < 0 && done()).resume();
    message.once('close', () => clearTimeout(impatient)).once('end', () => clearTimeout(impatient));
  });
}

/** The host only tells whether a request came to this machine by its own name; nothing is built from it. */
const baseOf = (host = '') => (/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/.test(host) ? `http://${host}` : 'http://server.invalid');

/** Writes a body no faster than the client takes it. */
async function pipe(body: ReadableStream<unknown>, response: ServerResponse, stalledMs: number): Promise<void> {
  const reader = body.getReader();
  response.on('close', () => void reader.cancel().catch(() => {}));
  // A stream that gave its reader up must not wait for the client to take what is there.
  reader.closed.catch(() => response.destroy());
  for (;;) {
    const {done, value} = await reader.read();
    if (done || response.destroyed) break;
    if (!response.write(value)) await drained(response, stalledMs);
  }
  response.end();
}

/** Resolves when the client has taken what was written, or is gone; one that takes nothing for so long is let go. */
function drained(response: ServerResponse, stalledMs: number): Promise<void> {
  return new Promise((done) => {
    const stalled = setTimeout(() => response.destroy(), stalledMs);
    const over = () => {
      clearTimeout(stalled);
      response.off('drain', over).off('close', over);
      done();
    };
    response.on('drain', over).on('close', over);
  });
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, {'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', connection: 'close'});
  response.end(JSON.stringify({error: {code, message}}));
}

/** Answers what never became a request: too slow, too large, or no HTTP. */
function refuseUnread(error: Error & {code?: string}, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, message] = UNREAD[error.code ?? ''] ?? [400, 'bad-request', 'This is not HTTP. Look at the address and the port.'];
  const body = JSON.stringify({error: {code, message}});
  socket.end([
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'content-type: application/json; charset=utf-8', 'cache-control: no-store',
    'access-control-allow-origin: *', `content-length: ${Buffer.byteLength(body)}`, 'connection: close', '', body,
  ].join('\r\n'));
}

const UNREAD: Readonly<Record<string, [number, string, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow', 'The request came too slowly. Send it again.'],
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large', `The headers are larger than ${MAX_HEADER_BYTES} bytes. Send fewer.`],
};

async function stop(server: Server, handler: Handler, graceMs: number): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  await handler.stop();
  // A connection becomes idle when its answer is out, and would then be kept for the next request.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(impatient);
}
