// Words that are made to run, or to freeze what shows them, the whole way: said to the real server by raw clients who go by
// such a name too, and read in the built page under a policy that allows no script but our own.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {openBrowser} from './browser.mjs';
import {noSchool, openSchool} from './school.mjs';
import {fixtures, root, startServer, strictPolicy} from './server.mjs';

const FILES = ['dompurify/expect', 'h5sc/h5sc', 'markdown/markdown-it-xss', 'naughty-strings/blns', 'owasp/owasp-filter-evasion', 'urls/sanitize-url', 'prototype-pollution/patt-prototype-pollution', 'regex/safe-regex'];
/** As much of a string as fits five times into a post. */
const MOST = 1500;
const OWN = ['<img src=x onerror=ran()>', '<script>ran()</script>', 'javascript:ran()', '"><svg onload=ran()>', '</textarea><script>ran()</script>', '__proto__', '\u202Etxt.exe', 'a\u2028b\u2029c\u0085d', `Z${'\u0335'.repeat(70)}o`];
const LONGEST = 8000;
const OWN_BOMBS = ['*a **b ', '[', '> ', '![]('].map((piece) => piece.repeat(LONGEST / piece.length));
/** A page that is held up longer than this is frozen, s. Far more than it takes: this machine may be busy. */
const FROZEN = 5;
const files = fixtures ? FILES.map((file) => join(fixtures, 'xss', `${file}.json`)).filter(existsSync) : [];
if (files.length < FILES.length) console.error(`\nSKIPPED: ${FILES.length - files.length} of the collections of hostile words are not on this machine (../shared/fixtures/xss); a few of our own are tested.\n`);

describe('hostile words in a class', {skip: noSchool}, () => {
  let site;
  let school;
  let browser;
  /** What the next one quotes and answers. */
  let quoted;

  before(async () => {
    const html = await readFile(join(root, 'test/journeys/crowd.html'), 'utf8');
    school = await openSchool();
    await school.start();
    site = await startServer({
      headers: {'content-security-policy': `${strictPolicy}; connect-src 'self' ${school.origin}`},
      fault: (request, response) => {
        if (!request.url.startsWith('/crowd')) return false;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html.replace('STORE', school.origin));
        return true;
      },
    });
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    await school?.remove();
  });

  test('run nowhere and freeze nothing, as text, name, quote, link, picture and reason', async () => {
    const space = await school.call('POST', '/v1/spaces', {label: 'Physics 7b'});
    const given = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
    const strings = [...new Set([...[...OWN, ...textsIn(given)].map((text) => text.slice(0, MOST)), ...await bombs()])];
    const left = [...strings.entries()];
    const kept = [];
    await Promise.all(Array.from({length: 8}, async () => {
      for (let next = left.shift(); next; next = left.shift()) kept.push(...await say(space, next[1]));
    }));
    const asked = strings.length * 2;
    assert.ok(kept.length > asked * 0.97, `the server took ${kept.length} of ${asked}`);

    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.assign(globalThis, {ranHere: [], held: []});
      const ran = (name) => () => { globalThis.ranHere.push(name); };
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'ran', 'open']) globalThis[name] = ran(name);
      addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
        // Pictures from elsewhere are this page's own choice; the others would be something that tried to run.
        if (effectiveDirective !== 'img-src') globalThis.ranHere.push(`${effectiveDirective} ${blockedURI}`);
      });
      new PerformanceObserver((list) => globalThis.held.push(...list.getEntries().map(({duration}) => duration))).observe({type: 'longtask'});
    });
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => { faults.push(`a dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on('popup', () => faults.push('a window'));
    await page.goto(`${site.origin}/crowd#flip-space=${space.space}&flip-key=${space.key}`);
    const address = page.url();
    const posts = kept.filter((type) => type === 'posted').length;
    for (const end = Date.now() + 60_000; await page.evaluate(readAll) < posts;) {
      assert.ok(Date.now() < end, `${await page.evaluate(readAll)} of ${posts} posts are to be read`);
      await new Promise((done) => { setTimeout(done, 50); });
    }
    const seen = await page.evaluate(look);
    assert.deepEqual(seen.strangers, []);
    assert.deepEqual(seen.ran, []);
    assert.equal(seen.polluted, undefined);
    assert.deepEqual(seen.spilt, []);
    assert.ok(seen.longest < FROZEN * 1000, `held up for ${seen.longest} ms`);
    assert.deepEqual(faults, []);
    assert.equal(page.url().split('#')[0], address.split('#')[0]);
  });

  /** One person who is called like that says it, and asks the staff to look. Returns the types that were taken. */
  async function say({space, code}, text) {
    const path = `/v1/spaces/${space}`;
    // What is no name is refused with a sentence; they come without one then.
    const join = async (name) => fetch(`${school.origin}${path}/join`, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify({code, ...(name && {name})})});
    const named = await join(text.slice(0, 80));
    assert.ok(named.ok || named.status === 422, `${named.status} for the name ${JSON.stringify(text)}`);
    const {token} = await (named.ok ? named : await join()).json();
    const [post, quote] = [randomUUID(), quoted];
    const made = text.length > MOST ? text : `${text}\n\n[${text}](${text}) ![${text}](${text}) <${text}> @${text}\n\n\`\`\`${text}`;
    const entries = [
      {id: post, activity: 'talk', type: 'posted', data: {text: made, ...(quote && {parent: quote, quote})}},
      {id: randomUUID(), activity: 'talk', type: 'reported', data: {post, reason: text.slice(0, 400)}},
    ];
    const {results} = await school.call('POST', `${path}/entries`, {entries}, token);
    for (const {error} of results) assert.ok(!error || !/internal|unavailable/.test(error.code), `${error?.code} for ${JSON.stringify(text)}`);
    quoted = quote || results[0].error ? undefined : post;
    return results.flatMap(({error}, i) => (error ? [] : [entries[i].type]));
  }
});

/** Runs in the page: asks for more, and tells how many posts are there. */
function readAll() {
  const talk = document.querySelector('flip-discussion')?.shadowRoot;
  const count = talk?.querySelectorAll('article').length ?? 0;
  for (const more of talk?.querySelectorAll('.news button, p.more button') ?? []) more.click();
  return talk?.querySelector('[aria-busy]') ? 0 : count;
}

/** Runs in the page: what stands there and should not. */
function look() {
  const talk = document.querySelector('flip-discussion').shadowRoot;
  const known = new Set('p strong em code pre ul ol li blockquote a img br hr span bdi'.split(' '));
  const attributes = new Set('class dir href rel target title src alt loading decoding referrerpolicy start'.split(' '));
  const strangers = [...talk.querySelectorAll('article .body *, article h4 *, article .quoted *, article .decide li *')].flatMap((element) => [
    ...(known.has(element.localName) ? [] : [element.localName]),
    ...[...element.attributes].filter(({name}) => !attributes.has(name)).map(({name}) => `${element.localName}[${name}]`),
    ...['href', 'src'].flatMap((name) => element.getAttribute(name) ?? []).filter((address) => !['http:', 'https:', 'mailto:'].includes(new URL(address, document.baseURI).protocol) && !/^data:image\/(png|jpeg|gif|webp);base64,/.test(address)),
  ]);
  const all = new CSSStyleSheet();
  all.replaceSync('.post { content-visibility: visible !important }');
  talk.adoptedStyleSheets = [...talk.adoptedStyleSheets, all];
  const frame = document.querySelector('flip-discussion').getBoundingClientRect();
  const spilt = [...talk.querySelectorAll('article h4 bdi')].filter((name) => {
    const box = name.getBoundingClientRect();
    return box.height > 60 || box.right > frame.right + 1 || box.left < frame.left - 1;
  }).map(({textContent}) => textContent);
  return {strangers, spilt, ran: globalThis.ranHere, polluted: {}.polluted, longest: Math.max(0, ...globalThis.held)};
}

/** What is said about a string in a fixture, and is none. */
const ABOUT = new Set(['id', 'title', 'test', 'trigger', 'browsers', 'category', 'kind', 'set', 'lang', 'note', 'name', 'flags', 'expected', 'commonmarkExpected']);

/** Every text in a fixture, whatever its shape. */
function textsIn(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => (ABOUT.has(key) ? [] : textsIn(each))) : [];
}

/** Markdown that freezes parsers, as long as a post may be. */
async function bombs() {
  if (!fixtures) return OWN_BOMBS;
  const {cases} = JSON.parse(await readFile(join(fixtures, 'xss/markdown/pathological.json'), 'utf8'));
  return [...OWN_BOMBS, ...cases.map(({parts}) => {
    const share = Math.min(1, LONGEST / parts.reduce((sum, [text, times]) => sum + text.length * times, 0));
    return parts.map(([text, times]) => text.repeat(Math.ceil(times * share))).join('').slice(0, LONGEST);
  })];
}
