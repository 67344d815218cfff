// A Chromium for the journeys, driven by Playwright.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from 'playwright-core';
import {chromiumArgs, findChromium} from '../../.tools/browsers.mjs';

/**
 * Playwright switches the partitioning of storage off; naming features of our own gives a real browser's behaviour back. These
 * draw what drops down from the address bar: pages for each window that nobody sees, which take more time than a small page of ours.
 */
export const features = '--disable-features=Translate,WebUIOmniboxPopup,WebUIOmniboxAimPopup';

/**
 * Starts Chromium. `args` are added to the usual ones, the rest goes to Playwright.
 * By default nothing plays before a gesture, as for a learner.
 */
export async function openBrowser({args = [], ...options} = {}) {
  return chromium.launch({executablePath: await findChromium(), args: [...chromiumArgs, features, ...args], ...options});
}

/** A folder for a browser that is to be killed and opened again: {folder, open(options), remove()}. */
export async function openProfile() {
  const folder = await mkdtemp(join(tmpdir(), 'flip-profile-'));
  return {
    folder,
    open: async ({args = [], ...options} = {}) =>
      chromium.launchPersistentContext(folder, {executablePath: await findChromium(), args: [...chromiumArgs, features, ...args], ...options}),
    remove: () => rm(folder, {recursive: true, force: true, maxRetries: 5}),
  };
}

/** Collects what a page complains about: thrown errors, console errors, refused requests and policy violations. */
export function listenForFaults(page) {
  const faults = [];
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('requestfailed', (request) => faults.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  return faults;
}

/** Runs in a page: keeps what the network brings, of streams too. */
export function listenToWire() {
  const real = globalThis.fetch;
  globalThis.wire = '';
  const keep = async (reader, decoder) => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) globalThis.wire += decoder.decode(part.value, {stream: true});
  };
  globalThis.fetch = async (...asked) => {
    const response = await real(...asked);
    if (response.body) keep(response.clone().body.getReader(), new TextDecoder()).catch(() => {});
    return response;
  };
}
