import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import type {Entry, NewEntry} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import {lendLog} from '../../src/core/lend-log.js';
import {MemoryLog} from '../../src/core/memory-log.js';
import {openHostLog, type HostLog} from '../../src/sync/host-log.js';

const post = (text: string, id = uuid()): NewEntry => ({id, activity: 'talk', type: 'posted', data: {text}});
const textsOf = (entries: readonly Entry[]) => entries.map(({data}) => (data as {text: string}).text);

/** The frame's side stands in this page too: what it says goes through a real frame, so that the host sees a real source. */
function frameIn(origin: string): {frame: HTMLIFrameElement; open: (space: string, to?: string) => Promise<HostLog | undefined>} {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inner = frame.contentWindow as Window & typeof globalThis;
  const say = inner.eval('(parent, data, origin, ports) => parent.postMessage(data, origin, ports)') as
    (parent: Window, data: unknown, origin: string, ports: Transferable[]) => void;
  const parent = {postMessage: (data: unknown, to: string, ports: Transferable[]) => say(window, data, to, ports)} as Window;
  return {frame, open: (space, to = origin) => openHostLog(space, to, {parent})};
}

describe('HostLog', () => {
  let stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops) stop();
    stops = [];
    document.querySelectorAll('iframe').forEach((frame) => frame.remove());
  });

  const lend = (frame: HTMLIFrameElement, log: MemoryLog, origin = location.origin) => stops.push(lendLog(frame, log, origin));

  it('writes into the log of the page around it, and hears what is there and what comes', async () => {
    const host = new MemoryLog('forces', {sub: 'u1', name: 'Anna', role: 'learner'});
    await host.append(post('before'));
    const {frame, open} = frameIn(location.origin);
    lend(frame, host);
    const log = await open('forces') as HostLog;
    expect(await log.whoami()).to.deep.equal({sub: 'u1', name: 'Anna', role: 'learner'});
    const heard: string[] = [];
    log.subscribe(0, (batch) => heard.push(...textsOf(batch)));
    expect(await log.append(post('from the frame'))).to.deep.equal({seq: 2, dup: false});
    await host.append(post('from the host'));
    await waitUntil(() => heard.length === 3);
    expect(heard).to.deep.equal(['before', 'from the frame', 'from the host']);
    expect(textsOf(await host.read(0))).to.deep.equal(heard);
    expect(textsOf(await log.read(2))).to.deep.equal(['from the host']);
    expect(log.status).to.equal('memory');
  });

  it('keeps drafts with the host', async () => {
    const host = new MemoryLog('forces');
    const {frame, open} = frameIn(location.origin);
    lend(frame, host);
    const log = await open('forces') as HostLog;
    await log.drafts.set('talk/post', 'half a thought');
    expect(await host.drafts.get('talk/post')).to.equal('half a thought');
    expect(await log.drafts.get('talk/post')).to.equal('half a thought');
  });

  it('refuses what cannot be stored, whoever asks, and lets nobody speak as another', async () => {
    const host = new MemoryLog('forces', {sub: 'u1'});
    const {frame, open} = frameIn(location.origin);
    lend(frame, host);
    const log = await open('forces') as HostLog;
    const entry = post('one');
    await log.append({...entry, author: 'teacher', seq: 99} as NewEntry);
    expect((await host.read(0))[0]).to.include({author: 'u1', seq: 1});
    const refused: unknown = await log.append(post('two', entry.id)).catch((error: unknown) => error);
    expect(refused).to.include({name: 'LogError', code: 'conflict'});
    const wrong: unknown = await log.append({...post('x'), data: {}}).catch((error: unknown) => error);
    expect(wrong).to.include({code: 'invalid'});
  });

  it('answers no other frame, no other origin and no other lesson', async () => {
    const host = new MemoryLog('forces');
    const [mine, other] = [frameIn(location.origin), frameIn(location.origin)];
    lend(mine.frame, host);
    lend(other.frame, host, 'https://elsewhere.example');
    let answered = '';
    void other.open('forces').then((log) => { if (log) answered += 'another origin '; });
    void mine.open('another').then((log) => { if (log) answered += 'another lesson '; });
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { answered += 'this page itself '; };
    window.postMessage({flip: 'log', nonce: 'n', space: 'forces'}, location.origin, [channel.port2]);
    await aTimeout(700);
    expect(answered).to.equal('');
  });

  it('says nothing to a page of another origin, and gives up in time', async () => {
    const host = new MemoryLog('forces');
    const {frame, open} = frameIn(location.origin);
    lend(frame, host);
    expect(await open('forces', 'https://elsewhere.example')).to.equal(undefined);
  });

  it('is none where nothing is around the page', async () => {
    expect(await openHostLog('forces', location.origin, {parent: window})).to.equal(undefined);
  });
});
