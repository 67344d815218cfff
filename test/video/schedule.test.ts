import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {landing, plan, standingAt, type Mark} from '../../src/video/schedule.js';

const mark = (at: string | null, {id = '', gate = false, until = null as string | null, pausing = false} = {}): Mark => ({id, at, until, pausing, gate});
const all = [0, Infinity] as const;

describe('the order of checkpoints', () => {
  it('is that of their times, and of the page for two at one second', () => {
    const {stops} = plan([mark('1:40', {id: 'b'}), mark('5', {id: 'a'}), mark('100', {id: 'c'})], all);
    expect(stops.map(({id, at}) => [id, at])).to.deep.equal([['a', 5], ['b', 100], ['c', 100]]);
  });

  it('names each after its second, and tells two apart', () => {
    const {stops, twins} = plan([mark('1:40'), mark('100'), mark('2')], all);
    expect(stops.map(({id}) => id)).to.deep.equal(['2s', '100s', '100s~2']);
    expect(twins).to.have.length(1);
  });

  it('leaves out what has no time', () => {
    const {stops, noTime} = plan([mark('1:75'), mark(null), mark('soon'), mark('3')], all);
    expect([stops.length, noTime.length]).to.deep.equal([1, 3]);
  });

  it('brings one past the end to the end, and one before the start to the start', () => {
    const {stops, outside} = plan([mark('9:00', {id: 'late'}), mark('1', {id: 'early'})], [5, 20]);
    expect(stops.map(({id, at}) => [id, at])).to.deep.equal([['early', 5], ['late', 20]]);
    expect(outside).to.have.length(2);
  });
});

describe('a stretch of the video', () => {
  const stop = (at: string, until: string, rest = {}) => plan([mark(at, {until, ...rest})], [0, 60]).stops[0];

  it('belongs to a checkpoint with an end, and does not stop the video', () => {
    expect(stop('5', '0:20')).to.include({at: 5, until: 20, halts: false});
  });

  it('stops it all the same where the author wants that', () => {
    expect(stop('5', '20', {pausing: true})).to.include({until: 20, halts: true});
  });

  it('is none for what must be answered: that stops', () => {
    expect(stop('5', '20', {gate: true})).to.include({until: 5, halts: true});
  });

  it('is none when its end is no time or not behind its start, and is cut at the end of the video', () => {
    for (const until of ['5', '2', '1:75', '']) expect(stop('5', until)).to.include({until: 5, halts: true});
    expect(stop('5', '9:00')).to.include({until: 60, halts: false});
  });
});

describe('checkpoints at one second', () => {
  const {stops} = plan([mark('5'), mark('5', {id: 'x'}), mark('9')], all);

  it('finds those where playing stands', () => {
    expect(standingAt(stops, 5.004).map(({id}) => id)).to.deep.equal(['5s', 'x']);
  });

  it('are one pause with those less than a tenth of a second away', () => {
    const near = plan([mark('5.05', {gate: true}), mark('5'), mark('5.1'), mark('4.95')], all).stops;
    expect(standingAt(near, 5).map(({id}) => id)).to.deep.equal(['4.95s', '5s', '5.05s']);
  });
});

describe('a jump', () => {
  const {stops} = plan([mark('5'), mark('10', {gate: true}), mark('15', {gate: true})], all);
  const none = new Set<string>();

  it('is free up to the first gate', () => {
    expect(landing(stops, none, 9)).to.deep.equal({time: 9});
  });

  it('past a gate lands on it', () => {
    const {time, gate} = landing(stops, none, 12);
    expect([time, gate?.id]).to.deep.equal([10, '10s']);
  });

  it('lands on the next gate once the first is passed', () => {
    expect(landing(stops, new Set(['10s']), 99).gate?.id).to.equal('15s');
    expect(landing(stops, new Set(['10s', '15s']), 99)).to.deep.equal({time: 99});
  });
});

describe('whatever an author writes', () => {
  const authored = fc.array(fc.record({
    id: fc.constantFrom('', 'a', 'b', 'c'),
    at: fc.oneof(fc.integer({min: 0, max: 200}).map(String), fc.constantFrom('1:00', '0:75', 'x', '', null)),
    until: fc.constantFrom(null, '50', '1:40', '0:75'),
    pausing: fc.boolean(),
    gate: fc.boolean(),
  }), {maxLength: 20});

  it('no checkpoint is lost or doubled, ids differ, and times ascend within the video', () => {
    fc.assert(fc.property(authored, fc.integer({min: 1, max: 150}), (marks, end) => {
      const {stops, noTime} = plan(marks, [0, end]);
      expect(new Set([...stops.map((stop) => stop.mark), ...noTime])).to.have.property('size', marks.length);
      expect(new Set(stops.map(({id}) => id))).to.have.property('size', stops.length);
      for (const [i, {at}] of stops.entries()) expect(at).to.be.within(stops[i - 1]?.at ?? 0, end);
    }));
  });

  it('no jump gets behind a gate that is not passed', () => {
    fc.assert(fc.property(authored, fc.integer({min: 0, max: 250}), fc.integer({min: 0}), (marks, to, bits) => {
      const {stops} = plan(marks, [0, 150]);
      const passed = new Set(stops.filter((_, i) => (bits >> i) % 2).map(({id}) => id));
      const {time, gate} = landing(stops, passed, to);
      const shut = stops.filter((stop) => stop.gate && !passed.has(stop.id));
      expect(time).to.be.at.most(to);
      expect(shut.every(({at}) => at >= time)).to.equal(true);
      expect(gate !== undefined).to.equal(shut.some(({at}) => at <= to));
    }));
  });
});
