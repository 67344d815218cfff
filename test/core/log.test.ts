import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {loadAnswers, saveAnswers} from '../../src/core/answers-file.js';
import type {Entry, NewEntry} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import {expectEntries, LocalLog, type LocalEnvironment} from '../../src/core/local-log.js';
import type {Log, LogStatus} from '../../src/core/log.js';
import {MemoryLog} from '../../src/core/memory-log.js';
import {openLog} from '../../src/core/open-log.js';

const browser: LocalEnvironment = {indexedDB, channel: (name) => new BroadcastChannel(name)};

const post = (text: string, id = uuid()): NewEntry => ({id, activity: 'talk', type: 'posted', data: {text}});

const textsOf = (entries: readonly Entry[]) => entries.map(({data}) => (data as {text: string}).text);

/** Lends the real database, but can be told to refuse writes as a full disk does. */
function fillableDisk(): {environment: LocalEnvironment; full: (yes: boolean) => void} {
  let full = false;
  const refusing = (database: IDBDatabase) => new Proxy(database, {
    get(target, key) {
      if (key === 'transaction') {
        return (names: string, mode?: IDBTransactionMode, options?: IDBTransactionOptions) => {
          if (full && mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
          return target.transaction(names, mode, options);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) as unknown : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value),
  });
  const factory = {
    open: (name: string, version: number) => {
      const request = indexedDB.open(name, version);
      return new Proxy(request, {
        get(target, key) {
          if (key === 'result') return target.transaction ? target.result : refusing(target.result);
          return Reflect.get(target, key) as unknown;
        },
        set: (target, key, value) => Reflect.set(target, key, value),
      });
    },
  };
  return {environment: {...browser, indexedDB: factory as unknown as IDBFactory}, full: (yes) => { full = yes; }};
}

const LOGS: [string, (space: string) => Promise<Log>][] = [
  ['MemoryLog', (space) => Promise.resolve(new MemoryLog(space))],
  ['LocalLog', (space) => LocalLog.open(space, browser)],
];

for (const [name, open] of LOGS) {
  describe(name, () => {
    let log: Log;
    before(() => expectEntries());
    beforeEach(async () => { log = await open(`test-${uuid()}`); });
    afterEach(() => log.close());

    it('numbers entries in order and sets author, time and space itself', async () => {
      await log.append(post('one'));
      const receipt = await log.append({...post('two'), author: 'forged', seq: 99} as NewEntry);
      expect(receipt).to.deep.equal({seq: 2, dup: false});
      const [first, second] = await log.read(0);
      const {sub} = await log.whoami();
      expect([first!.author, second!.author]).to.deep.equal([sub, sub]);
      expect(second!.space).to.equal(log.space);
      expect(Date.parse(second!.at)).to.be.greaterThan(0);
    });

    it('stores an id once, however often it is sent', async () => {
      const entry = post('once');
      const receipts = await Promise.all([log.append(entry), log.append(entry), log.append(entry)]);
      expect(receipts.filter(({dup}) => !dup)).to.have.length(1);
      expect(await log.read(0)).to.have.length(1);
    });

    it('refuses the same id with other content', async () => {
      const entry = post('first');
      await log.append(entry);
      const refused = await log.append(post('second', entry.id)).catch((error: unknown) => error);
      expect(refused).to.include({name: 'LogError', code: 'conflict'});
    });

    it('refuses what is unknown, misshapen or too large, and says why', async () => {
      const bad: [unknown, string, RegExp][] = [
        [{...post('x'), type: 'hacked'}, 'invalid', /"hacked" is not known/],
        [{...post('x'), type: 'constructor'}, 'invalid', /is not known/],
        [{...post('x'), data: {}}, 'invalid', /text should be a text/],
        [{...post('x'), data: null}, 'invalid', /should be an object/],
        [post('é'.repeat(9000)), 'too-large', /at most 16384/],
      ];
      for (const [entry, code, message] of bad) {
        const error: unknown = await log.append(entry as NewEntry).catch((e: unknown) => e);
        expect(error).to.include({code});
        expect((error as Error).message).to.match(message);
      }
      expect(await log.read(0)).to.deep.equal([]);
    });

    it('tells a subscriber what is there, then what comes, once each and in order', async () => {
      await log.append(post('a'));
      const heard: string[] = [];
      let batches = 0;
      const stop = log.subscribe(0, (batch) => { batches++; heard.push(...textsOf(batch)); });
      await waitUntil(() => heard.length === 1);
      await Promise.all(['b', 'c', 'd'].map((text) => log.append(post(text))));
      await waitUntil(() => heard.length === 4);
      expect(heard).to.deep.equal(['a', 'b', 'c', 'd']);
      stop();
      await log.append(post('e'));
      await aTimeout(20);
      expect(heard).to.have.length(4);
      expect(batches).to.be.greaterThan(1);
    });

    it('tells a subscriber at once that there is nothing yet', async () => {
      let first: Entry[] | undefined;
      log.subscribe(0, (batch) => { first ??= batch; });
      await waitUntil(() => first);
      expect(first).to.deep.equal([]);
    });

    it('reads one activity alone', async () => {
      await log.append(post('here'));
      await log.append({...post('there'), activity: 'other'});
      expect(textsOf(await log.read(0, {activity: 'talk'}))).to.deep.equal(['here']);
      expect(await log.read(1)).to.have.length(1);
    });

    it('keeps drafts and lets them go', async () => {
      await log.drafts.set('k', {text: 'half a thought'});
      expect(await log.drafts.get('k')).to.deep.equal({text: 'half a thought'});
      await log.drafts.set('k', undefined);
      expect(await log.drafts.get('k')).to.equal(undefined);
    });

    it('gives a file of answers and takes it back, twice the same as once', async () => {
      await log.append(post('kept'));
      const file = await saveAnswers(log);
      const other = new MemoryLog(log.space);
      expect(await loadAnswers(other, file)).to.deep.equal({loaded: 1});
      await loadAnswers(other, file);
      expect(textsOf(await other.read(0))).to.deep.equal(['kept']);
      expect(await loadAnswers(new MemoryLog('another'), file)).to.deep.equal({fault: 'other-lesson'});
      const broken = JSON.parse(file) as {entries: unknown[]};
      broken.entries.push(null, {id: 'x'}, {...(broken.entries[0] as object), id: 'y', at: 5}, {...(broken.entries[0] as object), data: {text: 'other'}});
      expect(await loadAnswers(other, JSON.stringify(broken))).to.have.property('loaded');
      expect(textsOf(await other.read(0))).to.deep.equal(['kept']);
      for (const junk of ['', 'null', '{}', '[1]', '{"format":"flip-elements answers"}']) {
        expect(await loadAnswers(log, junk)).to.deep.equal({fault: 'not-answers'});
      }
    });
  });
}

describe('LocalLog', () => {
  it('has everything again after the page is closed, under the same author', async () => {
    const space = `test-${uuid()}`;
    const before = await LocalLog.open(space, browser);
    await before.append(post('remember'));
    await before.drafts.set('box', 'unfinished');
    const {sub} = await before.whoami();
    before.close();
    const after = await LocalLog.open(space, browser);
    expect(textsOf(await after.read(0))).to.deep.equal(['remember']);
    expect(await after.drafts.get('box')).to.equal('unfinished');
    expect((await after.whoami()).sub).to.equal(sub);
    after.close();
  });

  it('hears at once what another tab writes', async () => {
    const space = `test-${uuid()}`;
    const [here, there] = await Promise.all([LocalLog.open(space, browser), LocalLog.open(space, browser)]);
    const heard: string[] = [];
    here.subscribe(0, (batch) => heard.push(...textsOf(batch)));
    await there.append(post('hello'));
    await waitUntil(() => heard.length > 0);
    await here.append(post('hi'));
    await waitUntil(() => heard.length > 1);
    expect(heard).to.deep.equal(['hello', 'hi']);
    expect((await here.read(0)).map(({seq}) => seq)).to.deep.equal([1, 2]);
    here.close();
    there.close();
  });

  it('keeps what a full disk refuses, says so, and saves it when there is room again', async () => {
    const {environment, full} = fillableDisk();
    const space = `test-${uuid()}`;
    const log = await LocalLog.open(space, environment);
    const states: LogStatus[] = [];
    log.onStatus((status) => states.push(status));
    const heard = new Map<string, Entry>();
    log.subscribe(0, (batch) => batch.forEach((entry) => heard.set(entry.id, entry)));
    full(true);
    expect(await log.append(post('while full'))).to.include({pending: true});
    await log.drafts.set('box', 'typed while full');
    expect(await log.drafts.get('box')).to.equal('typed while full');
    expect(textsOf([...heard.values()])).to.deep.equal(['while full']);
    full(false);
    expect(await log.append(post('room again'))).to.deep.equal({seq: 2, dup: false});
    expect(states).to.deep.equal(['unsaved', 'saved']);
    log.close();
    const later = await LocalLog.open(space, browser);
    expect(textsOf(await later.read(0))).to.deep.equal(['while full', 'room again']);
    later.close();
  });

  it('tells those who come later what a full disk refused, and tries again when it is woken', async () => {
    const {environment, full} = fillableDisk();
    const space = `test-${uuid()}`;
    const log = await LocalLog.open(space, environment);
    full(true);
    await log.append(post('while full'));
    const heard: string[] = [];
    log.subscribe(0, (batch) => heard.push(...textsOf(batch)));
    await waitUntil(() => heard.length === 1);
    full(false);
    log.refresh();
    await waitUntil(() => log.status === 'saved');
    const later = await LocalLog.open(space, browser);
    expect(textsOf(await later.read(0))).to.deep.equal(['while full']);
    later.close();
    log.close();
  });

  it('saves what a full disk refused when the lesson is closed and there is room again', async () => {
    const {environment, full} = fillableDisk();
    const space = `test-${uuid()}`;
    const log = await LocalLog.open(space, environment);
    full(true);
    await log.append(post('late'));
    full(false);
    log.close();
    const later = await LocalLog.open(space, browser);
    await waitUntil(async () => (await later.read(0)).length === 1);
    later.close();
  });

  it('goes on telling the others when a listener throws', async () => {
    const log = await LocalLog.open(`test-${uuid()}`, browser);
    const {reportError} = globalThis;
    const reported: unknown[] = [];
    globalThis.reportError = (error) => reported.push(error);
    const heard: string[] = [];
    log.subscribe(0, (batch) => { if (batch.length > 0) throw new Error('mine'); });
    log.subscribe(0, (batch) => heard.push(...textsOf(batch)));
    await log.append(post('one'));
    await log.append(post('two'));
    await waitUntil(() => heard.length === 2);
    globalThis.reportError = reportError;
    expect(reported).not.to.be.empty;
    log.close();
  });

  it('puts what a full disk refused into the file of answers', async () => {
    const {environment, full} = fillableDisk();
    const log = await LocalLog.open(`test-${uuid()}`, environment);
    full(true);
    await log.append(post('not on disk'));
    expect(await saveAnswers(log)).to.contain('not on disk');
    log.close();
  });

  it('gives way to memory where the browser forbids storage', async () => {
    const forbidden = {open: () => { throw new DOMException('no', 'SecurityError'); }} as unknown as IDBFactory;
    const log = await openLog('anything', 'local', {indexedDB: forbidden});
    expect(log.status).to.equal('memory');
    expect(await log.append(post('still works'))).to.deep.equal({seq: 1, dup: false});
  });

  it('reads a long log whole, in its order, whichever part of it is asked for', async () => {
    const space = `test-${uuid()}`;
    const log = await LocalLog.open(space, browser);
    await log.append(post('0'));
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('flip-elements');
      request.onsuccess = () => done(request.result);
    });
    const store = database.transaction('entries', 'readwrite').objectStore('entries');
    const author = log.identity.sub;
    for (let n = 1; n < 1700; n++) {
      // Of another activity, and what is no entry: a piece may hold fewer than were read.
      const other = n % 7 === 3 ? {activity: 'other'} : n % 100 === 50 ? {type: 'forged'} : {};
      store.put({...post(String(n)), ...other, space, author, at: '2026-01-01T00:00:00.000Z', seq: n + 1});
    }
    await new Promise((done) => { store.transaction.oncomplete = done; });
    database.close();
    const numbers = Array.from({length: 1700}, (_, n) => n).filter((n) => n % 7 === 3 || n % 100 !== 50 || n === 0);
    const texts = (some: number[]) => some.map(String);
    expect(textsOf(await log.read(0))).to.deep.equal(texts(numbers));
    expect(textsOf(await log.read(0, {activity: 'talk'}))).to.deep.equal(texts(numbers.filter((n) => n % 7 !== 3)));
    expect(textsOf(await log.read(1000))).to.deep.equal(texts(numbers.filter((n) => n >= 1000)));
    expect(textsOf(await log.read(3, {limit: 5}))).to.deep.equal(texts([3, 4, 5, 6, 7]));
    const batches: string[][] = [];
    log.subscribe(0, (batch) => batches.push(textsOf(batch)), {activity: 'other'});
    await waitUntil(() => batches.length > 0);
    expect(batches).to.deep.equal([texts(numbers.filter((n) => n % 7 === 3))]);
    log.close();
  });

  it('passes over what a foreign program left on the disk', async () => {
    const space = `test-${uuid()}`;
    const log = await LocalLog.open(space, browser);
    await log.append(post('sound'));
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('flip-elements');
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction('entries', 'readwrite');
    transaction.objectStore('entries').put({space, seq: 2, id: 'odd', activity: 'talk', type: 'posted', data: {text: 5}});
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    database.close();
    expect(textsOf(await log.read(0))).to.deep.equal(['sound']);
    log.close();
  });
});
