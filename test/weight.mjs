// What a page pays: the scripts it loads at once, compressed as a good server sends them. node test/weight.mjs
// Walks the static imports of dist/cdn from each page's entries; what comes by import() is lazy and counted apart.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import {parseAst} from 'rollup/parseAst';
import {root} from '../.tools/rooms.mjs';

const dist = join(root, 'dist', 'cdn');

/**
 * Bytes after brotli, and script requests. Budgets are ceilings, not aims. `tags` are what autoload.js brings for a
 * page, `later` what these ask for by import(); the journeys measure the first of these pages in a browser too.
 */
const pages = [
  {name: 'one video with one question in a lesson', tags: ['lesson', 'video', 'checkpoint', 'question', 'option'], later: ['quiz-life'], bytes: 40_000, requests: 9},
  {name: 'one question', tags: ['question', 'option'], bytes: 15_000, requests: 3},
  {name: 'one question, once somebody stirs or has answered before', tags: ['question', 'option'], later: ['quiz-life', 'quiz-judging', 'storable'], bytes: 25_000, requests: 7},
  {name: 'one discussion, without Markdown', tags: ['discussion'], bytes: 14_000, requests: 4},
  {name: 'every element at once', entries: ['index.js'], bytes: 110_000},
  // What a lesson in a class loads besides asking who learns there, and what each loads with its first entry; only then,
  // and nothing of it is in the pages above.
  {name: 'a class: its outbox, stream and tabs', chunk: 'sync', bytes: 4050},
  // No page loads all of this; it is here so that nothing grows unseen.
  {name: 'all there is without hls.js, with what loads later', entries: readdirSync(dist).filter((file) => file.endsWith('.js')), lazy: true, bytes: 500_000},
];

/** What every page with a lesson has loaded, at the latest with its first entry. */
const basic = reach(['autoload.js', chunkOf('lesson'), join('chunks', chunkNamed('storable'))].map((entry) => join(dist, entry)));

let broken = 0;
for (const page of pages) {
  if (page.chunk) page.entries = readdirSync(join(dist, 'chunks')).filter((file) => file.startsWith(`${page.chunk}-`)).map((file) => join('chunks', file));
  page.entries ??= ['autoload.js', ...new Set(page.tags.map(chunkOf)), ...(page.later ?? []).map((name) => join('chunks', chunkNamed(name)))];
  const missing = page.entries.filter((entry) => !existsSync(join(dist, entry)));
  if (missing.length) {
    console.log(`skipped  ${page.name}: no ${missing.join(', ')} yet`);
    continue;
  }
  const files = [...reach(page.entries.map((entry) => join(dist, entry)), page.lazy)].filter((file) => !page.chunk || !basic.has(file));
  const bytes = files.reduce((sum, file) => sum + weigh(file), 0);
  const over = bytes > page.bytes || files.length > (page.requests ?? Infinity);
  broken += over ? 1 : 0;
  const requests = page.requests ? `${files.length} of ${page.requests} requests` : `${files.length} files`;
  console.log(`${over ? 'broken ' : 'ok     '}  ${page.name}: ${number(bytes)} of ${number(page.bytes)} bytes, ${requests}`);
  for (const file of files) console.log(`         ${number(weigh(file)).padStart(8)}  ${relative(dist, file)}`);
}
process.exitCode = broken ? 1 : 0;

/** The chunk that autoload.js imports for a tag. */
function chunkOf(tag) {
  const [, file] = new RegExp(`"flip-${tag}":[^"]*import\\("\\./([^"]+)"`).exec(readFileSync(join(dist, 'autoload.js'), 'utf8')) ?? [];
  if (!file) throw new Error(`autoload.js brings no chunk for <flip-${tag}>.`);
  return file;
}

/** The chunk of that name. */
function chunkNamed(name) {
  return readdirSync(join(dist, 'chunks')).find((file) => file.startsWith(`${name}-`));
}

/** Every file that the entries load, through import statements and, when `lazy`, through import() too; never hls.js. */
function reach(entries, lazy = false) {
  const reached = new Set(entries);
  for (const file of reached) {
    for (const found of importsOf(file)) {
      if ((lazy || !found.lazy) && !/[\\/]player-hls/.test(found.path)) reached.add(found.path);
    }
  }
  return reached;
}

/** The imports of a built file, as {path, lazy}. */
function importsOf(file) {
  const found = [];
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node?.type !== 'string') return;
    const from = node.source?.value;
    if (typeof from === 'string' && from.startsWith('.')) found.push({path: join(dirname(file), from), lazy: node.type === 'ImportExpression'});
    Object.values(node).forEach(visit);
  };
  visit(parseAst(readFileSync(file, 'utf8')));
  return found;
}

function weigh(file) {
  const text = readFileSync(file);
  return brotliCompressSync(text, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length}}).length;
}

function number(value) {
  return value.toLocaleString('en');
}
