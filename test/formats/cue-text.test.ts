import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {hasRareNames, parseCueText, plainText, type CueNode} from '../../src/formats/cue-text.js';
import {readAnyName} from '../../src/formats/entities.js';
import {parseVtt} from '../../src/formats/vtt.js';

const plain = (text: string) => plainText(parseCueText(text));

/** A tree in the form of html5lib's tests: elements as the DOM of WebVTT has them. */
function drawn(nodes: readonly CueNode[], depth = 0): string[] {
  const indent = `| ${'  '.repeat(depth)}`;
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [`${indent}"${escaped(node)}"`];
    if (node.type === 'timestamp') return [`${indent}<?timestamp ${clock(node.at)}>`];
    const tag = ['c', 'v', 'lang'].includes(node.type) ? 'span' : node.type;
    const names = [
      ...(node.classes.length > 0 ? [`${indent}  class="${node.classes.join(' ')}"`] : []),
      ...(node.type === 'lang' ? [`${indent}  lang="${node.value}"`] : []),
      ...(node.type === 'v' ? [`${indent}  title="${node.value}"`] : []),
    ];
    return [`${indent}<${tag}>`, ...names, ...drawn(node.children, depth + 1)];
  });
}

const escaped = (text: string) => text.replace(/[\n"]|[^\x20-\x7E]/g, (sign) => (sign === '\n' ? '\\n' : `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`));
const clock = (at: number) => [Math.floor(at / 3600), Math.floor(at / 60) % 60, (at % 60).toFixed(3)].map((part) => String(part).padStart(2, '0').padStart(typeof part === 'string' ? 6 : 2, '0')).join(':');

describe('the text of a cue', () => {
  it('keeps words, and leaves out marks', () => {
    expect(plain('<v Ada Lovelace>The <i.loud>engine</i></v>, <c.red><b>she</b></c> <00:01.000>said')).to.equal('The engine, she said');
    expect(plain('<ruby>漢<rt>kan</ruby>')).to.equal('漢(kan)');
  });

  it('knows who speaks and which language', () => {
    expect(parseCueText('<v.first  Ada   L &amp; B >Hi')).to.deep.equal([{type: 'v', classes: ['first'], value: 'Ada L & B', children: ['Hi']}]);
    expect(parseCueText('<lang fr>oui</lang>non')).to.deep.equal([{type: 'lang', classes: [], value: 'fr', children: ['oui']}, 'non']);
  });

  it('never makes what HTML would', () => {
    const tree = parseCueText('<img src=x onerror=alert(1)>a<script>b</script><a href="javascript:c">d</a>&lt;img src=x onerror=e&gt;');
    expect(tree).to.deep.equal(['a', 'b', 'd', '<img src=x onerror=e>']);
  });

  it('reads names of characters; the rare ones with HTML\'s list', () => {
    expect(plain('&lt;&amp;&gt;&quot;&#33;&#x3f;&#128;&#0; & &x;')).to.equal('<&>"!?€\uFFFD & &x;');
    expect(hasRareNames('a &amp; b')).to.equal(false);
    expect(hasRareNames('caf&eacute;')).to.equal(true);
    expect(plainText(parseCueText('caf&eacute; &copy2 &notit; &notin; &toString;', readAnyName))).to.equal('café ©2 ¬it; ∉ &toString;');
  });

  it('is read whatever it is', () => {
    fc.assert(fc.property(fc.stringMatching(/^[<>/.&;vcibrutlang \n:0-9]*$/), (text) => {
      plainText(parseCueText(text, readAnyName));
    }));
    fc.assert(fc.property(fc.string().filter((text) => !/[<&\0]/.test(text)), (text) => plain(text) === text));
  });
});

/** 77 cases of the web platform tests, where they stand beside the repository. */
describe('cue text as the web platform tests have it', () => {
  const folder = '/fixtures/vtt/wpt/cue-text';
  for (const [file, count] of [['entities', 25], ['tags', 28], ['text', 5], ['timestamps', 10], ['tree-building', 9]] as const) {
    it(`reads all of ${file}`, async function () {
      const answer = await fetch(`${folder}/${file}.dat`).catch(() => undefined);
      if (!answer?.ok) {
        console.warn(`SKIPPED: no ../shared/fixtures, so cue text is not held against the web platform tests of ${file}.`);
        this.skip();
      }
      const cases = (await answer.text()).split(/^#data\n/m).filter(Boolean).map((each) => each.split(/\n#errors\n#document-fragment\n?/));
      for (const [data = '', tree = ''] of cases) {
        const source = data.replace(/\\(?:n|t|x([\dA-F]{2})|u([\dA-F]{4}))/g, (all, x?: string, u?: string) =>
          (all === '\\n' ? '\n' : all === '\\t' ? '\t' : String.fromCharCode(parseInt(x ?? u ?? '', 16))));
        const [cue] = parseVtt(`WEBVTT\n\n00:00.000 --> 00:01.000\n${source}`);
        expect(drawn(parseCueText(cue?.text ?? '', readAnyName)).join('\n'), data).to.equal(tree.trim());
      }
      expect(cases.length).to.equal(count);
    });
  }
});
