/** Texts that mean harm: a few of our own, and the lists of others where those stand beside the project. */
import {waitUntil} from '@open-wc/testing';
import {NAMES} from '../../src/quiz/types/index.js';
import {given, watchScripts} from '../text/given.js';

export const OWN = [
  '<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '<svg/onload=alert(1)>', '\'"></option></select><iframe srcdoc="<script>parent.alert(1)</script>">',
  'javascript:alert(1)', '<a href="javascript:alert(1)">x</a>', '<details open ontoggle=alert(1)>', '${alert(1)}', '{{constructor.constructor("alert(1)")()}}', '<!--lit-part-->',
  '<math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">', '</textarea><script>alert(1)</script>', '<template shadowrootmode="open"><script>alert(1)</script></template>',
  '\u202etxt.exe', '\u0000\ufffe', '__proto__', 'constructor', 'a|b[.]c~%50%{=}#\\', '[[1]]', '$$\\href{javascript:alert(1)}{x}$$', '@31,47.5', '|', '***', '*',
];

const LISTS = ['naughty-strings/blns', 'dompurify/expect', 'h5sc/h5sc', 'owasp/owasp-filter-evasion'];

/** Those of `../shared/fixtures/xss`; skips the test where they are not. */
export async function attacksOf(test: Mocha.Context): Promise<string[]> {
  const lists = await Promise.all(LISTS.map((path) => given<(string | {payload: string})[]>(test, `xss/${path}.json`)));
  return [...new Set(lists.flat().map((each) => (typeof each === 'string' ? each : each.payload)).filter((text) => text.trim()))];
}

/** All of them in Chromium; in other engines, which are slower at it, each type has its quarter, and no string is left out. */
export const shareOf = (strings: readonly string[], type: string): readonly string[] =>
  (navigator.userAgent.includes('Chrome/') ? strings : strings.filter((_, i) => i % 4 === NAMES.indexOf(type) % 4));

/** Runs `work` and tells what ran; before it, that something would be told. */
export async function watched(work: () => Promise<void>): Promise<string[]> {
  // Not taken off again: what fires late, after a test has failed, would open a dialog that holds the browser.
  const {ran} = watchScripts();
  const control = document.body.appendChild(document.createElement('div'));
  control.innerHTML = '<img src="data:," onerror="alert(1)">';
  await waitUntil(() => ran.includes('alert'), 'the control run fires', {timeout: 8000});
  control.remove();
  ran.length = 0;
  // What is told to authors of such questions is not looked at here, and takes its time on the way to the terminal.
  const {warn} = console;
  console.warn = () => {};
  try {
    await work();
  } finally {
    Object.assign(console, {warn});
  }
  // What waits for a picture that does not come has had its time.
  await new Promise((done) => {
    setTimeout(done, 200);
  });
  return ran;
}

/** How many strings one question carries. */
export const SIZE = 30;

/** In parts of that size. */
export const parts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({length: Math.ceil(list.length / size)}, (_, i) => list.slice(i * size, (i + 1) * size));

const NEVER = 'script, iframe, object, embed, base, meta, link, style, form, template, frame, frameset, applet, marquee, foreignObject, animate, set, use, portal';

/** Every tree of it: its own, and the shadow trees in it. */
export function treesIn(root: Element): (Element | ShadowRoot)[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({shadowRoot}) => (shadowRoot ? [shadowRoot, ...[...shadowRoot.querySelectorAll('*')].flatMap((each) => each.shadowRoot ?? [])] : []));
  return [root, ...(root.shadowRoot ? [root.shadowRoot] : []), ...inside];
}

/** What text may never turn into. */
export function harmIn(root: Element): string[] {
  return treesIn(root).flatMap((tree) => [...tree.querySelectorAll('*')]).flatMap((element) => [
    ...(element.matches(NEVER) ? [element.outerHTML.slice(0, 120)] : []),
    ...[...element.attributes].filter(({name}) => /^on|^srcdoc$|^formaction$/.test(name)).map(({name, value}) => `${element.localName}[${name}=${value}]`),
    ...['href', 'xlink:href', 'src', 'poster', 'action', 'cite', 'background', 'data'].flatMap((name) => element.getAttribute(name) ?? []).filter((address) => !isHarmless(address)),
  ]);
}

function isHarmless(address: string): boolean {
  const {protocol} = new URL(address, document.baseURI);
  return ['http:', 'https:', 'mailto:'].includes(protocol) || /^data:image\/(?:png|jpeg|gif|webp);base64,/.test(address);
}
