// Two builds from the same doors (src/index.ts, src/autoload.ts, src/<family>/index.ts, src/lang/*.ts):
//   dist/*.js       for bundlers: readable, dependencies left to the page's own bundler;
//   dist/cdn/*.js   for a <script> tag: self-contained and minified, what is heavy in chunks that load when needed.
// And one of the class server, for Node: server/dist/*.js, with the core it shares bundled and its packages left out.
import {existsSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {join, sep} from 'node:path';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import {minify} from 'terser';
import {lighterLit} from './.config/lighter-lit.mjs';
import {plainDecorators, shorterPrivates} from './.config/shorter-code.mjs';
import {doors, families, root} from './.tools/rooms.mjs';

const {dependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const isDependency = (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));
const server = JSON.parse(readFileSync(join(root, 'server', 'package.json'), 'utf8'));
const isServerDependency = (id) => Object.keys({...server.dependencies, ...server.optionalDependencies})
  .some((name) => id === name || id.startsWith(`${name}/`));
const target = 'es2022';

// The condition "browser" is left out on purpose: under it, Markdown's entity decoder parses with innerHTML,
// which a page that requires Trusted Types forbids. That is also why Markdown is bundled in both builds.
const resolve = () => nodeResolve({browser: false, exportConditions: ['production']});
const typescript = () => esbuild({tsconfig: join(root, 'tsconfig.json'), target, sourceMap: false});

export default [
  {
    input: doors(),
    external: isDependency,
    plugins: [cleaned('dist'), typescript(), resolve(), schema()],
    output: output('dist'),
    onLog: strictly,
  },
  {
    input: doors(),
    plugins: [
      shorterStyles(),
      typescript(),
      plainDecorators(),
      shorterTemplates(),
      resolve(),
      lighterLit(join(root, 'src')),
      minified(),
      licences('LICENSES.txt'),
    ],
    output: {...output('dist/cdn'), manualChunks: sharedByFamilies()},
    onLog: strictly,
  },
  {
    input: serverDoors(),
    external: (id) => id.startsWith('node:') || isServerDependency(id),
    plugins: [cleaned('server/dist'), typescript(), resolve()],
    output: output('server/dist'),
    onLog: strictly,
  },
];

/** Doors keep their name for ever, chunks are named after what they hold. */
function output(dir) {
  // Nobody writes to what import() gives, nor asks for its tag: without both every page is lighter.
  return {
    dir, format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash:7].js',
    generatedCode: {preset: 'es2015', symbols: false}, freeze: false,
  };
}

/** The class server: its library, its program, and the store alone for the tests of its drivers. */
function serverDoors() {
  const paths = ['index', 'cli', 'store'].map((name) => [name, `server/src/${name}.ts`]);
  return Object.fromEntries(paths.filter(([, path]) => existsSync(join(root, path))));
}

/** What comes in one request: files of a family that are used together. A family not named here is one. */
const PARTS = {
  video: [['flip-video', 'flip-checkpoint'], ['flip-contents']],
  lesson: [['flip-lesson'], ['flip-step', 'flip-progress']],
  quiz: [['flip-question', 'flip-option'], ['life'], ['judging'], ['flip-quiz'], ['flip-blank'], ['ballot-terms']],
  live: [['flip-peer', 'flip-poll'], ['peer-desk', 'poll-desk'], ['flip-groups'], ['groups-desk'], ['tables'], ['flip-pulse'], ['pulse-desk'], ['at-home'], ['home-desk'], ['flip-live'], ['live-desk'], ['brainstorm'], ['brainstorm-desk'], ['flip-standings'], ['standings-board'], ['standings-desk']],
  // What is loaded when it is asked for comes in one request each, its words along with it.
  discussion: [['flip-discussion'], ['conversation'], ['partaking'], ['mention'], ['aliases'], ['rules'], ['reading'], ['unread'], ['menu'], ['moderation'],
    ['removal'], ['quotes'], ['mentions'], ['questions'], ['permalink'], ['worth'], ['rating'], ['following'], ['about']],
  // The desk is the staff's alone, and comes with import(): named here, it would hold what others print and download with.
  report: [['flip-report']],
  survey: [['flip-survey']],
};

/**
 * What several parts need that come at their own time, in a file of its own: else it would lie in one of them, and a
 * question to put in order would bring a discussion along.
 */
const TOGETHER = {
  carrying: /\/src\/element\/(?:carry|drop)\.ts$/,
  repeat: /\/directives\/(?:repeat|guard)\.js$/,
  // Who shows Markdown, reads a long file or offers one need not hold a talk, nor show a transcript.
  text: /\/src\/(?:text\/(?:markdown|plain)|formats\/breath)\.ts$/,
  download: /\/src\/(?:element\/download|core\/csv)\.ts$/,
  // What the class does in the room concerns few elements, in several families.
  room: /\/src\/(?:core\/(?:tally|peer|poll|live|pulse)|element\/(?:view-controller|ballot)|live\/(?:speaker|saying|names))\.ts$/,
  storable: /\/src\/core\/(?:storable|check)\.ts$/,
  // Else every page with two families would know how a survey is counted.
  opinions: /\/src\/core\/(?:survey|anonymity)\.ts$/,
  counts: /\/src\/core\/(?:counting|cloud|preferences|cells|bins)\.ts$/,
  typed: /\/src\/quiz\/(?:answer-text|answer-number|pattern|spelling|sought|short|types\/typed)\.ts$/,
  'typed-words': /\/src\/lang\/en\/typed\.ts$/,
};

/** The least that is a page of ours: what it needs from other rooms is all that every page loads. */
const LEAST = ['quiz/flip-question.ts', 'quiz/flip-option.ts', 'autoload.ts', 'element/define.ts', 'element/icons.ts'];

/** What a learner's work is kept by. */
const KEPT = ['element/activity.ts', 'element/gate.ts', 'element/save-note.ts', 'core/entry.ts'];

/**
 * Puts what the smallest page needs of other rooms into one chunk, what else two families or more need at once, and all
 * of core that one needs, into another, and each part of a family into one. Left alone, the bundler makes a chunk for
 * every combination, and a page would pay in requests.
 */
function sharedByFamilies() {
  let uses;
  let lent;
  let least;
  let kept;
  let parts;
  return (id, {getModuleInfo}) => {
    const player = /[\\/]hls\.js[\\/]dist[\\/](.+)\.mjs$/.exec(id)?.[1];
    // Our care for hls.js comes in its file, not in one more request after it. test/weight.mjs knows the name.
    if (player || /[\\/]src[\\/]media[\\/]hls[^\\/]*\.ts$/.test(id)) return 'player-hls';
    // What a lesson in a class loads besides asking who learns there. test/weight.mjs knows the name.
    if (/[\\/]src[\\/]sync[\\/](?!host-log|join|belongings|reread|stocktaking|gathering)/.test(id)) return 'sync';
    const together = Object.keys(TOGETHER).find((name) => TOGETHER[name].test(id.replaceAll('\\', '/')));
    if (together) return together;
    uses ??= countUses(getModuleInfo);
    // What our care for hls.js shares with others must not draw hls.js in where a part of it is all that is wanted.
    lent ??= reachedFrom([join(root, 'src', 'media', 'hls.ts')], getModuleInfo);
    if (lent.has(id) && !uses.has(id) && id.startsWith(join(root, 'src', 'media'))) return 'media';
    parts ??= partsOf(getModuleInfo);
    least ??= reachedFrom(LEAST.map((file) => join(root, 'src', file)), getModuleInfo);
    // How a talk stands concerns discussions alone: the one part of core that not every page pays for.
    const inCore = id.startsWith(join(root, 'src', 'core')) && !id.endsWith(`${sep}talk.ts`);
    kept ??= reachedFrom(KEPT.map((file) => join(root, 'src', file)), getModuleInfo);
    if (uses.get(id) > (inCore ? 0 : 1)) return least.has(id) ? 'base' : kept.has(id) ? 'log' : 'shared';
    return parts.get(id);
  };
}

/** Each module's part: the first one that loads it at once. */
function partsOf(getModuleInfo) {
  const found = new Map();
  for (const family of families()) {
    const doors = join(root, 'src', family, 'index.ts');
    for (const tags of PARTS[family] ?? [undefined]) {
      const start = tags ? tags.map((tag) => join(root, 'src', family, `${tag}.ts`)) : getModuleInfo(doors)?.importedIds ?? [];
      for (const id of reachedFrom(start, getModuleInfo)) if (!found.has(id)) found.set(id, `${family}-${tags?.[0] ?? 'all'}`.replace('-flip', ''));
    }
  }
  return found;
}

function reachedFrom(start, getModuleInfo) {
  const reached = new Set(start);
  for (const id of reached) for (const next of getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}

/** How many families load each module at once (not later, by import()). */
function countUses(getModuleInfo) {
  const uses = new Map();
  for (const family of families()) {
    for (const id of reachedFrom([join(root, 'src', family, 'index.ts')], getModuleInfo)) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return uses;
}

/** A circle or an import that leads nowhere is an error, not a warning that scrolls by. */
function strictly(level, log, print) {
  const ours = !log.ids?.some((id) => id.includes('node_modules'));
  if (log.code === 'UNRESOLVED_IMPORT' || (log.code === 'CIRCULAR_DEPENDENCY' && ours)) print('error', log);
  if (log.code !== 'CIRCULAR_DEPENDENCY') print(level, log);
}

/** Empties a folder before the first build writes into it. */
function cleaned(folder) {
  return {name: 'cleaned', buildStart: () => rmSync(join(root, folder), {recursive: true, force: true})};
}

/** Terser makes 2 % less than esbuild after compression: the difference between inside and outside of the budget. */
function minified() {
  return {
    name: 'minified',
    renderChunk: async (code) => {
      const {code: short} = await minify(code, {module: true, ecma: 2022, compress: {passes: 3, pure_getters: true, keep_fargs: false, unsafe_arrows: true}, format: {comments: false}});
      return {code: shorterPrivates(short), map: null};
    },
  };
}

/** Takes comments and indentation out of our style sheets: only files that hold nothing else, where white space says nothing. */
function shorterStyles() {
  return {
    name: 'shorter-styles',
    transform(code, id) {
      if (!id.startsWith(join(root, 'src')) || !id.endsWith('.styles.ts')) return undefined;
      const short = (text) => text.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ').replace(/\s*([{};,])\s*/g, '$1').replace(/:\s/g, ':').replace(/;}/g, '}');
      return {code: code.replace(/css`([^`]*)`/g, (_, text) => `css\`${short(text)}\``), map: null};
    },
  };
}

/** Takes line breaks and indentation out of our templates: between tags and attributes one space says the same. */
function shorterTemplates() {
  return {
    name: 'shorter-templates',
    transform(code, id) {
      if (!id.startsWith(join(root, 'src')) || !/\b(html|svg)`/.test(code)) return undefined;
      const places = [];
      const visit = (node) => {
        if (Array.isArray(node)) return node.forEach(visit);
        if (typeof node?.type !== 'string') return;
        if (node.type === 'TaggedTemplateExpression' && /^(html|svg)$/.test(node.tag.name)) places.push(...node.quasi.quasis);
        Object.values(node).forEach(visit);
      };
      visit(this.parse(code));
      let short = code;
      for (const {start, end} of places.sort((a, b) => b.start - a.start)) {
        short = short.slice(0, start) + short.slice(start, end).replace(/\s*\n\s*/g, ' ') + short.slice(end);
      }
      return {code: short, map: null};
    },
  };
}

/** Publishes what editors check files of questions by. */
function schema() {
  return {
    name: 'schema',
    generateBundle() {
      const source = readFileSync(join(root, 'src/formats/quiz.schema.json'), 'utf8');
      this.emitFile({type: 'asset', fileName: 'quiz.schema.json', source});
    },
  };
}

/** Writes the licences of everything bundled beside the bundle, since minifying drops them from it. */
function licences(fileName) {
  return {
    name: 'licences',
    generateBundle() {
      const folders = new Set([...this.getModuleIds()].map(packageFolder).filter(Boolean));
      const source = [...folders].sort().map(licence).join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({type: 'asset', fileName, source});
    },
  };
}

function packageFolder(id) {
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id.replace(/^\0/, ''))?.[1];
}

function licence(folder) {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text}`;
}
