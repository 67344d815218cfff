// A small static server for the examples and the tests: loopback only, byte ranges, right media types, chosen headers.
import {createReadStream, existsSync, realpathSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {dirname, extname, join, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a careful site allows its pages; every element works under it. */
export const strictPolicy = "default-src 'self'; media-src 'self' blob:; require-trusted-types-for 'script'";

const mediaTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.gift': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.vtt': 'text/vtt; charset=utf-8',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.ts': 'video/mp2t',
  '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.mp3': 'audio/mpeg',
  '.webm': 'video/webm',
};

/**
 * Starts a server over a folder.
 * `fault(request, response)` may answer in the server's place and returns true (or a promise of it) when it has;
 * `headers` go with every answer; `folders` lends other folders, such as {'/fixtures/': path}; `home` is where / leads.
 * Gives back {origin, port, close}.
 */
export async function serve({folder = root, port = 0, headers = {}, folders = {}, home = '/', fault} = {}) {
  const server = createServer(async (request, response) => {
    try {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.setHeader('cache-control', 'no-cache');
      if (await fault?.(request, response)) return;
      answer(request, response, {folder, folders, home});
    } catch (error) {
      console.error(error);
      refuse(response, 500);
    }
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

/** Sends the file that a request asks for, from a folder or those it lends; a folder's page is its index.html. */
export function answer(request, response, {folder = root, folders = {}, home = '/'} = {}) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const path = pathOf(request.url);
  if (path === undefined) return refuse(response, 400);
  if (path === '/' && home !== '/') return redirect(response, home + (/\?[^#]*/.exec(request.url)?.[0] ?? ''));
  const prefix = Object.keys(folders).find((start) => path.startsWith(start));
  const file = prefix ? inside(folders[prefix], path.slice(prefix.length)) : inside(folder, path);
  if (!file) return refuse(response, 404);
  if (!statSync(file).isDirectory()) return sendFile(request, response, file);
  if (!path.endsWith('/')) return redirect(response, `${encodeURI(path)}/`);
  const index = join(file, 'index.html');
  return existsSync(index) ? sendFile(request, response, index) : refuse(response, 404);
}

/** The path of a request, decoded; undefined when it cannot be. Hostile addresses are part of the tests. */
export function pathOf(url) {
  try {
    // Two slashes at the start would make a redirect lead to another host.
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]).replace(/^[\\/]+/, '/');
    return path.startsWith('/') && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The existing file or folder that a path names within a folder; never one outside it, a dot file or a dependency. */
export function inside(folder, path) {
  const steps = path.split(/[\\/]/).filter(Boolean);
  if (steps.some((step) => step.startsWith('.') || step === 'node_modules')) return undefined;
  const file = resolve(folder, ...steps);
  if (!existsSync(file)) return undefined;
  const home = realpathSync(folder);
  const real = realpathSync(file);
  return real === home || real.startsWith(home + sep) ? real : undefined;
}

/** Sends a file, or the range of it that was asked for: without 206 a player cannot seek. */
export function sendFile(request, response, file) {
  const {size} = statSync(file);
  const range = rangeOf(request.headers.range, size);
  response.setHeader('content-type', mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream');
  response.setHeader('accept-ranges', 'bytes');
  if (range === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${size}`);
    return refuse(response, 416);
  }
  const {start, end} = range ?? {start: 0, end: size - 1};
  if (range) response.setHeader('content-range', `bytes ${start}-${end}/${size}`);
  response.setHeader('content-length', end - start + 1);
  response.statusCode = range ? 206 : 200;
  if (request.method === 'HEAD' || size === 0) return response.end();
  return createReadStream(file, {start, end}).on('error', () => response.destroy()).pipe(response);
}

/** The one range of a Range header; undefined when there is none that we serve (then the whole file goes out). */
function rangeOf(header, size) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : {start, end};
}

function redirect(response, location) {
  response.writeHead(302, {location}).end();
}

function refuse(response, status) {
  if (response.headersSent) return response.destroy();
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  return response.end(`${status}\n`);
}
