// npm test: every check, in order, and the counts at the end.
//   npm test -- types lint          only these stages
//   npm test -- --engine chromium   element tests in one engine (or several: chromium,firefox)
//   npm test -- --only quiz         only test files whose path holds the word, or matches a glob
//   npm test -- --storybook         builds the storybook too, as CI does
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {ensureBuilt, ensureInstalled, run} from '../.tools/prepare.mjs';
import {root} from '../.tools/rooms.mjs';

const {values: options, positionals: chosen} = parseArgs({
  allowPositionals: true,
  options: {engine: {type: 'string'}, only: {type: 'string'}, storybook: {type: 'boolean'}},
});

/** Each stage gives true or false, or its own counts. One that `needs` another is left out when that one failed. */
const stages = {
  types: {run: () => bin('tsc')},
  lint: {run: () => npm('lint')},
  house: {run: () => node('test/house.mjs')},
  build: {run: () => npm('build')},
  manifest: {run: manifestIsFresh},
  package: {needs: 'build', run: packageIsSound},
  weight: {needs: 'build', run: () => node('test/weight.mjs')},
  elements: {run: elementTests},
  journeys: {needs: 'build', run: nodeTests},
  storybook: {run: () => npm('build-storybook')},
};

const unknown = chosen.filter((name) => !(name in stages));
if (unknown.length) fail(`No stage is called ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`);
const cache = join(root, '.cache');
mkdirSync(cache, {recursive: true});

const total = {passed: 0, failed: 0, skipped: 0};
const failures = [];
try {
  ensureInstalled();
} catch (error) {
  fail(error.message);
}
for (const name of selection()) runStage(name);
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed ? 1 : 0;

function selection() {
  if (chosen.length) return Object.keys(stages).filter((name) => chosen.includes(name));
  if (options.only) return ['elements', 'journeys'];
  const withStorybook = options.storybook || process.env.CI === 'true';
  return Object.keys(stages).filter((name) => name !== 'storybook' || withStorybook);
}

function runStage(name) {
  const {needs, run: work} = stages[name];
  console.log(`\n=== ${name}`);
  if (needs && failures.includes(needs)) {
    console.log(`left out, because ${needs} failed`);
    total.skipped += 1;
    return;
  }
  const start = Date.now();
  const counts = settle(needs, work);
  for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
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
  const {stdout} = spawnSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', '.cache'], {cwd: root, encoding: 'utf8', shell: process.platform === 'win32'});
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
  const result = join(cache, 'elements.json');
  rmSync(result, {force: true});
  const env = {...process.env, ...(options.engine ? {FLIP_ENGINES: options.engine} : {})};
  const well = bin('wtr', ['--config', 'test/web-test-runner.config.mjs', '--files', ...files], {env});
  return honest(well, existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : {failed: 1});
}

function nodeTests() {
  const files = testFiles('.test.mjs');
  if (!files.length) return nothingToTest();
  const tap = join('.cache', 'node.tap');
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const well = node('--test', '--test-concurrency=2', '--test-timeout=1200000', ...reporters, ...files);
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(read(tap) ?? '')?.[1] ?? 0);
  return honest(well, {passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') + count('todo')});
}

/** A runner that ended badly without a failed test has failed all the same. */
function honest(well, counts) {
  return well || counts.failed ? counts : {...counts, failed: 1};
}

function nothingToTest() {
  console.log('no test file');
  return {passed: 0, failed: options.only ? 0 : 1};
}

function testFiles(ending) {
  return readdirSync(join(root, 'test'), {recursive: true})
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
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
