import {aTimeout, expect} from '@open-wc/testing';
import {given, strangersIn, watchScripts} from '../text/given.js';
import {Reader, Room} from './room.js';

interface Vector {input?: string; payload?: string; src?: string; markdown?: string; data?: string; code?: string; vector?: string; url?: string}

/** Every text in a fixture, whatever its shape. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value as Vector).flatMap(textsIn) : [];
}

/** Directions that turn around what follows, and a tower of marks. */
const TURNED = '\u202Eecilla\u202D\u2066';
const TOWER = `Z${'\u0335\u0322\u0489\u0310\u034C'.repeat(80)}o`;

/** A bomb as it is kept: pieces, and how often each stands there. */
interface Bombs {cases: {name: string; parts: [string, number][]}[]}
/** What a post can hold at most. */
const MOST = 8000;

/** A bomb as large as a post may be, and cut the same way in all its parts, so that it still closes what it opens. */
function bombsIn({cases}: Bombs): string[] {
  return cases.flatMap(({parts}) => {
    const length = parts.reduce((sum, [text, times]) => sum + text.length * times, 0);
    return [parts.map(([text, times]) => text.repeat(times)).join(''), parts.map(([text, times]) => text.repeat(Math.ceil(times * Math.min(1, MOST / length)))).join('')];
  }).map((text) => text.slice(0, MOST));
}

/** A few of each kind, for where the others' collections are not at hand. */
const OWN = [
  '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '"><svg onload=alert(1)>', 'javascript:alert(1)', 'JaVaScRiPt&colon;alert(1)', '\u0001java\tscript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', 'vbscript:msgbox(1)', '[a](javascript:alert(1))', '![a](javascript:alert(1))', '<https://a.example/"onmouseover=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}', '${alert(1)}', '__proto__', 'constructor', '\u202Etxt.exe', '\0', '<style>*{display:none}</style>', '<form action=//a.example><button>', '\u2028alert(1)',
];

describe('hostile words in a <flip-discussion>', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });

  const FILES = ['a few of our own', 'xss/regex/safe-regex.json', 'xss/dompurify/expect.json', 'xss/h5sc/h5sc.json', 'xss/markdown/markdown-it-xss.json', 'xss/naughty-strings/blns.json', 'xss/owasp/owasp-filter-evasion.json', 'xss/urls/sanitize-url.json', 'xss/prototype-pollution/patt-prototype-pollution.json'];

  for (const file of FILES) {
    it(`run nowhere: ${file}, as text, name, quote, link, picture, mention and reason`, async function () {
      this.timeout(120_000);
      const strings = [...new Set(file.includes('/') ? textsIn(await given<unknown>(this, file)) : OWN)].filter((text) => text.length < 7000);
      expect(strings.length).to.be.greaterThan(5);
      const watch = watchScripts();
      const seat = room.classSeat('prof', {role: 'staff', name: 'Prof'});
      const whole: {value: Parameters<Room['add']>[0]; author: string}[] = [];
      strings.forEach((text, i) => {
        const author = `author-${i}`;
        seat.names.set(author, text);
        const post = (id: string, data: {text: string; parent?: string; quote?: string}) => whole.push({value: {id, activity: 'talk', type: 'posted', data}, author});
        post(`plain ${i} ${text}`, {text});
        post(`made-${i}`, {text: `[${text}](${text}) ![${text}](${text}) <${text}> @${text}\n\n\`\`\`${text}\n${text}\n\`\`\``, parent: `plain ${i} ${text}`, quote: `plain ${i} ${text}`});
        whole.push({value: {id: `report-${i}`, activity: 'talk', type: 'reported', data: {post: `made-${i}`, reason: text}}, author: 'me'});
      });
      for (const {value, author} of whole) room.add(value, author);
      const reader = await Reader.at(seat);
      for (let i = 0; i < 100 && reader.root.querySelector('.more button'); i++) {
        reader.press('Show more');
        await reader.settled();
      }
      await reader.settled();
      expect(reader.articles).to.have.length(2 * strings.length);
      expect(strangersIn([...reader.root.querySelectorAll('.body')].flatMap((body) => [...body.childNodes])).filter((name) => name !== '<bdi>')).to.deep.equal([]);
      for (const part of reader.root.querySelectorAll('h4, .quoted, .decide li')) {
        const strangers = [...part.querySelectorAll('*')].map(({localName}) => localName).filter((name) => !['bdi', 'a', 'span'].includes(name));
        expect(strangers).to.deep.equal([]);
      }
      const stay = (event: Event) => event.preventDefault();
      reader.element.addEventListener('click', stay);
      for (const link of reader.root.querySelectorAll<HTMLElement>('.body a, .body img')) link.click();
      await aTimeout(200);
      reader.element.removeEventListener('click', stay);
      watch.stop();
      expect(watch.ran).to.deep.equal([]);
      expect(({} as {polluted?: unknown}).polluted).to.equal(undefined);
    });
  }

  it('freeze no page: Markdown that takes parsers a minute, in posts, quotes, mentions and the search', async function () {
    this.timeout(60_000);
    await explode(['*', '[', '> ', '`', '![](', '@', '- ', '*a **b ', '[a](<', '&amp;'].map((mark) => mark.repeat(MOST / mark.length)));
  });

  it('freeze no page: every bomb of others', async function () {
    this.timeout(120_000);
    await explode(bombsIn(await given<Bombs>(this, 'xss/markdown/pathological.json')));
  });

  async function explode(bombs: string[]): Promise<void> {
    for (const [i, text] of bombs.entries()) {
      const post = room.hear('ada', text.slice(0, MOST), {id: `bomb-${i}`});
      room.say('bob', 'posted', {text: `@Ada ${text}`.slice(0, MOST), quote: post});
    }
    const start = performance.now();
    const reader = await Reader.at(room.classSeat('me'));
    for (let i = 0; i < 50 && !reader.root.querySelector('.quoted'); i++) await reader.settled();
    const field = reader.root.querySelector<HTMLInputElement>('[type=search]')!;
    field.value = '*';
    field.dispatchEvent(new Event('input'));
    await reader.settled();
    expect(performance.now() - start).to.be.below(20_000);
    expect(reader.articles.length).to.be.greaterThan(0);
  }

  it('neither spoof nor spill: names that turn their surroundings around, tower over them, or never end', async () => {
    const seat = room.classSeat('me');
    const names: Record<string, string> = {turned: TURNED, tower: TOWER, endless: 'A'.repeat(3000), arabic: 'عمر'};
    for (const [author, name] of Object.entries(names)) {
      seat.names.set(author, name);
      room.hear(author, `From ${author}`);
      room.hear(author, `${name} in the text`);
    }
    const plain = room.hear('ada', 'From Ada');
    room.hear('turned', 'Quoting', {parent: plain});
    room.say('turned', 'posted', {text: 'Quoted', quote: room.hear('tower', 'To quote')});
    const reader = await Reader.at(seat);
    reader.element.style.width = '320px';
    for (let i = 0; i < 50 && !reader.root.querySelector('.quoted'); i++) await reader.settled();
    await reader.settled();
    const width = reader.element.getBoundingClientRect();
    for (const article of reader.articles) {
      const name = article.querySelector('h4 bdi')!;
      // Isolated: what follows it on the line runs as it would behind any name.
      expect(getComputedStyle(name).unicodeBidi).to.match(/isolate/);
      expect(name.getBoundingClientRect().height).to.be.below(40);
      expect(article.querySelector('.head')!.getBoundingClientRect().right).to.be.at.most(width.right + 1);
      expect(getComputedStyle(name).overflow).to.contain('clip');
      expect(getComputedStyle(article.querySelector('.body')!).overflow).to.contain('clip');
    }
    const time = (text: string) => reader.saying(text).querySelector('time')!.textContent;
    expect(time('From turned')).to.equal(time('From Ada'));
    expect(getComputedStyle(reader.root.querySelector('.quoted')!).overflow).to.contain('clip');
    expect(getComputedStyle(reader.root.querySelector('.quoted bdi')!).unicodeBidi).to.match(/isolate/);
  });

  it('write a name into a text without what would turn it around', async () => {
    const seat = room.classSeat('me');
    seat.names.set('turned', TURNED);
    room.hear('turned', 'One');
    const reader = await Reader.at(seat);
    reader.area().focus();
    reader.type('@');
    for (let i = 0; i < 50 && !reader.boxes[0]!.shadowRoot!.querySelector('[role=option]'); i++) await reader.settled();
    reader.boxes[0]!.shadowRoot!.querySelector<HTMLElement>('[role=option]')!.click();
    await reader.settled();
    expect(reader.area().value).to.equal('@ecilla ');
  });
});
