import {expect} from '@open-wc/testing';
import type {Entry, EntryData, EntryType} from '../../src/core/entry.js';
import {foldLive} from '../../src/core/live.js';

const HOUR = 3_600_000;

/** What a class's staff does, one after the other, a minute each. */
function log(...said: {[T in EntryType]: [activity: string, type: T, data: EntryData[T]]}[EntryType][]): Entry[] {
  return said.map(([activity, type, data], i) => ({id: `${i}`, space: 's', author: 't', at: new Date(i * 60_000).toISOString(), seq: i + 1, activity, type, data}));
}

describe('where a class is', () => {
  const open = ['class', 'staged', {phase: 'open', run: 1}] as const;
  const at = (to: string) => ['class', 'led', {to, pace: 'teacher'}] as ['class', 'led', EntryData['led']];

  it('has not begun until the teacher starts it, and is over when the teacher ends it', () => {
    expect(foldLive([], 'class')).to.include({running: false, run: 0, to: undefined});
    expect(foldLive(log([...open]), 'class')).to.include({running: true, run: 1, to: undefined});
    expect(foldLive(log([...open], at('peer'), ['class', 'staged', {phase: 'closed', run: 1}]), 'class')).to.include({running: false, run: 1, to: undefined});
  });

  it('is where the teacher led it last, or where something was begun last', () => {
    expect(foldLive(log([...open], at('talk'), at('peer')), 'class').to).to.equal('peer');
    expect(foldLive(log([...open], at('talk'), ['poll', 'staged', {phase: 'open', run: 1}]), 'class').to).to.equal('poll');
    expect(foldLive(log([...open], at('talk'), ['pairs', 'grouped', {run: 1, groups: []}]), 'class').to).to.equal('pairs');
  });

  it('is not led back by what goes on, is closed or is put back elsewhere', () => {
    const begun = log([...open], ['poll', 'staged', {phase: 'open', run: 1}], at('peer'), ['poll', 'staged', {phase: 'locked', run: 1}], ['poll', 'staged', {phase: 'idle', run: 2}], ['talk', 'posted', {text: 'hello'}]);
    expect(foldLive(begun, 'class').to).to.equal('peer');
    expect(foldLive([...begun, ...log(...Array<typeof open>(6).fill(open) as never[], ['poll', 'staged', {phase: 'open', run: 2}]).slice(6)], 'class').to, 'asked again').to.equal('poll');
  });

  it('begins at no place, whatever ran before', () => {
    expect(foldLive(log(['peer', 'staged', {phase: 'vote1', run: 1}], [...open]), 'class').to).to.equal(undefined);
  });

  it('goes at the pace that was set last; a change of pace moves nobody', () => {
    const before = foldLive(log([...open], at('peer')), 'class');
    const after = foldLive(log([...open], at('peer'), ['class', 'led', {to: 'peer', pace: 'self'}]), 'class');
    expect(after).to.include({pace: 'self', to: 'peer', move: before.move});
    expect(foldLive(log([...open]), 'class').pace).to.equal(undefined);
  });

  it('is over when it was left open for hours', () => {
    const entries = log([...open], at('peer'));
    expect(foldLive(entries, 'class', 5 * HOUR).running).to.equal(true);
    expect(foldLive(entries, 'class', 7 * HOUR).running).to.equal(false);
  });
});
