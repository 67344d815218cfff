// An element that leaves the page is gone: no instance, node or listener stays. Counted by the browser, not in kilobytes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { SAMPLES } from './samples.mjs';

const CYCLES = 12;
let browser;
let server;

before(async () => {
  server = await startServer({ strict: false });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [tag, sample] of Object.entries(SAMPLES)) {
  test(`<${tag}> leaves nothing behind`, async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/test/journeys/empty.html`);
    await page.addScriptTag({ url: '/dist/cdn/index.js', type: 'module' });
    await page.evaluate((name) => customElements.whenDefined(name).then(() => {}), tag);
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');

    // The first rounds fill caches that are meant to stay (style sheets, templates, the page's own scope); what comes late fills
    // them in later rounds. A leak of one node or listener a round shows as CYCLES or more, in every span of rounds.
    await cycle(page, sample, 3);
    let grown;
    for (let span = 0, first = await census(client, page, tag), last; span < 3; span += 1, first = last) {
      await cycle(page, sample, CYCLES);
      last = await census(client, page, tag);
      grown = ['instances', 'Nodes', 'JSEventListeners'].filter((kind) => last[kind] - first[kind] >= (kind === 'instances' ? 1 : CYCLES))
        .map((kind) => `${kind}: ${first[kind]} -> ${last[kind]}`);
      if (grown.length === 0) break;
    }
    assert.deepEqual(grown, []);
    await page.close();
  });
}

async function cycle(page, sample, times) {
  for (let i = 0; i < times; i += 1) {
    await page.evaluate(async (html) => {
      const holder = document.createElement('div');
      holder.innerHTML = html;
      document.body.append(holder);
      await new Promise((done) => setTimeout(done, 120));
      holder.remove();
      await new Promise((done) => setTimeout(done, 30));
    }, sample);
  }
}

async function census(client, page, tag) {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  for (let i = 0; i < 3; i += 1) await client.send('HeapProfiler.collectGarbage');
  const { result } = await client.send('Runtime.evaluate', { expression: `customElements.get('${tag}').prototype` });
  const { objects } = await client.send('Runtime.queryObjects', { prototypeObjectId: result.objectId, objectGroup: 'census' });
  const count = await client.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: 'function() { return this.length; }', returnByValue: true });
  await client.send('Runtime.releaseObjectGroup', { objectGroup: 'census' });
  await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  return { instances: count.result.value, Nodes: value('Nodes'), JSEventListeners: value('JSEventListeners') };
}
