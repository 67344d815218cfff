// What has to be there before anything runs. Node's own modules only: this also runs before the first install.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './rooms.mjs';

const windows = process.platform === 'win32';

/** Installs the dependencies where there are none yet. */
export function ensureInstalled() {
  if (existsSync(join(root, 'node_modules', '.package-lock.json'))) return;
  console.log('Installing what the package needs (once, about a minute) ...');
  if (!run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'])) {
    throw new Error('npm ci failed. Is the npm registry within reach?');
  }
}

/** Builds dist where it is missing or older than what it is made from. */
export function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building dist ...');
  const {status, stdout, stderr} = spawnSync('npm', ['run', '--silent', 'build'], {cwd: root, encoding: 'utf8', shell: windows});
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
}

/** Runs a program with the output shown; true when it went well. */
export function run(program, args, options = {}) {
  const {status, signal, error} = spawnSync(program, args, {cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: windows, ...options});
  // A program that is ended from outside says nothing itself; one that found a fault ends with 1.
  if (status !== 0 && status !== 1) console.error(`${program} ended: ${signal ?? error?.message ?? `exit code ${status}`}`);
  return status === 0;
}

function isBuilt() {
  const last = join(root, 'dist', 'types', 'index.d.ts'); // the last file that a build writes
  const made = existsSync(last) ? statSync(last).mtimeMs : 0;
  return ['src', 'server/src', 'server/package.json', 'package.json', 'rollup.config.mjs', 'tsconfig.json'].every((name) => newest(join(root, name)) <= made);
}

function newest(path) {
  const stats = statSync(path, {throwIfNoEntry: false});
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
