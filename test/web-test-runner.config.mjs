// Runs test/**/*.test.ts in Chromium, Firefox and WebKitGTK, four browsers at a time: the tests mostly wait, for a video or for
// what somebody would see, and one browser fills no core. Where engines are few, each is started several times, with a part
// of the tests. In CI, or where engines are named, each test runs in all of them; else in Chromium and in one of the others,
// so that `npm test` takes a quarter of an hour.
//   FLIP_ENGINES=chromium,webkit   only these engines; `npm test -- --engine chromium` sets it
//   npx wtr --config test/web-test-runner.config.mjs --files test/quiz/grade.test.ts
// An engine that is not installed is left out by name; only Chromium must be there.
import {spawn} from 'node:child_process';
import {mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join, relative, resolve} from 'node:path';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import puppeteer from 'puppeteer-core';
import {chromiumArgs, findChromium, findFirefox, findWebkit} from '../.tools/browsers.mjs';
import {inside, pathOf, root, sendFile, strictPolicy} from '../.tools/serve.mjs';

const wanted = (process.env.FLIP_ENGINES ?? 'chromium,firefox,webkit').split(',');
const makers = [webkit, chromium, firefox];
const chosen = process.argv.some((arg) => arg.startsWith('--files'));
const inCI = process.env.CI === 'true';
// Beside other browsers one may get no turn for seconds; who runs a few files wants to know soon.
const isPatient = inCI || !chosen;
const isWhole = inCI || process.env.FLIP_ENGINES !== undefined;
const tests = readdirSync(join(root, 'test'), {recursive: true}).map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.test.ts')).sort();
/** Takes half a minute or a quarter each, the longest first: they are shared out first, for one that came last would run alone. */
const LONG = [
  'every-element', 'quiz/every-attack', 'video/video', 'quiz/sitting', 'video/windows', 'quiz/every-attack-file',
  'live/flip-poll', 'video/checkpoint', 'quiz/typed-attacks', 'video/providers', 'video/skip', 'video/together',
].map((name) => `test/${name}.test.ts`);
const found = [];
for (const make of makers) {
  const engine = await make();
  if (engine) found.push({make, engine});
}
const engines = [];
const groups = [];
for (const {make, engine} of found) {
  const share = tests.filter((_, i) => isWhole || make === chromium || (i % 2 === 0) === (make === webkit));
  const parts = chosen ? [undefined] : dealt(share, found.length > 1 ? 2 : 4);
  for (const [i, files] of parts.entries()) {
    // Each part has a browser of its own.
    const {launcher, ...rest} = i === 0 ? engine : await make();
    engines.push({...rest, launcher, engine: make.name});
    if (files) groups.push({name: `${make.name}, ${i + 1} of ${parts.length}`, files, browsers: [launcher]});
  }
}

export default {
  rootDir: root,
  ...(chosen ? {browsers: engines.map(({launcher}) => launcher)} : {files: undefined, groups}),
  // CI has time, and a test that is late there costs more than it.
  concurrentBrowsers: inCI ? 2 : 4,
  // One page at a time has a browser's focus and sound.
  concurrency: 1,
  // Markdown's development build needs CommonJS, and its browser build makes DOM from strings (rollup.config.mjs).
  nodeResolve: {browser: false, exportConditions: ['production']},
  testsFinishTimeout: isPatient ? 240_000 : 180_000,
  // No test is about time; a slow machine only takes longer.
  testFramework: {config: {timeout: isPatient ? 60_000 : 10_000}},
  filterBrowserLogs: ({args}) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  middleware: [media, strictPage],
  plugins: [
    {name: 'patience', transform: patience},
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.json')}),
    {name: 'drivers', serverStart: () => Promise.all(engines.map(({start}) => start?.())), serverStop: () => engines.forEach(({stop}) => stop?.())},
  ],
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: process.stdout.isTTY ?? false}), counter()],
};

/** Deals files out like cards, to and fro, the long ones first and then by their size: so the hands weigh about the same. */
function dealt(files, hands) {
  const size = (path) => statSync(join(root, path)).size;
  const rest = files.filter((path) => !LONG.includes(path)).sort((a, b) => size(b) - size(a));
  const order = [...LONG.filter((path) => files.includes(path)), ...rest];
  const round = 2 * hands;
  return Array.from({length: hands}, (_, hand) => order.filter((_, i) => [hand, round - 1 - hand].includes(i % round)));
}

/** Gives `waitUntil` time: by itself it waits for a second, in which a browser beside three others may get no turn. */
function patience({path, body}) {
  if (!path.endsWith('/@open-wc/testing-helpers/src/helpers.js')) return undefined;
  const own = 'timeout = 1000 } = options;';
  if (!body.includes(own)) throw new Error('waitUntil is not what it was: see patience() in test/web-test-runner.config.mjs.');
  return {body: body.replace(own, `timeout: wanted = 0 } = options; const timeout = Math.max(wanted, ${isPatient ? 20_000 : 5000});`)};
}

async function chromium() {
  if (!wanted.includes('chromium')) return undefined;
  const executablePath = await findChromium();
  const args = [...chromiumArgs, '--autoplay-policy=no-user-gesture-required'];
  return {launcher: chromeLauncher({puppeteer, launchOptions: {executablePath, args}})};
}

function firefox() {
  if (!wanted.includes('firefox')) return undefined;
  const executablePath = findFirefox();
  if (!executablePath) return skip('Firefox', 'firefox-esr');
  const extraPrefsFirefox = {'media.autoplay.default': 0};
  return {launcher: chromeLauncher({puppeteer, launchOptions: {browser: 'firefox', executablePath, extraPrefsFirefox}})};
}

async function webkit() {
  if (!wanted.includes('webkit')) return undefined;
  const found = findWebkit();
  if (!found) return skip('WebKit', 'webkit2gtk-driver and xvfb');
  const port = await freePort();
  let driver;
  return {
    launcher: webdriverLauncher({
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port,
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': {binary: found.browser, args: ['--automation', '--autoplay-policy=allow']},
      },
    }),
    start: async () => {
      const command = [...(found.display ? [found.display, '-a'] : []), found.driver, `--port=${port}`, '--host=127.0.0.1'];
      // Detached makes it the leader of a process group of its own, so that stopping it takes its display along.
      driver = spawn(command[0], command.slice(1), {stdio: 'ignore', detached: true});
      process.once('exit', stop);
      await answering(`http://127.0.0.1:${port}/status`);
    },
    stop,
  };

  function stop() {
    if (!driver?.pid || driver.exitCode !== null) return;
    try {
      process.kill(-driver.pid, 'SIGTERM');
    } catch {
      // it has ended by itself
    }
    driver = undefined;
  }
}

function skip(name, packages) {
  console.error(`\nSKIPPED: ${name} is not installed, so nothing is tested in it (on Debian: apt install ${packages}).\n`);
  return undefined;
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function answering(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    const ok = await fetch(url).then((response) => response.ok, () => false);
    if (ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Nothing answers at ${url}.`);
}

/**
 * Media, captions and streams with byte ranges, which the runner itself does not serve. A `.ts` in a media folder of the
 * stories, or a fixture, is a video segment, not TypeScript. /fixtures/ is ../shared/fixtures, where that folder exists.
 */
function media(context, next) {
  const path = pathOf(context.req.url);
  const fixture = path?.startsWith('/fixtures/');
  if (!fixture && !/\.(mp4|m4s|m4a|mp3|aac|webm|m3u8|vtt|gift)$|^\/stories\/.*\/media\/.*\.ts$/.test(path ?? '')) return next();
  const file = fixture ? inside(resolve(root, '../shared/fixtures'), path.slice('/fixtures/'.length)) : inside(root, path);
  if (!file) return next();
  context.respond = false;
  return sendFile(context.req, context.res, file);
}

/**
 * A page under the strict policy, to open in a frame: /strict?import=/src/index.ts&sample=flip-quiz. The sample of that
 * tag stands in its HTML before the module comes, as on a slow network.
 */
function strictPage(context, next) {
  if (context.path !== '/strict') return next();
  const query = new URLSearchParams(context.querystring);
  const scripts = query.getAll('import').map((module) => `<script type="module" src="${encodeURI(module)}"></script>`).join('');
  const samples = readFileSync(join(root, 'test', 'samples.html'), 'utf8');
  const [, sample = ''] = new RegExp(`<template data-tag="${query.get('sample')}">([^]*?)</template>`).exec(samples) ?? [];
  context.set('content-security-policy', strictPolicy);
  context.type = 'html';
  context.body = `<!doctype html><html lang="en"><head><title>Strict</title>${scripts}</head><body>${sample}</body></html>`;
  return undefined;
}

/** Says what each engine made of the tests, and leaves the sums in .cache/elements.json for test/run.mjs. */
function counter() {
  return {
    onTestRunFinished({sessions}) {
      const counts = {passed: 0, failed: 0, skipped: 0};
      for (const name of new Set(sessions.map(({browser}) => browser.name))) {
        const own = countOf(sessions.filter(({browser}) => browser.name === name));
        for (const key of Object.keys(counts)) counts[key] += own[key];
        console.log(`${name}: ${Object.entries(own).map(([key, count]) => `${count} ${key}`).join(', ')}, in ${sessions.filter(({browser}) => browser.name === name).length} files`);
      }
      const slow = sessions.map((session) => ({name: `${relative(root, session.testFile)} (${session.browser.name})`, seconds: secondsOf(session)}));
      console.log(`Slowest: ${slow.sort((a, b) => b.seconds - a.seconds).slice(0, 6).map(({name, seconds}) => `${name} ${seconds.toFixed(0)} s`).join(', ')}`);
      mkdirSync(join(root, '.cache'), {recursive: true});
      const red = sessions.flatMap((session) => failedIn(session).map((name) => ({
        file: relative(root, session.testFile).replaceAll('\\', '/'), engine: engines.find(({launcher}) => launcher === session.browser).engine, name,
      })));
      writeFileSync(join(root, '.cache', 'elements.json'), JSON.stringify({...counts, red}));
    },
  };
}

/** The failed tests of a file, each with what it said; of one that did not load, why. */
function failedIn({testResults, errors = [], passed}) {
  const failed = testsOf(testResults).filter((test) => !test.passed && !test.skipped).map(({name, error}) => `${name}: ${firstLine(error)}`);
  return failed.length || passed ? failed : errors.map(firstLine);
}

function firstLine(error) {
  return error?.message?.split('\n', 1)[0] ?? 'no word why';
}

function countOf(sessions) {
  const tests = sessions.flatMap(({testResults}) => testsOf(testResults));
  const failed = tests.filter((test) => !test.passed && !test.skipped).length;
  // A file that does not load has no failed test, and must not count as none failed.
  const silent = sessions.filter((session) => !session.passed && testsOf(session.testResults).every((test) => test.passed || test.skipped));
  return {passed: tests.filter((test) => test.passed && !test.skipped).length, failed: failed + silent.length, skipped: tests.filter((test) => test.skipped).length};
}

function secondsOf({testResults}) {
  return testsOf(testResults).reduce((sum, {duration = 0}) => sum + duration, 0) / 1000;
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}
