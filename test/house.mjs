// Reads the imports of src and says whether the house still stands: node test/house.mjs
// Each rule prints one line; a broken one names file and line below it, and the exit code is 1.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {builtinModules} from 'node:module';
import {dirname, join, relative, resolve, sep} from 'node:path';
import ts from 'typescript';
import {doors, families, innerRooms, root, rooms} from '../.tools/rooms.mjs';

const src = join(root, 'src');
const server = join(root, 'server');

/** What a family may import beyond element, text, lang and core. */
const alsoAllowed = {video: ['media'], recorder: ['media']};
const familyFloor = ['element', 'text', 'formats', 'sync', 'lang', 'core'];
const doorFloor = ['element', 'lang', 'core'];

/** The rooms that work without Lit and without knowing any element. */
const withoutLit = ['core', 'text', 'media', 'formats', 'sync', 'lang'];
const pageGlobals = /^(document|window|self|navigator|location|localStorage|sessionStorage|indexedDB|customElements|HTMLElement|matchMedia)$/;

/** Packages that the build takes into the bundle (rollup.config.mjs says why), so nobody has to install them. */
const bundled = ['mdast-util-from-markdown', 'mdast', 'character-entities'];

const topLevel = new Set([
  'package.json', 'package-lock.json', 'tsconfig.json', 'rollup.config.mjs', 'custom-elements.json',
  'README.md', 'LICENSE', 'CHANGELOG.md', 'src', 'stories', 'test', 'bench', 'server',
  // what a machine leaves behind, never committed
  'node_modules', 'dist', 'storybook-static', 'coverage',
]);
const vagueName = /^(utils?|helpers?|types|common|managers?|misc)$/i;

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const files = listFiles(src).filter((path) => path.endsWith('.ts'));
const imports = files.flatMap(readImports);
const serverFiles = listFiles(join(server, 'src')).filter((path) => path.endsWith('.ts'));

const rules = {
  'every import goes down a floor': brokenFloors,
  'families never import each other': familyTies,
  'core, text, media, formats, sync and lang know no Lit': litBelow,
  'core touches no page when it is loaded': pageInCore,
  'imports stay in src and name declared packages': strangers,
  'the server shares the core alone, and names declared packages': serverStrangers,
  'no circles': circles,
  'no empty room, and each is on the map': unmappedRooms,
  'files are named after what they hold': vagueNames,
  'every door is in package.json': lockedDoors,
  'nothing strange at the top': strangeAtTop,
};

let broken = 0;
for (const [name, rule] of Object.entries(rules)) {
  const faults = rule();
  console.log(`${faults.length ? 'broken' : 'ok    '}  ${name}`);
  for (const fault of faults) console.log(`        ${fault}`);
  broken += faults.length;
}
process.exitCode = broken ? 1 : 0;

function brokenFloors() {
  return imports
    .filter(({to}) => to)
    .filter(({from, to}) => !mayImport(roomOf(from), roomOf(to)) && !areFamilies(from, to))
    .map(({from, to, line}) => `${from}:${line} imports ${to}: ${roomOf(from)} may not know ${roomOf(to)}`);
}

function mayImport(from, to) {
  if (from === to) return true;
  // The loader may also send for a stream's player ahead of its element, and has a second half.
  if (from === 'autoload' && (to === 'media' || to === 'autoload-class')) return true;
  if (from === 'index' || from.startsWith('autoload')) return doorFloor.includes(to) || families().includes(to);
  if (from in innerRooms) return innerRooms[from].includes(to);
  return familyFloor.includes(to) || (alsoAllowed[from] ?? []).includes(to);
}

function areFamilies(from, to) {
  return roomOf(from) !== roomOf(to) && families().includes(roomOf(from)) && families().includes(roomOf(to));
}

function familyTies() {
  return imports.filter(({from, to}) => to && areFamilies(from, to)).map(({from, to, line}) => `${from}:${line} imports ${to}`);
}

function litBelow() {
  // A language file registers its words with the localiser, which is not Lit.
  return imports
    .filter(({from, name}) => withoutLit.includes(roomOf(from)) && /^(lit|lit-|@lit\/|@lit-)/.test(name))
    .map(({from, name, line}) => `${from}:${line} imports ${name}`);
}

function pageInCore() {
  return files.filter((path) => roomOf(short(path)) === 'core').flatMap((path) => {
    const source = parse(path);
    const faults = [];
    const visit = (node) => {
      if (ts.isFunctionLike(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
      const isName = ts.isPropertyAccessExpression(node.parent ?? node) && node.parent.name === node;
      if (ts.isIdentifier(node) && pageGlobals.test(node.text) && !isName) faults.push(`${short(path)}:${lineOf(source, node.getStart())} uses ${node.text}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return faults;
  });
}

function strangers() {
  const declared = [...Object.keys(manifest.dependencies), ...bundled];
  return imports.filter(({to}) => !to).filter(({name}) => {
    if (name.startsWith('.')) return true;
    if (name.startsWith('node:') || builtinModules.includes(name)) return true;
    return !declared.some((known) => name === known || name.startsWith(`${known}/`));
  }).map(({from, name, line}) => `${from}:${line} imports ${name}`);
}

function serverStrangers() {
  const {dependencies, optionalDependencies} = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8'));
  const declared = Object.keys({...dependencies, ...optionalDependencies});
  return serverFiles.flatMap(readImports).filter(({name, to}) => {
    if (name.startsWith('.')) return !/^(server\/)?src\//.test(to ?? '') || (to.startsWith('src/') && roomOf(to) !== 'core');
    return !name.startsWith('node:') && !declared.some((known) => name === known || name.startsWith(`${known}/`));
  }).map(({from, name, line}) => `${from}:${line} imports ${name}`);
}

/** Depth first over files; types count, since a circle of types is a circle to the reader too. */
function circles() {
  const next = new Map();
  for (const found of [...imports, ...serverFiles.flatMap(readImports)]) next.set(found.from, [...(next.get(found.from) ?? []), found]);
  const done = new Set();
  const faults = [];
  const walk = (file, path) => {
    if (path.includes(file)) return faults.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (done.has(file)) return;
    done.add(file);
    for (const {to, later} of next.get(file) ?? []) if (to && !later) walk(to, [...path, file]);
  };
  for (const path of [...files, ...serverFiles]) walk(short(path), []);
  return faults;
}

function unmappedRooms() {
  const map = existsSync(join(src, 'README.md')) ? readFileSync(join(src, 'README.md'), 'utf8') : '';
  return rooms().flatMap((room) => [
    ...(files.some((path) => roomOf(short(path)) === room) ? [] : [`src/${room}/ is empty`]),
    ...(map.includes(`${room}/`) ? [] : [`src/${room}/ is not in src/README.md`]),
  ]);
}

function vagueNames() {
  return [...files, ...serverFiles].map(short).filter((path) => vagueName.test(path.split('/').pop().replace(/\..*$/, '')));
}

function lockedDoors() {
  const subpath = {index: '.', autoload: './autoload.js'};
  // Without it, bundlers drop `import '../src/quiz/index.js'` and the stories silently show undefined tags.
  const sources = manifest.sideEffects.includes('./src/**/*.ts') ? [] : ['"sideEffects" lacks ./src/**/*.ts'];
  return sources.concat(Object.keys(doors()).filter((name) => !name.startsWith('lang/')).flatMap((name) => [
    ...((subpath[name] ?? `./${name}`) in manifest.exports ? [] : [`"exports" lacks ${name}`]),
    ...(name === 'core' || manifest.sideEffects.includes(`./dist/${name}.js`) ? [] : [`"sideEffects" lacks ./dist/${name}.js`]),
  ]));
}

function strangeAtTop() {
  return readdirSync(root).filter((name) => !name.startsWith('.') && !name.endsWith('.tgz') && !topLevel.has(name));
}

/** The imports of a file: {from, name, to: the file in src or server/src or undefined, line, later: whether by import()}. */
function readImports(path) {
  const source = parse(path);
  const found = [];
  const visit = (node) => {
    const specifier = node.moduleSpecifier ?? node.argument?.literal ?? (node.expression?.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined);
    if (specifier && ts.isStringLiteralLike(specifier)) {
      const name = specifier.text;
      found.push({
        from: short(path),
        name,
        to: name.startsWith('.') ? inSrc(resolve(dirname(path), name)) : undefined,
        line: lineOf(source, specifier.getStart()),
        later: ts.isCallExpression(node),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function inSrc(target) {
  const base = target.replace(/\.js$/, '');
  const found = [`${base}.ts`, join(base, 'index.ts')].find((path) => existsSync(path));
  return [src, join(server, 'src')].some((folder) => found?.startsWith(folder + sep)) ? short(found) : undefined;
}

/** The room of a path such as src/quiz/grade.ts: quiz; of a file directly in src its name: index, autoload. */
function roomOf(path) {
  const [, first] = path.split('/');
  return first.replace(/\.ts$/, '');
}

function parse(path) {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
}

function lineOf(source, position) {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

function short(path) {
  return relative(root, path).split(sep).join('/');
}

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]);
}
