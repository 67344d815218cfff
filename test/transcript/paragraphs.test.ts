import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {DEFAULT_SETTINGS, type Cue} from '../../src/formats/cue.js';
import {plainText} from '../../src/formats/cue-text.js';
import {asText, blocksOf, type Heading} from '../../src/transcript/paragraphs.js';
import {countWords, Reading, spanOf, type Readable} from '../../src/transcript/reading.js';
import {find, fold, wantedOf} from '../../src/transcript/search.js';
import {choose, type Source} from '../../src/transcript/tracks.js';

const cue = (start: number, text: string, end = start + 2): Cue => ({id: '', start, end, text, ...DEFAULT_SETTINGS});
const heading = (at: number, title: string): Heading => ({kind: 'heading', at, title});
const shape = (cues: Cue[], marks: Heading[] = []) => [...blocksOf(cues, marks)].map((block) =>
  (block.kind === 'text' ? `${block.speaker && `${block.speaker}: `}${block.lines.map(({nodes}) => plainText(nodes)).join('|')}` : `# ${block.kind === 'heading' ? block.title : ''}`));

describe('captions as paragraphs', () => {
  it('joins what belongs together, and parts at pauses and where another speaks', () => {
    expect(shape([cue(0, 'So we\nbegin'), cue(2, 'here.'), cue(7, 'After a pause.'), cue(9, '<v Ada>I say.</v>'), cue(11, '- Oh?')]))
      .to.deep.equal(['So we begin|here.', 'After a pause.', 'Ada: I say.', '- Oh?']);
  });

  it('parts long talk where a sentence ends, in the end anywhere', () => {
    const words = 'some words that go on and on '.repeat(4).trim();
    const talk = Array.from({length: 40}, (_, i) => cue(i * 2, `${words}${i % 4 === 3 ? '.' : ''}`));
    expect(shape(talk).length).to.equal(10);
    expect(shape(talk.map((each) => ({...each, text: words}))).length).to.be.within(4, 8);
  });

  it('puts chapters where they begin, and keeps those at the end', () => {
    expect(shape([cue(0, 'a'), cue(2, 'b'), cue(4, 'c')], [heading(0, 'One'), heading(4, 'Two'), heading(90, 'End')]))
      .to.deep.equal(['# ', 'a|b', '# ', 'c', '# '].map((each, i) => (each === '# ' ? `# ${['One', '', 'Two', '', 'End'][i]!}` : each)));
  });

  it('joins Chinese and Japanese without spaces, keeps two speakers of a cue apart, and skips what says nothing', () => {
    expect(asText(blocksOf([cue(0, 'これは\n本です'), cue(2, 'はい')], []))).to.equal('[0:00] これは本ですはい\n');
    expect(shape([cue(0, '<v A>One.</v> <v B>Two.</v>'), cue(2, ' <i> </i> ')])).to.deep.equal(['A: One.', 'B: Two.']);
  });

  it('loses no word, whatever the times', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(1000), fc.stringMatching(/^[a-z.!? -]{1,80}$/))), fc.array(fc.nat(1000)), (talk, marks) => {
      const cues = talk.map(([start, text]) => cue(start, text)).sort((a, b) => a.start - b.start);
      const blocks = [...blocksOf(cues, marks.sort((a, b) => a - b).map((at) => heading(at, 'x')))];
      const said = blocks.flatMap((block) => (block.kind === 'text' ? block.lines.map(({nodes}) => plainText(nodes)) : []));
      expect(said).to.deep.equal(cues.map(({text}) => text).filter((text) => text.trim()));
      expect(blocks.filter(({kind}) => kind === 'heading').length).to.equal(marks.length);
    }));
  });
});

describe('searching', () => {
  it('finds words whatever their case and accents, at their own places', () => {
    expect(find(fold('Das CAFÉ im Café'), wantedOf(' cafe '))).to.deep.equal([[4, 8], [12, 16]]);
    expect(find(fold('Groß ist die STRASSE'), wantedOf('straße'))).to.deep.equal([[13, 20]]);
    expect(find(fold('e\u0301te\u0301'), wantedOf('ete'))).to.deep.equal([[0, 5]]);
    expect(find(fold('a  b'), wantedOf(''))).to.deep.equal([]);
  });
});

describe('reading', () => {
  const part = (from: number, words: number): Readable => ({span: [from, from + 10], words});
  const look = (reading: Reading, from: number, to: number, visible: Readable[]) => {
    for (let now = from; now <= to; now += 0.5) reading.look(now, visible);
  };

  it('counts nobody faster than 300 words a minute, from the top down', () => {
    const reading = new Reading();
    const [one, two] = [part(0, 50), part(10, 50)];
    reading.stir(0);
    look(reading, 0, 9.5, [one, two]);
    expect(reading.tell()).to.deep.equal([]);
    look(reading, 10, 10.5, [one, two]);
    expect(reading.tell()).to.deep.equal([[0, 10]]);
    look(reading, 11, 21, [one, two]);
    expect(reading.tell()).to.deep.equal([[10, 20]]);
    expect(reading.tell()).to.deep.equal([]);
  });

  it('counts nothing before anybody stirs, after they have gone, or while the page slept', () => {
    const reading = new Reading();
    look(reading, 0, 30, [part(0, 50)]);
    reading.stir(100);
    look(reading, 100, 105, [part(0, 50)]);
    look(reading, 150, 152, [part(0, 50)]);
    look(reading, 170, 300, [part(0, 50)]);
    expect(reading.tell()).to.deep.equal([]);
  });

  it('saves no time for later while there is nothing to read', () => {
    const reading = new Reading();
    reading.stir(0);
    look(reading, 0, 40, []);
    look(reading, 40.5, 42, [part(0, 50)]);
    expect(reading.tell()).to.deep.equal([]);
  });

  it('covers a medium that is talked through, but no long silence', () => {
    expect(spanOf([3, 8], 12, true)).to.deep.equal([0, 12]);
    expect(spanOf([3, 8], 40, false)).to.deep.equal([3, 8]);
    expect(countWords('Two words, 3')).to.equal(3);
    expect(countWords('これは本です')).to.equal(3);
  });
});

describe('the language of the text', () => {
  const source = (lang: string, preferred = false): Source => ({src: lang, lang, label: '', preferred});
  it('is the page\'s, else the author\'s choice, else the first', () => {
    const all = [source('en'), source('de-AT', true), source('fr')];
    expect(choose(all, 'fr-CA')?.lang).to.equal('fr');
    expect(choose(all, 'de')?.lang).to.equal('de-AT');
    expect(choose(all, 'ja')?.lang).to.equal('de-AT');
    expect(choose([source('x'), source('y')], 'ja')?.lang).to.equal('x');
    expect(choose([], 'ja')).to.equal(undefined);
  });
});
