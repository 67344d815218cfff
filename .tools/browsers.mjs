// Finds the browsers of the tests. Chromium is looked for until one is found or made; the others are used where they stand.
import {execFileSync} from 'node:child_process';
import {accessSync, constants, existsSync, mkdirSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {homedir} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isRoot = process.getuid?.() === 0;

/** How Chromium is started: quiet towards the outside, and allowed to play by itself. */
export const chromiumArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--mute-audio',
];

/** The path of a Chromium or Chrome, or an error that says how to get one. */
export async function findChromium() {
  const ways = [fromEnvironment, installed, fromPlaywright, fromApt, fromNpm];
  for (const way of ways) {
    const path = await way();
    if (path) return path;
  }
  throw new Error('The tests need Chromium or Chrome, and none was found. Install one (on Debian: apt install chromium), or set CHROME_PATH to its program file.');
}

/** The path of Firefox, or undefined. */
export function findFirefox() {
  return process.env.FIREFOX_PATH || onPath('firefox-esr') || onPath('firefox');
}

/** What WebKitGTK needs, as {driver, browser, display: path of xvfb-run or undefined}; undefined where a part is missing. */
export function findWebkit() {
  const driver = onPath('WebKitWebDriver');
  const browser = miniBrowser();
  const display = onPath('xvfb-run');
  return driver && browser && (display || process.env.DISPLAY) ? {driver, browser, display} : undefined;
}

function fromEnvironment() {
  const path = process.env.CHROME_PATH;
  if (path && !existsSync(path)) throw new Error(`CHROME_PATH is ${path}, but there is no such file.`);
  return path;
}

async function installed() {
  const {Launcher} = await import('chrome-launcher');
  try {
    return Launcher.getInstallations()[0];
  } catch {
    return undefined; // it throws where it finds nothing
  }
}

function fromPlaywright() {
  const caches = [process.env.PLAYWRIGHT_BROWSERS_PATH, join(homedir(), '.cache/ms-playwright'), join(homedir(), 'Library/Caches/ms-playwright'), join(homedir(), 'AppData/Local/ms-playwright')];
  const programs = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-win/chrome.exe'];
  return caches.filter((cache) => cache && existsSync(cache))
    .flatMap((cache) => readdirSync(cache).filter((name) => name.startsWith('chromium-')).sort().reverse().map((name) => join(cache, name)))
    .flatMap((folder) => programs.map((program) => join(folder, program)))
    .find((path) => existsSync(path));
}

function fromApt() {
  if (!isRoot || !onPath('apt-get')) return undefined;
  console.error('No Chromium here: installing Debian\'s with apt.');
  try {
    const options = {stdio: ['ignore', 'ignore', 'inherit'], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}};
    execFileSync('apt-get', ['update', '-q'], options);
    execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium'], options);
  } catch {
    return undefined;
  }
  return onPath('chromium');
}

/** A Chromium packed for npm (Linux on x64 only); kept in .cache, so the package's own dependencies stay small. */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(root, '.cache', 'chromium');
  const find = () => createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium');
  try {
    mkdirSync(folder, {recursive: true});
    if (!existsSync(join(folder, 'node_modules'))) {
      console.error('No Chromium here: fetching @sparticuz/chromium from npm (67 MB).');
      execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', '@sparticuz/chromium'], {stdio: ['ignore', 'ignore', 'inherit']});
    }
    const {default: chromium} = await import(pathToFileURL(find()).href);
    return await chromium.executablePath();
  } catch (error) {
    console.error(String(error));
    return undefined;
  }
}

/** WebKitGTK's browser lies beside its library, in a folder that differs by machine type and version. */
function miniBrowser() {
  const folders = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((folder) => existsSync(folder));
  const deeper = folders.flatMap((folder) => [folder, ...readdirSync(folder).filter((name) => name.includes('-linux-gnu')).map((name) => join(folder, name))]);
  return deeper.flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((name) => join(folder, name, 'MiniBrowser'))).find((path) => existsSync(path));
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
