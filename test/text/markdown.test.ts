import {expect} from '@open-wc/testing';
import {loadMarkdown, type Render} from '../../src/text/markdown.js';
import {hasMarks, plainText} from '../../src/text/plain.js';
import {given, strangersIn, watchScripts} from './given.js';

interface Attack {id: string; markdown: string}
interface Bombs {cases: {name: string; parts: [string, number][]}[]}

describe('Markdown that people post', () => {
  let render: Render;
  before(async () => { render = (await loadMarkdown())!; });

  /** The DOM of a text, as HTML to compare. */
  function shown(source: string): string {
    const holder = document.createElement('div');
    holder.append(...render(source));
    return holder.innerHTML.replaceAll(' dir="auto"', '');
  }

  it('shows emphasis, code, quotes and lists', () => {
    expect(shown('*a* **b** `c`')).to.equal('<p><em>a</em> <strong>b</strong> <code>c</code></p>');
    expect(shown('> said\n\n- one\n- two\n\n3. three')).to.equal(
      '<blockquote><p>said</p></blockquote><ul><li>one</li><li>two</li></ul><ol start="3"><li>three</li></ol>');
    expect(shown('- a\n\n- b\n\n  c')).to.equal('<ul><li>a</li><li><p>b</p><p>c</p></li></ul>');
    expect(shown('```js\nif (a < b) {}\n```')).to.equal('<pre><code>if (a &lt; b) {}</code></pre>');
    expect(shown('a\n\n---\n\nb')).to.equal('<p>a</p><hr><p>b</p>');
  });

  it('keeps line breaks, as chats do', () => expect(shown('a\nb  \nc')).to.equal('<p>a<br>b<br>c</p>'));

  it('makes headings bold lines: a post is no place in the page\'s outline', () => {
    expect(shown('# Loud\n\nquiet')).to.equal('<p><strong>Loud</strong></p><p>quiet</p>');
  });

  it('shows HTML as the text it is', () => {
    expect(shown('a <b onclick="x">bold</b>')).to.equal(
      '<p>a <span class="plain">&lt;b onclick="x"&gt;</span>bold<span class="plain">&lt;/b&gt;</span></p>');
    expect(shown('<script>alert(1)</script>')).to.equal('<span class="plain">&lt;script&gt;alert(1)&lt;/script&gt;</span>');
  });

  it('opens links beside the lesson and gives their targets nothing', () => {
    const link = render('[a *b*](https://example.org "more")')[0]!.firstChild as HTMLAnchorElement;
    expect(link.outerHTML).to.equal(
      '<a href="https://example.org/" rel="noopener nofollow ugc" target="_blank" title="more">a <em>b</em></a>');
    expect(shown('<https://example.org>')).to.contain('href="https://example.org/"');
    expect(shown('[write](mailto:a@example.org)')).to.contain('<a href="mailto:a@example.org" rel="noopener nofollow ugc">');
    expect(shown('[a][x]\n\n[x]: https://example.org')).to.contain('<a href="https://example.org/"');
  });

  it('makes links of bare web addresses, without the sentence around them', () => {
    const links = (source: string) => {
      const holder = document.createElement('div');
      holder.append(...render(source));
      return [...holder.querySelectorAll('a')].map((link) => `${link.textContent}|${link.getAttribute('href')}`);
    };
    expect(links('See https://example.org/a_b_c?d=e&f=g, or (www.example.org/x).')).to.deep.equal(
      ['https://example.org/a_b_c?d=e&f=g|https://example.org/a_b_c?d=e&f=g', 'www.example.org/x|https://www.example.org/x']);
    expect(links('https://en.wikipedia.org/wiki/Force_(physics) is good')).to.deep.equal(
      ['https://en.wikipedia.org/wiki/Force_(physics)|https://en.wikipedia.org/wiki/Force_(physics)']);
    expect(links('`https://example.org` and https://a@b.example and [https://x.example](https://example.org)')).to.have.length(1);
  });

  it('shows a link or image it refuses as it was written', () => {
    expect(shown('[click](javascript:alert(1))')).to.equal('<p><span class="plain">[click](javascript:alert(1))</span></p>');
    expect(shown('![x](data:text/html;base64,AA==)')).to.equal('<p><span class="plain">![x](data:text/html;base64,AA==)</span></p>');
    expect(shown('see [notes](notes.pdf)')).to.contain('[notes](notes.pdf)');
    expect(shown('[x]: javascript:alert(1)')).to.contain('[x]: javascript:alert(1)');
  });

  it('loads images late, and tells their servers nothing', () => {
    expect(shown('![A *force*](https://example.org/a.png)')).to.equal('<p><img loading="lazy" decoding="async" '
      + 'referrerpolicy="no-referrer" alt="A force" src="https://example.org/a.png"></p>');
  });

  it('lets each paragraph run in its own direction', () => {
    expect(render('*a*\n\n- سلام').every((block) => (block as HTMLElement).dir === 'auto')).to.equal(true);
  });

  it('shows what is nested beyond reading as it was written', () => {
    expect(shown(`${'> '.repeat(9)}deep`)).to.equal(`<p class="plain">${'&gt; '.repeat(9)}deep</p>`);
    expect(shown(`${'*a **b '.repeat(40)}c${'** *'.repeat(40)}`)).to.contain('c');
  });

  it('sees which texts need no Markdown at all', () => {
    for (const text of ['Thank you!', 'It is 9.81 m/s, I think.\n\nOr 10?', 'سلام', 'a - b', 'e.g. this (that)']) expect(hasMarks(text), text).to.equal(false);
    for (const text of ['*a*', '- a', '1. a', 'a\n===', 'https://a.example', 'see www.a.example', '    code', '&amp;']) expect(hasMarks(text), text).to.equal(true);
    expect(plainText('\n  a\n\nb \n').outerHTML).to.equal('<p class="plain" dir="auto">  a\n\nb</p>');
  });

  it('makes nothing dangerous of known attacks', async function () {
    const attacks = await given<Attack[]>(this, 'xss/markdown/markdown-it-xss.json');
    const watch = watchScripts();
    for (const {id, markdown} of attacks) expect(strangersIn(render(markdown)), id).to.deep.equal([]);
    watch.stop();
    expect(watch.ran).to.deep.equal([]);
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  });

  it('makes nothing dangerous of HTML attacks either', async function () {
    this.timeout(60_000);
    const lists = await Promise.all([
      given<{payload: string}[]>(this, 'xss/h5sc/h5sc.json'),
      given<{payload: string}[]>(this, 'xss/owasp/owasp-filter-evasion.json'),
      given<{payload: string}[]>(this, 'xss/dompurify/expect.json'),
      given<string[]>(this, 'xss/naughty-strings/blns.json'),
    ]);
    for (const text of lists.flat().map((each) => (typeof each === 'string' ? each : each.payload))) {
      for (const source of [text, `[${text}](${text})`, `![${text}](<${text}> "${text}")`, `\`\`\`${text}\n${text}`]) {
        expect(strangersIn(render(source)), source).to.deep.equal([]);
      }
    }
  });

  it('survives texts that are made to freeze a page, whole and cut to a post\'s length', async function () {
    this.timeout(180_000);
    const {cases} = await given<Bombs>(this, 'xss/markdown/pathological.json');
    expect(cases).to.have.length(25);
    for (const {name, parts} of cases) {
      const length = parts.reduce((sum, [text, times]) => sum + text.length * times, 0);
      for (const share of [1, 16_000 / length, 8000 / length, 1400 / length]) {
        const bomb = parts.map(([text, times]) => text.repeat(Math.ceil(times * Math.min(1, share)))).join('');
        const begun = performance.now();
        const holder = document.createElement('div');
        holder.append(...render(bomb));
        expect(performance.now() - begun, `${name}, ${bomb.length} characters`).to.be.below(3000);
        expect(holder.textContent).not.to.equal('');
      }
    }
  });
});
