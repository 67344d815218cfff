import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {eventReader} from '../../src/sync/event-stream.js';
import {backoff} from '../../src/sync/pause.js';
import {addressOf, subjectOf} from '../../src/sync/join.js';

function read(pieces: string[]): [string, string][] {
  const heard: [string, string][] = [];
  const take = eventReader((id, data) => heard.push([id, data]));
  for (const piece of pieces) take(piece);
  return heard;
}

describe('events from a stream', () => {
  it('are read with every kind of line end, comments and unknown fields between them', () => {
    expect(read([': hello\n\nid: 7\ndata: {"a":1}\n\n'])).to.deep.equal([['7', '{"a":1}']]);
    expect(read(['id:8\r\nretry: 3\r\ndata:one\r\ndata: two\r\n\r\n'])).to.deep.equal([['8', 'one\ntwo']]);
    expect(read(['id: 9\rdata: x\r\r', ': end'])).to.deep.equal([['9', 'x']]);
  });

  it('are not told when they were cut off', () => {
    expect(read(['id: 7\ndata: whole\n\nid: 8\ndata: ha'])).to.deep.equal([['7', 'whole']]);
  });

  it('hold every sign that is no line end there, such as the ones that text from a word processor brings', () => {
    expect(read(['id: 9\ndata: {"text":"a\u2028b\u2029c\u0085d\u000be"}\n\n'])).to.deep.equal([['9', '{"text":"a\u2028b\u2029c\u0085d\u000be"}']]);
  });

  it('are the same however they are cut into pieces', () => {
    const event = fc.record({id: fc.nat(), lines: fc.array(fc.stringMatching(/^[a-z :{}"é\u2028\u0085]{0,12}$/), {minLength: 1, maxLength: 3})});
    fc.assert(fc.property(fc.array(event, {maxLength: 5}), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(200), {maxLength: 8}), (events, end, cuts) => {
      const text = events.map(({id, lines}) => [`id: ${id}`, ...lines.map((line) => `data: ${line}`), '', ''].join(end)).join('');
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
      const pieces = places.slice(1).map((place, i) => text.slice(places[i], place));
      expect(read(pieces)).to.deep.equal(events.map(({id, lines}) => [String(id), lines.join('\n')]));
    }));
  });
});

describe('tries', () => {
  it('come seldomer each time, within a minute, and never together', () => {
    expect(backoff(0, () => 0)).to.equal(500);
    expect(backoff(3, () => 1)).to.equal(8000);
    expect(backoff(40, () => 0.5)).to.equal(45_000);
  });
});

describe('the address of a class', () => {
  const at = (store: string) => addressOf(store, 'https://page.example/course/');
  it('is a server, with or without the class', () => {
    expect(at('https://class.example')).to.deep.equal({server: 'https://class.example'});
    expect(at('http://localhost:4180/')).to.deep.equal({server: 'http://localhost:4180'});
    expect(at('https://school.example/flip/v1/spaces/7b/')).to.deep.equal({server: 'https://school.example/flip', space: '7b'});
    expect(at('/flip')).to.deep.equal({server: 'https://page.example/flip'});
  });
  it('is none in other words', () => {
    for (const store of ['local', 'cloud', 'javascript:alert(1)', 'host:https://x.example', 'https://', 'ftp://x.example']) expect(at(store), store).to.equal(undefined);
  });
});

describe('whom a site\'s token is about', () => {
  it('is read, whatever alphabet the name is in', () => {
    const payload = btoa(String.fromCharCode(...new TextEncoder().encode('{"sub":"Ñandú✓"}'))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    expect(subjectOf(`e30.${payload}.x`)).to.equal('Ñandú✓');
  });
  it('is nobody in what is no token', () => {
    for (const broken of ['', 'a.b.c', 'e30.W10.x', 'e30.eyJzdWIiOjV9.x']) expect(subjectOf(broken)).to.equal('');
  });
});
