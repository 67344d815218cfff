// npm test: every check, in order, and the counts at the end.
//   npm test -- types lint          only these stages
//   npm test -- --engine chromium   element tests in one engine (or several: chromium,firefox)
//   npm test -- --only quiz         only test files whose path holds the word, or matches a glob
//   npm test -- --storybook         builds the storybook too, as CI does
import {spawn, spawnSync} from 'node:child_process';
import {closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {join, relative} from 'node:path';
import {parseArgs} from 'node:util';
import {ensureBuilt, ensureInstalled, run} from '../.tools/prepare.mjs';
import {root} from '../.tools/rooms.mjs';

const {values: options, positionals: chosen} = parseArgs({
  allowPositionals: true,
  options: {engine: {type: 'string'}, only: {type: 'string'}, storybook: {type: 'boolean'}},
});

/** Each stage gives true or false, or its own counts. One that `needs` another is left out when that one failed. */
const stages = {
  types: {run: () => npm('types')},
  lint: {run: () => npm('lint')},
  house: {run: () => node('test/house.mjs')},
  build: {run: () => npm('build')},
  manifest: {run: manifestIsFresh},
  package: {needs: 'build', run: packageIsSound},
  weight: {needs: 'build', run: () => node('test/weight.mjs')},
  elements: {long: true, run: elementTests},
  server: {needs: 'build', long: true, run: () => nodeTests('server/test')},
  journeys: {needs: 'build', long: true, run: () => nodeTests('test')},
  storybook: {run: () => npm('build-storybook')},
};

/** These read the sources alone: on a second core they run beside the build and what looks at it. */
const BESIDE = ['types', 'lint', 'house'];

const unknown = chosen.filter((name) => !(name in stages));
if (unknown.length) fail(`No stage is called ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`);
const inCI = process.env.CI === 'true';
const cache = join(root, '.cache');
mkdirSync(cache, {recursive: true});

const total = {passed: 0, failed: 0, skipped: 0};
const failures = [];
/** The failed tests by name: said once more at the end, where a long log is read first. */
const named = [];
/** Those that failed, and not when they ran alone. */
const shaky = [];
try {
  ensureInstalled();
} catch (error) {
  fail(error.message);
}
const asides = [];
if (selection().includes('build')) runAside(BESIDE);
for (const name of selection()) {
  if (asides.some(({names}) => names.includes(name))) continue;
  if (stages[name].long) await allTold();
  // Both wait more than they work. In CI, where what is late costs more than time, each has the machine to itself.
  if (name === 'elements' && !inCI && !failures.includes('build')) runAside(['server']);
  await runStage(name);
}
await allTold();
process.send?.({total, failures, named});
if (shaky.length) console.log(`\nFailed beside others, and passed alone: ${shaky.length}${shaky.map((name) => `\n  ${name}`).join('')}`);
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}${named.map((name) => `\n  ${name}`).join('')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed ? 1 : 0;

function selection() {
  if (chosen.length) return Object.keys(stages).filter((name) => chosen.includes(name));
  if (options.only) return ['server', 'elements', 'journeys'];
  const withStorybook = options.storybook || inCI;
  return Object.keys(stages).filter((name) => name !== 'storybook' || withStorybook);
}

/** Runs those of the stages that are wanted in a process of their own; what they say is shown, and counted, by allTold(). */
function runAside(wanted) {
  const names = wanted.filter((name) => selection().includes(name));
  if (!names.length) return;
  const log = join(cache, `${names[0]}.log`);
  const file = openSync(log, 'w');
  const only = options.only ? ['--only', options.only] : [];
  const child = spawn(process.execPath, [join('test', 'run.mjs'), ...names, ...only], {cwd: root, stdio: ['ignore', file, file, 'ipc']});
  closeSync(file);
  let said = {total: {failed: 1}, failures: names, named: []};
  child.on('message', (message) => { said = message; });
  const ended = Promise.all(['close', 'disconnect'].map((event) => new Promise((done) => { child.on(event, done); })));
  asides.push({names, async told() {
    await ended;
    // Its sums are in those at the end.
    console.log(`\n${readFileSync(log, 'utf8').replace(/\n(?:Failed: .*\n(?: {2}.*\n)*\n)?\d+ passed, .*\s*$/, '').trim()}`);
    count(said.total);
    failures.push(...said.failures);
    named.push(...said.named);
  }});
}

/** Waits for what runs beside, and tells each once. */
async function allTold() {
  for (const aside of asides) await (aside.once ??= aside.told());
}

function count(counts) {
  for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
}

async function runStage(name) {
  const {needs, run: work} = stages[name];
  console.log(`\n=== ${name}`);
  if (needs && failures.includes(needs)) {
    console.log(`left out, because ${needs} failed`);
    total.skipped += 1;
    return;
  }
  const start = Date.now();
  const counts = settle(needs, work);
  count(counts);
  named.push(...(counts.names ?? []));
  if (counts.failed) failures.push(name);
  console.log(`${counts.failed ? 'FAILED' : 'ok'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

function settle(needs, work) {
  try {
    if (needs === 'build' && !selection().includes('build')) ensureBuilt();
    const result = work();
    return typeof result === 'object' ? result : {passed: result ? 1 : 0, failed: result ? 0 : 1};
  } catch (error) {
    console.error(error.message);
    return {failed: 1};
  }
}

/** custom-elements.json is kept in the repository, where editors and the documentation read it. */
function manifestIsFresh() {
  const config = '.config/custom-elements-manifest.config.mjs';
  if (!bin('cem', ['analyze', '--config', config, '--outdir', '.cache/manifest', '--quiet'])) return false;
  const [kept, made] = ['custom-elements.json', '.cache/manifest/custom-elements.json'].map((path) => read(path));
  if (kept !== undefined && kept.trim() === made?.trim()) return true;
  console.log('custom-elements.json is not what src says. This mends it: npm run manifest');
  return false;
}

/** What would be published, looked at as other people's tools will see it. */
function packageIsSound() {
  return ['.', 'server'].map(packedIsSound).every(Boolean);
}

function packedIsSound(folder) {
  const {stdout} = spawnSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', cache], {cwd: join(root, folder), encoding: 'utf8', shell: process.platform === 'win32'});
  const packed = JSON.parse(stdout);
  const [{filename}] = Array.isArray(packed) ? packed : Object.values(packed);
  const archive = join('.cache', filename);
  const sound = [quietly('publint', [archive, '--strict']), quietly('attw', [archive, '--profile', 'esm-only'])].every(Boolean);
  rmSync(join(root, archive));
  return sound;
}

function elementTests() {
  const files = testFiles('.test.ts');
  if (!files.length) return nothingToTest();
  const engine = options.engine ? {FLIP_ENGINES: options.engine} : {};
  const first = runElements(options.only ? files : [], engine);
  return alone(first, (red) => [...new Set(red.map(({engine}) => engine))].map((engine) => {
    const files = new Set(red.filter((test) => test.engine === engine).map(({file}) => file));
    return runElements([...files], {FLIP_ENGINES: engine});
  }));
}

function runElements(files, engine) {
  const result = join(cache, 'elements.json');
  rmSync(result, {force: true});
  const args = ['--config', 'test/web-test-runner.config.mjs', ...(files.length ? ['--files', ...files] : [])];
  const well = bin('wtr', args, {env: {...process.env, ...engine}});
  return honest(well, existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : {failed: 1});
}

function nodeTests(folder) {
  const files = testFiles('.test.mjs', folder);
  if (!files.length) return nothingToTest();
  // They mostly wait; but what is late in CI costs more than time.
  const first = runNode(files, inCI ? 2 : 3);
  return alone(first, (red) => [runNode([...new Set(red.map(({file}) => file))], 1)]);
}

function runNode(files, together) {
  const tap = join('.cache', 'node.tap');
  rmSync(join(root, tap), {force: true});
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const well = node('--test', `--test-concurrency=${together}`, '--test-timeout=1200000', ...reporters, ...files);
  const said = read(tap) ?? '';
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(said)?.[1] ?? 0);
  const red = [...said.matchAll(/^ *not ok \d+ - (.*)\n(?: *(?!not ok|ok|# Subtest).*\n)*? *location: '(.*?):\d+:\d+'$/gm)]
    .map(([, name, path]) => ({file: relative(root, path).replaceAll('\\', '/'), name})).filter(({name}) => !name.endsWith('# TODO'));
  return honest(well, {passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') + count('todo'), red});
}

/**
 * In CI, where a browser may get no turn for seconds, a file that failed is run once more with nothing beside it: what fails
 * there too has failed. What did not is named at the end, for it waits for something too short a time.
 */
function alone(first, again) {
  const {red = [], failed} = first;
  if (!inCI || !red.length || red.length > 12) return {...first, names: red.map(nameOf)};
  console.log(`\n${red.length} failed, and their files are run again, alone:${red.map((test) => `\n  ${nameOf(test)}`).join('')}\n`);
  const second = again(red);
  const still = second.flatMap((each) => each.red ?? []);
  const left = second.reduce((sum, each) => sum + each.failed, 0);
  const names = still.map(nameOf);
  shaky.push(...red.map(nameOf).filter((name) => !names.includes(name)));
  return {...first, passed: first.passed + Math.max(0, failed - left), failed: left, names};
}

function nameOf({file, engine, name}) {
  return `${file}${engine ? ` (${engine})` : ''}: ${name}`;
}

/** A runner that ended badly without a failed test has failed all the same. */
function honest(well, counts) {
  return well || counts.failed ? counts : {...counts, failed: 1};
}

function nothingToTest() {
  console.log('no test file');
  return {passed: 0, failed: options.only ? 0 : 1};
}

function testFiles(ending, folder = 'test') {
  return readdirSync(join(root, folder), {recursive: true})
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending) && matches(path, options.only))
    .sort();
}

function matches(path, pattern = '') {
  if (!pattern.includes('*')) return path.includes(pattern);
  const source = pattern.split('**').map((part) => part.split('*').map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('[^/]*')).join('.*');
  return new RegExp(`^${source}$`).test(path);
}

function npm(script) {
  return run('npm', ['run', '--silent', script]);
}

function bin(name, args = [], settings) {
  return run(join('node_modules', '.bin', name), args, settings);
}

/** Runs a program that says much when all is well: its words are shown only when it is not. */
function quietly(name, args) {
  const {status, stdout, stderr} = spawnSync(join('node_modules', '.bin', name), args, {cwd: root, encoding: 'utf8', shell: process.platform === 'win32'});
  console.log(status === 0 ? `${name}: nothing to object` : `${stdout}${stderr}`);
  return status === 0;
}

function node(...args) {
  return run(process.execPath, args);
}

function read(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

function fail(message) {
  console.error(message);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
