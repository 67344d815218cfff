/** What every element owes: one suite over every tag in the manifest, so that a new element inherits it. */
import {aTimeout, expect, fixture, nextFrame, waitUntil} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import type axe from 'axe-core';
import '../src/index.js';
import './webkit.js';

interface Manifest {modules: {path: string; declarations?: {tagName?: string; privacy?: string}[]}[]}
interface Finding {ruleId: string; message: string; value: [string, string]; path: {dom: string}}
interface Ace {Checker: new () => {check(root: Document | Element, policies: string[]): Promise<{results: Finding[]}>}}
declare global {
  interface Window {ace: Ace; axe: typeof axe}
}

const SAMPLES = await fetch('/test/samples.html').then(async (response) => {
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return Object.fromEntries([...page.querySelectorAll('template')].map(({dataset, innerHTML}) => [dataset['tag']!, innerHTML.trim()]));
});
const manifest = await fetch('/custom-elements.json').then((response) => response.json() as Promise<Manifest>);
const tags = manifest.modules.flatMap(({declarations}) => declarations ?? [])
  .flatMap(({tagName}) => tagName ?? []).filter((tag) => tag !== 'flip-save-note').sort();

/** An author's HTML as an element, as the parser makes it. */
function parse(sample: string, into: Document = document): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = sample;
  return into.importNode(template.content.firstElementChild!, true) as HTMLElement;
}

async function settle(root: ParentNode): Promise<void> {
  await aTimeout(60);
  for (const element of root.querySelectorAll('*')) if (element instanceof LitElement) await element.updateComplete;
  await nextFrame();
}

async function place(sample: string): Promise<HTMLElement> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.append(parse(sample));
  await settle(holder);
  return holder;
}

/** What can be seen and heard of an element: its flat text and its roles. */
function picture(element: Element): string {
  const root = element.shadowRoot ?? element;
  return [...root.querySelectorAll('*')].filter((each) => !each.closest('[hidden]')).map((each) => `${each.localName}[${each.getAttribute('role') ?? ''}]`).join(' ');
}

/** The picture once it has stood for a while: parts come by import(). */
async function whole(element: Element): Promise<string> {
  for (let last = '', quiet = 0, i = 0; i < 200; i++) {
    const now = picture(element);
    quiet = now === last ? quiet + 1 : 0;
    last = now;
    if (quiet > 12) break;
    await aTimeout(50);
  }
  return picture(element);
}

/** The two become the same; media and logs take their time. */
async function same(one: () => string, other: () => string): Promise<void> {
  for (let i = 0; i < 120 && one() !== other(); i++) await aTimeout(50);
  expect(one()).to.equal(other());
}

async function warningsOf(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const {warn, error} = console;
  console.warn = console.error = (...words: unknown[]) => said.push(words.join(' '));
  await work().finally(() => Object.assign(console, {warn, error}));
  return said;
}

async function load(src: string): Promise<void> {
  const script = Object.assign(document.createElement('script'), {src});
  document.head.append(script);
  await new Promise((resolve, reject) => Object.assign(script, {onload: resolve, onerror: reject}));
}

before(async () => {
  // Files of one browser share an address, and so its disk.
  for (const {name} of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  await load('/node_modules/accessibility-checker-engine/ace.js');
  await load('/node_modules/axe-core/axe.min.js');
});

it('knows how every tag is written', () => {
  expect(tags.length).to.be.greaterThan(0);
  expect(Object.keys(SAMPLES).sort()).to.deep.equal(tags);
});

for (const tag of tags) {
  describe(`every element: <${tag}>`, () => {
    const sample = SAMPLES[tag] ?? `<${tag}></${tag}>`;

    it('is defined by its door', () => expect(customElements.get(tag)).to.be.a('function'));

    it('can be made empty, by script, without an error', async () => {
      const element = document.createElement(tag);
      expect(element.shadowRoot?.childElementCount ?? 0).to.equal(0);
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      holder.append(element);
      await settle(holder);
      expect(element.shadowRoot).not.to.equal(null);
    });

    it('looks the same from HTML and from script', async () => {
      const fromHtml = (await place(sample)).firstElementChild!;
      const wanted = await whole(fromHtml);
      // Some say a thing only once a page.
      fromHtml.remove();
      const model = parse(sample);
      const fromScript = document.createElement(tag);
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      holder.append(fromScript);
      await nextFrame();
      for (const {name, value} of model.attributes) if (name !== 'id') fromScript.setAttribute(name, value);
      fromScript.append(...model.childNodes);
      await settle(holder);
      await same(() => picture(fromScript), () => wanted);
    });

    it('has nothing that axe or IBM\'s checker find, empty or filled', async () => {
      for (const html of [`<${tag}></${tag}>`, sample]) {
        const holder = await place(html);
        await aTimeout(200);
        const {violations} = await window.axe.run(holder, {rules: {region: {enabled: false}}});
        expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html: node}) => node).join()}`)).to.deep.equal([]);
        const {results} = await new window.ace.Checker().check(holder, ['WCAG_2_2']);
        const faults = results.filter(({value}) => value[0] === 'VIOLATION' && value[1] === 'FAIL');
        expect(faults.map(({ruleId, message, path}) => `${ruleId}: ${message} ${path.dom}`)).to.deep.equal([]);
      }
    });

    it('works on after it is moved', async () => {
      const holder = await place(sample);
      const element = holder.firstElementChild!;
      await aTimeout(300);
      const before = picture(element);
      const said = await warningsOf(async () => {
        const other = await fixture<HTMLElement>(html`<div></div>`);
        other.append(element);
        holder.append(element);
        other.append(element);
        await settle(other);
        await same(() => picture(element), () => before);
      });
      expect(said).to.deep.equal([]);
    });

    it('keeps its author\'s HTML as it was written, apart from where it is shown', async () => {
      const text = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
      const holder = await place(sample);
      expect(text(holder)).to.equal(text(parse(`<div>${sample}</div>`)));
    });

    it('is upgraded late, under a strict policy with Trusted Types, without a violation', async () => {
      const frame = Object.assign(document.createElement('iframe'), {src: `/strict?import=/src/index.ts&sample=${tag}`});
      const loaded = new Promise((resolve) => { frame.onload = resolve; });
      const violations: string[] = [];
      const watch = () => frame.contentDocument?.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sourceFile}) =>
        violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));
      // As wide and high as this page: what is small is drawn in another way.
      Object.assign(frame, {width: innerWidth, height: innerHeight});
      document.body.append(frame);
      const began = setInterval(() => {
        if (frame.contentWindow?.location.pathname !== '/strict') return;
        clearInterval(began);
        watch();
      }, 1);
      await loaded;
      clearInterval(began);
      await frame.contentWindow!.customElements.whenDefined(tag);
      const element = frame.contentDocument!.querySelector(tag)!;
      await waitUntil(() => element.shadowRoot!.childElementCount > 0, 'it draws', {timeout: 8000});
      await aTimeout(400);
      const reference = (await place(sample)).firstElementChild!;
      // What a report shows is what the page's log holds, and that page's holds nothing.
      if (tag !== 'flip-report') await same(() => picture(element), () => picture(reference));
      expect(violations).to.deep.equal([]);
      frame.remove();
    });
  });
}
