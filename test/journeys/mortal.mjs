// A browser that can be killed with all its processes, over a profile that stays.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../.tools/browsers.mjs';
import { features } from './browser.mjs';

/** Memory, where there is enough of it: a killed process loses nothing there that a disk would keep, and 132 starts wait for no disk. */
export async function room() {
  const { bavail, bsize } = await statfs('/dev/shm').catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > 1e9 ? '/dev/shm' : tmpdir();
}

/**
 * A Chromium of our own over a kept profile: {page, kill}. Killing takes the whole process group at once.
 * One that does not come up is killed and started again: how a browser starts is not what is tested here.
 */
export async function start(profile) {
  for (let left = 3; ; left -= 1) {
    const browser = await launch(profile);
    if (browser.page) return browser;
    console.log(`Chromium did not come up: ${browser.said || 'it said nothing'}`);
    assert.ok(left > 1, 'Chromium starts');
  }
}

async function launch(profile) {
  // Nobody is left who could hold the profile, whatever a killed browser's lock says.
  for (const name of ['DevToolsActivePort', 'SingletonLock', 'SingletonSocket', 'SingletonCookie']) await rm(join(profile, name), { force: true });
  const args = [...chromiumArgs, features, '--headless', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'];
  const child = spawn(await findChromium(), args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  let gone = false;
  const ended = new Promise((done) => child.once('exit', done)).then(() => {
    gone = true;
  });
  const kill = async () => {
    if (!gone) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  try {
    let port;
    for (let i = 0; !port; i += 1) {
      if (gone || i >= 1200) throw new Error(gone ? 'it ended by itself' : 'no port after a minute');
      await new Promise((done) => setTimeout(done, 50));
      port = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').then((text) => text.split('\n')[0], () => undefined);
    }
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0].pages()[0] ?? await browser.contexts()[0].newPage();
    return { page, kill: async () => {
      await kill();
      await browser.close().catch(() => {});
    } };
  } catch (error) {
    await kill();
    return { said: `${error.message}\n${said}` };
  }
}
