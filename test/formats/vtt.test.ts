import {expect} from '@open-wc/testing';
import {breath} from '../../src/formats/breath.js';
import {decodeCaptions, gather, parseCaptions, writeVtt} from '../../src/formats/captions.js';
import {CaptionsFault, type Cue} from '../../src/formats/cue.js';
import {parseVtt} from '../../src/formats/vtt.js';

interface Expected {name: string; file: string; result: 'load' | 'error'; cues?: object[]}

const vtt = (...lines: string[]): Cue[] => [...parseVtt(['WEBVTT', '', ...lines].join('\n'))];
const texts = (cues: Iterable<Cue>): string[] => [...cues].map(({text}) => text);
const codeOf = (text: string): string => {
  try {
    return `read: ${[...parseCaptions(text)].length} cues`;
  } catch (fault) {
    return fault instanceof CaptionsFault ? fault.code : String(fault);
  }
};

describe('WebVTT', () => {
  it('reads times, ids and texts of several lines', () => {
    const [first, second] = vtt('one', '00:01.500 --> 00:02.000', 'Hello', 'there', '', '101:00:00.000 --> 101:00:01.000', 'Late');
    expect(first).to.include({id: 'one', start: 1.5, end: 2, text: 'Hello\nthere'});
    expect(second).to.include({id: '', start: 363_600, text: 'Late'});
  });

  it('reads every kind of line end, and text up to the end of the file', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['WEBVTT - talk', '', '00:01.000 --> 00:02.000', 'a', 'b', '', '00:02.000 --> 00:03.000', 'c'].join(end);
      expect(texts(parseVtt(text))).to.deep.equal(['a\nb', 'c']);
    }
  });

  it('passes over notes, styles, garbage and broken times, and reads on', () => {
    expect(texts(vtt('NOTE', 'not said', '', 'STYLE', '::cue { color: red }', '', '00:61.000 --> 00:62.000', 'no', '',
      '00:01,000 --> 00:02,000', 'no', '', '00:01.000 --> 00:02.000', 'yes', '00:02.000 --> 00:03.000', 'and'))).to.deep.equal(['yes', 'and']);
  });

  it('reads settings and regions, and forgets a region where the cue says its own place', () => {
    const [cue, own] = vtt('REGION', 'id:low width:40% lines:2 regionanchor:0%,100% viewportanchor:10%,90% scroll:up', '',
      '00:01.000 --> 00:02.000 region:low align:start position:10%,line-left', 'a', '', '00:02.000 --> 00:03.000 region:low line:-1,end size:50%', 'b');
    expect(cue).to.include({align: 'start', position: 10, positionAlign: 'line-left', line: 'auto'});
    expect(cue?.region).to.deep.equal({id: 'low', width: 40, lines: 2, regionAnchorX: 0, regionAnchorY: 100, viewportAnchorX: 10, viewportAnchorY: 90, scroll: 'up'});
    expect(own).to.include({region: null, line: -1, lineAlign: 'end', snapToLines: true, size: 50});
  });

  it('says what is no captions file', () => {
    expect(codeOf('')).to.equal('empty');
    expect(codeOf(' \n')).to.equal('empty');
    expect(codeOf('WEBVTTX\n\n00:01.000 --> 00:02.000\na')).to.equal('signature');
    expect(codeOf('webvtt')).to.equal('signature');
    expect(codeOf('00:00:01.000 --> 00:00:02.000\na')).to.equal('signature');
    expect(codeOf('<!doctype html><title>Log in</title>')).to.equal('page');
    expect(codeOf('WEBVTT')).to.equal('read: 0 cues');
  });

  it('takes one byte order mark from the bytes, and no second one', () => {
    const bytes = (...text: string[]) => new TextEncoder().encode(text.join(''));
    expect(codeOf(decodeCaptions(bytes('\uFEFF', 'WEBVTT')))).to.equal('read: 0 cues');
    expect(codeOf(decodeCaptions(bytes('\uFEFF', '\uFEFF', 'WEBVTT')))).to.equal('signature');
    expect(decodeCaptions(Uint8Array.of(0xFF, 0xFE, 0x57, 0x00))).to.equal('W');
  });

  it('can be written and read again', () => {
    const cues = vtt('00:01.500 --> 1:00:02.040', 'a <i>b</i>', 'c', '', '00:03.000 --> 00:04.000', 'x -- > y');
    expect([...parseVtt(writeVtt(cues))]).to.deep.equal(cues);
  });
});

describe('SRT', () => {
  const text = '1\n00:00:01,500 --> 00:00:02,000\n<i>Hello</i> 1 < 2\n\nnot yet\n\n2\n00:00:03,000 --> 00:00:04,000 X1:1 Y1:2\n{\\an8}<font color="red">Red</font>\n';

  it('reads cues, keeps italics, and nothing that is only a sign becomes a mark', () => {
    const cues = [...parseCaptions(text)];
    expect(cues.map(({id, start, end, text: words}) => [id, start, end, words])).to.deep.equal([
      ['1', 1.5, 2, '<i>Hello</i> 1 &lt; 2\nnot yet'], ['2', 3, 4, 'Red']]);
    expect(texts(parseCaptions(text.replaceAll('\n', '\r\n')))).to.deep.equal(texts(cues));
  });

  it('reads files of older programs, which are not in UTF-8', () => {
    const bytes = Uint8Array.from('1\n00:00:01,500 --> 00:00:02,000\nGr\xFCn', (sign) => sign.charCodeAt(0));
    expect(texts(parseCaptions(decodeCaptions(bytes)))).to.deep.equal(['Grün']);
  });
});

describe('long captions', () => {
  it('come in pieces, and all of them', async () => {
    const long = writeVtt(Array.from({length: 10_000}, (_, i) => ({start: i, end: i + 1, text: `Line <i>${i}</i> &amp; on`})));
    const all: Cue[] = [];
    await gather(parseCaptions(long), (some) => all.push(...some));
    expect(all.map(({start}) => start)).to.deep.equal(Array.from({length: 10_000}, (_, i) => i));
  });

  it('stop coming when nobody waits any more', async () => {
    const stop = new AbortController();
    function* endless() {
      for (let i = 0; ; i++) yield i;
    }
    const done = gather(endless(), () => stop.abort(), stop.signal);
    await done;
    await breath();
    expect(stop.signal.aborted).to.equal(true);
  });
});

/** 51 files of the web platform tests, where they stand beside the repository. */
describe('WebVTT as the web platform tests have it', () => {
  const folder = '/fixtures/vtt/wpt';
  let cases: Expected[] | undefined;
  before(async function () {
    const answer = await fetch(`${folder}/expected.json`).catch(() => undefined);
    cases = answer?.ok ? await answer.json() as Expected[] : undefined;
    if (cases) return;
    console.warn('SKIPPED: no ../shared/fixtures, so WebVTT is not held against the web platform tests.');
    this.skip();
  });

  it('reads all files as expected', async () => {
    expect(cases!.length).to.equal(51);
    const wrong: string[] = [];
    for (const {name, file, result, cues} of cases!) {
      const text = decodeCaptions(await (await fetch(`${folder}/${file}`)).arrayBuffer());
      let read: Cue[] | undefined;
      try {
        read = [...parseCaptions(text)];
      } catch (fault) {
        if (!(fault instanceof CaptionsFault)) wrong.push(`${name}: ${String(fault)}`);
      }
      if ((result === 'error') !== (read === undefined)) wrong.push(`${name}: ${read ? 'read' : 'not read'}`);
      // The expected cues come from a browser that lacks regions and the two alignments: see below.
      const told = read?.map(comparable);
      const wanted = cues?.map(comparable);
      if (read && JSON.stringify(told) !== JSON.stringify(wanted)) wrong.push(`${name}: ${told?.find((cue, i) => cue !== wanted?.[i]) ?? 'too few'}`);
    }
    expect(wrong).to.deep.equal([]);
  });

  it('reads the regions that the file of regions describes', async () => {
    const cues = [...parseCaptions(await (await fetch(`${folder}/files/header-regions.vtt`)).text())];
    for (const {text, region} of cues) {
      const wanted = JSON.parse(text) as object | string;
      if (typeof wanted === 'string') expect(region, wanted).to.equal(null);
      else expect(region).to.include(wanted);
    }
    expect(cues.length).to.equal(9);
  });
});

const COMPARED = ['id', 'start', 'end', 'text', 'vertical', 'snapToLines', 'line', 'position', 'size', 'align'];
const comparable = (cue: object) => JSON.stringify(cue, COMPARED);
