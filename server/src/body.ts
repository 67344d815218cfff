import {Failure} from './failure.js';
import {isObject} from './intake.js';

const tooLarge = (limit: number) => new Failure(
  413, 'too-large', `The request is larger than ${limit} bytes. Send it in smaller parts.`, {connection: 'close'});

/** The JSON object in a request's body, read no further than `limit` bytes. An empty body is an empty object. */
export async function readBody(request: Request, limit: number): Promise<Record<string, unknown>> {
  const text = await readText(request, limit);
  if (text.trim() === '') return {};
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Failure(415, 'not-json', 'The body must be JSON: send it with content-type application/json.');
  if (request.headers.has('content-encoding')) throw new Failure(415, 'encoded', 'The body must come as it is: send it without content-encoding.');
  const value = parse(text);
  if (!isObject(value)) throw new Failure(400, 'bad-json', 'The body must be a JSON object.');
  return value;
}

async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (!request.body) return '';
  const decoder = new TextDecoder('utf-8', {fatal: true});
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  let [text, size] = ['', 0];
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > limit) throw tooLarge(limit);
      text += decoder.decode(value, {stream: true});
    }
  } catch (error) {
    void reader.cancel().catch(() => {});
    if (error instanceof Failure) throw error;
    throw new Failure(400, 'bad-body', 'The body broke off, or is not UTF-8. Send it again.', {connection: 'close'});
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(400, 'bad-json', 'The body is not JSON. Look for a missing bracket or quote.');
  }
}

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  // Tokens travel in a header, never in a cookie, so any page may ask; without one nobody gets anything.
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
};

/** An answer with what every answer carries. */
export function reply(status: number, body: string | ReadableStream<Uint8Array> | null, own: Record<string, string> = {}): Response {
  return new Response(body, {status, headers: {...headers, ...own}});
}

export const json = (value: unknown, status = 200, own: Record<string, string> = {}): Response =>
  reply(status, JSON.stringify(value), {'content-type': 'application/json; charset=utf-8', ...own});

export const refusal = ({status, code, message, headers: own, facts}: Failure): Response => json({error: {code, message}, ...facts}, status, own);

/** To a browser that asks whether its page may speak to us. */
export const preflight = (): Response => reply(204, null, {
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, last-event-id, accept',
  'access-control-max-age': '86400',
});
