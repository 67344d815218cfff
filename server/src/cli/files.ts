import {createReadStream, existsSync, realpathSync, statSync} from 'node:fs';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {extname, join, resolve, sep} from 'node:path';
import {UsageError} from './options.js';

/** What a careful site allows its pages; the lesson's own class server is at the same origin. */
const POLICY = "default-src 'self'; media-src 'self' blob:; require-trusted-types-for 'script'";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8', '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8', '.gift': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp',
  '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.vtt': 'text/vtt; charset=utf-8', '.m3u8': 'application/vnd.apple.mpegurl',
  '.ts': 'video/mp2t', '.m4s': 'video/iso.segment', '.mp4': 'video/mp4', '.m4a': 'audio/mp4', '.aac': 'audio/aac', '.mp3': 'audio/mpeg',
  '.webm': 'video/webm', '.pdf': 'application/pdf',
};

/** The real path of a folder to serve. */
export function folderOf(path: string): string {
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new UsageError(`--static names no folder: ${path}`);
  return realpathSync(path);
}

/** Serves the files of a folder beside the class server, but never those in `hidden`: a lesson and its video, for a class in one room. */
export function folderServer(folder: string, hidden: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('cache-control', 'no-cache');
    answer(request, response, {folder, hidden});
    return true;
  };
}

interface Shelf {folder: string; hidden: string}

function answer(request: IncomingMessage, response: ServerResponse, shelf: Shelf): void {
  const path = pathOf(request.url ?? '/');
  const found = path === undefined ? undefined : inside(shelf, path);
  if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405);
  else if (path === undefined || found === undefined) refuse(response, 404);
  else if (!statSync(found).isDirectory()) sendFile(request, response, found);
  else if (!path.endsWith('/')) response.writeHead(302, {location: `${encodeURI(path)}/`}).end();
  else if (existsSync(join(found, 'index.html'))) sendFile(request, response, join(found, 'index.html'));
  else refuse(response, 404);
}

/** The path of an address, decoded; two slashes at its start would make a redirect lead to another host. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]!).replace(/^[\\/]+/, '/');
    return path.startsWith('/') && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The existing file that a path names within the folder; never one outside it, a dot file, a database or a dependency. */
function inside({folder, hidden}: Shelf, path: string): string | undefined {
  const steps = path.split(/[\\/]/).filter(Boolean);
  if (steps.some((step) => step.startsWith('.') || step === 'node_modules' || /\.db(-\w+)?$/.test(step))) return undefined;
  const file = resolve(folder, ...steps);
  if (!existsSync(file)) return undefined;
  const real = realpathSync(file);
  const isIn = (place: string) => real === place || real.startsWith(place + sep);
  return isIn(folder) && !isIn(hidden) ? real : undefined;
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: string): void {
  const {size} = statSync(file);
  const range = rangeOf(request.headers.range, size);
  response.setHeader('content-type', MEDIA_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream');
  response.setHeader('accept-ranges', 'bytes');
  if (range === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${size}`);
    refuse(response, 416);
    return;
  }
  const {start, end} = range ?? {start: 0, end: size - 1};
  if (range) response.setHeader('content-range', `bytes ${start}-${end}/${size}`);
  response.setHeader('content-length', end - start + 1);
  response.statusCode = range ? 206 : 200;
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  createReadStream(file, {start, end}).on('error', () => response.destroy()).pipe(response);
}

/** The one range of a Range header, without which a player cannot seek; undefined when the whole file goes out. */
function rangeOf(header: string | undefined, size: number): {start: number; end: number} | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : {start, end};
}

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(`${status}\n`);
}
