import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {Nodes} from 'mdast';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {csvOf, fileName, jsonOf, markdownOf, saidIn, type Copy, type Manner} from '../../src/discussion/export.js';
import {foldPosts, type Post} from '../../src/discussion/posts.js';
import type {Entry} from '../../src/core/entry.js';
import {escaped, harmless} from '../../src/text/markdown-source.js';
import fc from '../chance.js';
import {Reader, Room, type ClassSeat} from './room.js';

const posted = (id: string, text: string, more: object = {}, author = 'ada'): Entry =>
  ({id, space: 's', activity: 'talk', type: 'posted', author, at: `2026-11-2${id.length % 9}T10:00:00.000Z`, seq: 0, data: {text, ...more}});
const numbered = (entries: Entry[]) => foldPosts(entries.map((entry, index) => ({...entry, seq: index + 1})));
const sight = {nameOf: ({author}: Post) => author, isBlank: () => false, isWaiting: () => false};
const copyOf = (posts: ReadonlyMap<string, Post>): Copy => ({label: 'Talk', page: 'https://school.example/a', saved: '2026-11-22T12:00:00.000Z', posts: saidIn(posts, sight)});
const manner: Manner = {
  inReplyTo: (name) => `in reply to ${name}`, edited: (when) => `edited ${when}`, teacher: 'Teacher',
  states: {removed: 'removed by its author', hidden: 'hidden', waiting: 'waits'}, escaped, harmless,
};
const markdown = (posts: ReadonlyMap<string, Post>) => [...markdownOf(copyOf(posts), manner)].join('');

/** Reads CSV as a spreadsheet does (RFC 4180). */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  for (let at = 0, quoted = false; at < csv.length; at++) {
    const sign = csv[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (csv[at + 1] === '"') cell += csv[++at]!;
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || sign === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  return rows.slice(0, -1);
}

describe('a copy of a <flip-discussion>', () => {
  it('tells the oldest thread first, answers under what they answer', () => {
    const posts = numbered([posted('a', 'One'), posted('b', 'Two'), posted('c', 'To one', {parent: 'a'}), posted('d', 'To that', {parent: 'c'})]);
    expect(saidIn(posts, sight).map(({text, level, thread, parent}) => [text, level, thread, parent])).to.deep.equal([
      ['One', 0, 'a', undefined], ['To one', 1, 'a', 'a'], ['To that', 2, 'a', 'c'], ['Two', 0, 'b', undefined],
    ]);
  });

  it('is a table that any spreadsheet reads, and that runs nothing', () => {
    const words = ['=HYPERLINK("https://bad.example")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', 'two\nlines, a "quote"', 'ünïcode 🦊'];
    const csv = csvOf(copyOf(numbered(words.map((text, i) => posted(`p${i}`, text, {}, '=cmd')))));
    expect(csv.startsWith('\ufeffid,thread,')).to.equal(true);
    const [head, ...rows] = parse(csv.slice(1));
    const column = (name: string) => rows.map((row) => row[head!.indexOf(name)]!).reverse();
    expect(column('text').reverse().sort()).to.deep.equal(words.map((text) => (/^[\s=+@＝-]/.test(text) ? `'${text}` : text)).sort());
    expect(new Set(column('author'))).to.deep.equal(new Set(["'=cmd"]));
    for (const row of rows) for (const cell of row) expect(/^[=+\-@＝\t]/.test(cell), cell).to.equal(false);
    expect(column('at').every((at) => new Date(at).toISOString() === at)).to.equal(true);
  });

  it('is data with all that was said, whoever wrote known by name and number alone', () => {
    const posts = numbered([posted('a', 'One'), posted('b', 'Two', {parent: 'a', quote: 'a', at: 12.5}, 'bob')]);
    const copy = JSON.parse(jsonOf(copyOf(posts))) as Copy & {format: string};
    expect(copy.format).to.equal('flip-discussion');
    expect(copy.posts[1]).to.deep.equal({id: 'b', thread: 'a', level: 1, parent: 'a', at: posts.get('b')!.at, author: 'bob', text: 'Two', quote: 'a', second: 12.5, likes: 0, too: 0, person: 2});
  });

  it('is Markdown: threads as lists, words as quotes, names and words as text', () => {
    const posts = numbered([posted('a', 'What **is** it?'), posted('b', 'This:\n\n```\n<b>\n```', {parent: 'a', quote: 'a'}, '*Bob*'), posted('c', '<script>x</script>', {parent: 'b'})]);
    expect(markdown(posts)).to.equal(`# Talk

<https://school.example/a> · 2026-11-22T12:00:00.000Z

- **ada** · 2026-11-21T10:00:00.000Z
  > What **is** it?

  - **\\*Bob\\*** · 2026-11-21T10:00:00.000Z
    > > **ada:** What is it\\?
    >
    > This:
    >
    > \`\`\`
    > <b>
    > \`\`\`

    - **ada** · in reply to \\*Bob\\* · 2026-11-21T10:00:00.000Z
      > &lt;script>x&lt;/script>
`);
  });

  it('keeps every post in its place, whatever is written', () => {
    const piece = fc.constantFrom('```', '~~~', '> ', '- ', '1. ', '# ', '\n', '\n\n', '    ', '\t', 'words', '<div>', '<!--', '[1]: https://a.example', '---', '===', '\r', '  ', '* * *');
    const text = fc.array(piece, {minLength: 1, maxLength: 12}).map((pieces) => pieces.join('')).filter((words) => /\S/.test(words));
    fc.assert(fc.property(fc.array(fc.record({text, parent: fc.nat(5)}), {minLength: 1, maxLength: 6}), (all) => {
      const posts = numbered(all.map(({text: words, parent}, i) => posted(`p${i}`, words, parent < i ? {parent: `p${parent}`} : {}, `author ${i}`)));
      expect(headsIn(fromMarkdown(markdown(posts)))).to.deep.equal(saidIn(posts, sight).map(({author, level}) => [author, level]));
    }), {numRuns: 300});
  });

  /** Who stands where, by how many lists are around: what stands in a post's words is not looked at. */
  function headsIn(tree: Nodes): [string, number][] {
    const found: [string, number][] = [];
    const visit = (node: Nodes, level: number) => {
      if (node.type === 'blockquote') return;
      if (node.type === 'strong') found.push([node.children.map((child) => ('value' in child ? child.value : '')).join(''), level]);
      else if ('children' in node) for (const child of node.children) visit(child, level + Number(node.type === 'list'));
    };
    visit(tree, -1);
    return found;
  }

  it('takes the name of its label, on every system', () => {
    const day = '2026-11-22T12:00:00.000Z';
    expect(fileName('The letter', day, 'csv')).to.equal('the-letter-2026-11-22.csv');
    expect(fileName('../../etc/passwd\u202Etxt: "?*', day, 'md')).to.equal('etc-passwd-txt-2026-11-22.md');
    expect(fileName('Über Größe', day, 'md')).to.equal('über-größe-2026-11-22.md');
    expect(fileName('???', day, 'md')).to.equal('2026-11-22.md');
    expect(fileName('x'.repeat(500), day, 'md')).to.have.length(74);
  });

  describe('is saved', () => {
    let room: Room;
    let files: {name: string; text: Promise<string>}[];
    const {click} = HTMLAnchorElement.prototype;
    const {createObjectURL} = URL;
    beforeEach(() => {
      room = new Room();
      files = [];
      let blob: Blob;
      URL.createObjectURL = (made) => {
        blob = made as Blob;
        return createObjectURL.call(URL, made);
      };
      HTMLAnchorElement.prototype.click = function() {
        files.push({name: this.download, text: blob.arrayBuffer().then((bytes) => new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes))});
      };
    });
    afterEach(() => {
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = createObjectURL;
    });

    async function save(seat: ClassSeat, word: string, written = html`<flip-discussion id="talk" label="The letter"></flip-discussion>`): Promise<string> {
      const reader = await Reader.at(seat, written);
      reader.root.querySelector<HTMLButtonElement>('[part=about]')!.click();
      for (let i = 0; i < 60 && !reader.root.querySelector('.about'); i++) await reader.settled();
      reader.press(word, reader.root.querySelector('.about')!);
      for (let i = 0; i < 60 && !reader.status; i++) await reader.settled();
      expect(reader.status).to.equal(`Saved as ${files[0]!.name}.`);
      return files.pop()!.text;
    }

    /** A talk in which something is hidden, something removed, and somebody said more than the words. */
    function talk(): void {
      const one = room.hear('ada', 'Hers');
      room.hear('me', 'Mine', {parent: one});
      const hidden = room.hear('bob', 'Rude');
      room.hear('cem', 'Why?', {parent: hidden});
      const gone = room.hear('bob', 'Regretted');
      room.hear('cem', 'To that', {parent: gone});
      room.say('bob', 'removed', {post: gone});
      room.say('prof', 'moderated', {post: hidden, as: 'hidden', on: true});
      room.say('ada', 'reacted', {post: one, kind: 'like', on: true});
      room.say('prof', 'endorsed', {post: one, on: true});
    }

    it('by a learner, as they see it', async () => {
      talk();
      const seat = room.classSeat('me', {name: 'Maria'});
      const csv = await save(seat, 'Table (CSV)');
      expect(csv.charCodeAt(0)).to.equal(0xfeff);
      const [head, ...rows] = parse(csv.slice(1));
      const cells = rows.map((row) => ['author', 'text', 'state', 'endorsed'].map((name) => row[head!.indexOf(name)]));
      expect(cells).to.deep.equal([
        ['Ada', 'Hers', '', 'true'], ['Maria', 'Mine', '', ''], ['Bob', '', 'hidden', ''], ['Cem', 'Why?', '', ''], ['Bob', '', 'removed', ''], ['Cem', 'To that', '', ''],
      ]);
      const text = await save(seat, 'Text (Markdown)');
      expect(text).not.to.contain('Rude');
      expect(text).to.contain('- **Bob** ·').and.to.contain('*hidden by the teacher*').and.to.contain('*removed by its author*');
    });

    it('by the staff, with what only they see', async () => {
      talk();
      const json = JSON.parse(await save(room.classSeat('prof', {role: 'staff', name: 'Prof. Nkem'}), 'Data (JSON)')) as Copy;
      expect(json.posts.map(({text, state}) => [text, state])).to.deep.equal([
        ['Hers', undefined], ['Mine', undefined], ['Rude', 'hidden'], ['Why?', undefined], ['', 'removed'], ['To that', undefined],
      ]);
      expect(json.label).to.equal('The letter');
    });

    it('without a name or an id of anybody where they are anonymous', async () => {
      room.hear('~pseudonym-of-one', 'From one');
      room.hear('me-myself-1', 'From me');
      for (const word of ['Table (CSV)', 'Data (JSON)', 'Text (Markdown)']) {
        const text = await save(room.classSeat('me-myself-1', {name: 'Maria'}), word, html`<flip-discussion id="talk" anonymous="all"></flip-discussion>`);
        expect(text).to.contain('From me').and.to.contain('You');
        for (const secret of ['Maria', 'me-myself-1', 'pseudonym-of-one']) expect(text).not.to.contain(secret);
        expect(text).to.match(/From one/).and.to.match(/[A-Z]\w+ [A-Z]\w+|[A-Z]\w+-\w+/);
      }
    });

    it('without what a gate holds back', async () => {
      room.say('prof', 'posted', {text: 'Begin', by: 'staff'});
      room.hear('ada', 'Hers');
      expect(await save(room.classSeat('me'), 'Data (JSON)', html`<flip-discussion id="talk" gate="post-first"></flip-discussion>`)).to.contain('Begin').and.not.to.contain('Hers');
    });
  });
});
