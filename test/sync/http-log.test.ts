import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import type {Entry, NewEntry} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import {HttpLog} from '../../src/sync/http-log.js';
import type {Net} from '../../src/sync/net.js';
import type {Pass} from '../../src/sync/pass.js';
import {fastNet, StandIn} from './stand-in.js';

const post = (text: string, id = uuid()): NewEntry => ({id, activity: 'talk', type: 'posted', data: {text}});
const textsOf = (entries: readonly Entry[]) => entries.map(({data}) => (data as {text: string}).text);
const json = (status: number, body: object, headers = {}) => new Response(JSON.stringify(body), {status, headers});

describe('HttpLog', () => {
  let server: StandIn;
  let lesson: string;
  let logs: HttpLog[];

  beforeEach(() => {
    server = new StandIn();
    lesson = `lesson-${uuid()}`;
    logs = [];
  });

  afterEach(() => { for (const log of logs) log.close(); });

  const passOf = (sub: string, name?: string): Pass => (
    {server: server.server, space: 'class', sub, role: 'learner', token: server.person(sub, name), ...(name && {name})});

  async function open(pass: Pass, net: Partial<Net> & {speed?: number; skew?: number} = {}): Promise<HttpLog> {
    const log = await HttpLog.open(lesson, pass, fastNet(server, net));
    logs.push(log);
    return log;
  }

  const offline = () => { server.fault = () => { throw new TypeError('no network'); }; };
  const online = () => { server.fault = () => undefined; };
  const posts = () => server.requests.filter(({method, path}) => method === 'POST' && path.endsWith('/entries'));

  it('brings a post to the class and to the others, and knows what they are called', async () => {
    const [anna, ben] = [await open(passOf('anna', 'Anna')), await open(passOf('ben'))];
    const heard: string[] = [];
    ben.subscribe(0, (batch) => heard.push(...textsOf(batch)));
    await anna.append(post('hello'));
    await waitUntil(() => heard.includes('hello'));
    expect(server.entries).to.have.length(1);
    expect(ben.nameOf('anna')).to.equal('Anna');
    expect(await anna.whoami()).to.deep.equal({sub: 'anna', role: 'learner', name: 'Anna'});
    expect((await anna.whoami())).not.to.have.property('token');
    expect(anna.status).to.equal('shared');
  });

  it('numbers what it showed at once, without showing it twice', async () => {
    const log = await open(passOf('anna'));
    const heard = new Map<string, number[]>();
    log.subscribe(0, (batch) => { for (const {id, seq} of batch) heard.set(id, [...heard.get(id) ?? [], seq]); });
    const entry = post('once');
    await log.append(entry);
    await waitUntil(() => heard.get(entry.id)?.length === 2);
    await aTimeout(50);
    expect(heard.get(entry.id)).to.deep.equal([Number.MAX_SAFE_INTEGER, 2]);
    expect(await log.read(0)).to.have.length(1);
  });

  it('keeps without a network what was made, over a reload, and sends it once when the network is back', async () => {
    offline();
    const pass = passOf('anna');
    const first = await open(pass);
    for (const text of ['a', 'b', 'c']) {
      await first.append(post(text));
      // By the clock, as long as nobody has numbered them.
      await aTimeout(3);
    }
    await waitUntil(() => first.status === 'waiting');
    first.close();
    const second = await open(pass);
    expect(second.status).to.equal('waiting');
    expect(textsOf(await second.read(0))).to.deep.equal(['a', 'b', 'c']);
    online();
    await waitUntil(() => second.status === 'shared', 'sent', {timeout: 5000});
    expect(textsOf(server.entries)).to.deep.equal(['a', 'b', 'c']);
  });

  it('shows without a network all that it knew of the others', async () => {
    const pass = passOf('anna');
    const first = await open(pass);
    server.say('ben', post('from Ben'));
    server.say('ben', {id: uuid(), activity: 'quiz', type: 'completed', data: {}});
    await waitUntil(async () => (await first.read(0)).length === 1);
    await aTimeout(100);
    first.close();
    offline();
    const second = await open(pass);
    expect(textsOf(await second.read(0))).to.deep.equal(['from Ben']);
    expect(second.status).to.equal('shared');
  });

  it('goes on from where it was, and does not ask for all again', async () => {
    const pass = passOf('anna');
    const first = await open(pass);
    server.say('ben', post('one'));
    await waitUntil(async () => (await first.read(0)).length === 1);
    await aTimeout(100);
    first.close();
    server.requests.length = 0;
    const second = await open(pass);
    server.say('ben', post('two'));
    await waitUntil(async () => (await second.read(0)).length === 2);
    expect(server.requests[0]!.path).to.match(/entries\?after=2\.r1\.0$/);
  });

  it('adds nothing when an answer is lost after the class took the entry', async () => {
    let lost = 0;
    // Else the stream tells that it was taken.
    server.fault = (_, {method}) => (method === 'POST' ? undefined : json(503, {}));
    server.after = (path) => {
      if (!path.endsWith('/entries') || lost++ > 1) return undefined;
      throw new TypeError('the answer is lost');
    };
    const log = await open(passOf('anna'));
    await log.append(post('once'));
    await waitUntil(() => log.status === 'shared' && log.ledger.unsent.size === 0, 'sent', {timeout: 5000});
    expect(server.entries).to.have.length(1);
    expect(lost).to.equal(3);
  });

  it('waits as long as a busy server asks for, also when the network comes back meanwhile', async () => {
    let busy = true;
    server.fault = (path, {method}) => (busy && method === 'POST' && path.endsWith('/entries')
      ? json(429, {error: {code: 'too-many', message: 'Wait.'}}, {'retry-after': '20'}) : undefined);
    const net = fastNet(server);
    const log = await HttpLog.open(lesson, passOf('anna'), net);
    logs.push(log);
    await log.append(post('patient'));
    await waitUntil(() => posts().length === 1);
    busy = false;
    net.turn('online');
    await log.append(post('more'));
    await aTimeout(600);
    expect(posts()).to.have.length(1);
    await waitUntil(() => log.status === 'shared' && server.entries.length === 2, 'sent', {timeout: 3000});
    expect(posts()).to.have.length(2);
  });

  it('takes a page in the server\'s place for no answer', async () => {
    server.fault = () => new Response('<html>Welcome to our hotel</html>', {headers: {'content-type': 'text/html'}});
    const log = await open(passOf('anna'));
    await log.append(post('guest'));
    await waitUntil(() => log.status === 'waiting');
    expect(log.trouble).to.equal(undefined);
    online();
    await waitUntil(() => log.status === 'shared', 'sent', {timeout: 5000});
    expect(server.entries).to.have.length(1);
  });

  it('comes back after a stream was cut in the middle of a message', async () => {
    const log = await open(passOf('anna'));
    await waitUntil(() => server.streams.size === 1);
    const [stream] = server.streams;
    stream!.enqueue(new TextEncoder().encode('id: 900\ndata: {"entries":[{"id":"half'));
    server.cut();
    server.say('ben', post('while away'));
    await waitUntil(async () => textsOf(await log.read(0)).includes('while away'), 'back', {timeout: 5000});
    expect(log.ledger.cursor).to.equal('2.r1.0');
  });

  it('gives up a stream that has no heartbeat any more', async () => {
    const log = await open(passOf('anna'), {speed: 200});
    await waitUntil(() => server.streams.size === 1);
    const [silent] = server.streams;
    await waitUntil(() => server.streams.size === 1 && !server.streams.has(silent!), 'another stream', {timeout: 5000});
    server.say('ben', post('new stream'));
    await waitUntil(async () => (await log.read(0)).length === 1);
  });

  it('asks again and again where something holds streams back, headers and all', async () => {
    server.fault = (_, {headers, signal}) => ((headers as Record<string, string>)['accept'] ? new Promise((_done, fail) => {
      signal!.addEventListener('abort', () => fail(new DOMException('given up', 'AbortError')));
    }) : undefined);
    const log = await open(passOf('anna'), {speed: 100});
    server.say('ben', post('through'));
    await waitUntil(async () => (await log.read(0)).length === 1, 'by polling', {timeout: 5000});
    expect(server.requests.some(({path}) => path.includes('wait=25'))).to.equal(true);
  });

  it('has one stream for all tabs, and all of them hear; a tab that closes hands it on', async () => {
    const pass = passOf('anna');
    const [one, two, three] = [await open(pass), await open({...pass}), await open({...pass})];
    await waitUntil(() => server.streams.size === 1);
    await aTimeout(100);
    expect(server.streams.size).to.equal(1);
    await one.append(post('from one'));
    await waitUntil(async () => (await three.read(0)).length === 1 && (await two.read(0)).length === 1);
    await waitUntil(() => two.ledger.unsent.size === 0 && three.ledger.unsent.size === 0);
    expect(posts()).to.have.length(1);
    three.close();
    server.say('ben', post('from Ben'));
    await waitUntil(async () => (await one.read(0)).length === 2 && (await two.read(0)).length === 2, 'handed on', {timeout: 3000});
    expect(server.streams.size).to.equal(1);
    expect(server.entries).to.have.length(2);
  });

  it('lets the tab that is looked at have the stream', async () => {
    const pass = passOf('anna');
    const net = fastNet(server);
    const one = await HttpLog.open(lesson, pass, net);
    logs.push(one);
    await open({...pass});
    await waitUntil(() => server.streams.size === 1);
    const [before] = server.streams;
    net.turn('seen');
    await waitUntil(() => server.streams.size === 1 && !server.streams.has(before!));
    server.say('ben', post('seen'));
    await waitUntil(async () => (await one.read(0)).length === 1);
  });

  it('sends for a tab that was closed before it could', async () => {
    const pass = passOf('anna');
    const one = await open(pass);
    const two = await open({...pass}, {fetch: () => Promise.reject(new TypeError('closing'))});
    await two.append(post('last words'));
    two.close();
    await waitUntil(() => server.entries.length === 1, 'sent by the other', {timeout: 3000});
    expect(one.status).to.equal('shared');
  });

  it('works without locks and channels', async () => {
    const pass = passOf('anna');
    const [one, two] = [await open(pass, {locks: undefined, channel: undefined}), await open({...pass}, {locks: undefined, channel: undefined})];
    await one.append(post('a'));
    await two.append(post('b'));
    await waitUntil(async () => (await one.read(0)).length === 2 && (await two.read(0)).length === 2);
    expect(server.entries).to.have.length(2);
  });

  it('says that nothing is kept where the browser forbids storage, and only while something waits', async () => {
    offline();
    const log = await open(passOf('anna'), {indexedDB: undefined});
    const {pending} = await log.append(post('held'));
    expect(pending).to.equal(true);
    await waitUntil(() => log.status === 'memory');
    online();
    await waitUntil(() => log.status === 'shared', 'sent', {timeout: 5000});
    expect(server.entries).to.have.length(1);
  });

  it('keeps what the class refuses and sends the rest; after a reload it is still there, and can be sent again', async () => {
    const pass = passOf('anna');
    const log = await open(pass);
    await Promise.all(['a', 'bad', 'b'].map((text) => log.append(post(text))));
    await waitUntil(() => log.ledger.refused.size === 1 && log.ledger.unsent.size === 0);
    expect(textsOf(server.entries)).to.deep.equal(['a', 'b']);
    expect(log.status).to.equal('shared');
    log.close();
    const again = await open(pass);
    const [refused] = again.ledger.refused.values();
    expect(refused!.fault).to.deep.equal({code: 'invalid', message: 'The class does not take this.'});
    expect(textsOf(await again.read(0))).to.include('bad');
    expect(posts()).to.have.length.lessThan(4);
    await again.keep({dropped: [refused!.id]});
    again.close();
    expect((await open(pass)).ledger.refused.size).to.equal(0);
  });

  it('finds the one that makes a whole request fail, and lets no other wait for it', async () => {
    offline();
    const log = await open(passOf('anna'));
    await Promise.all(['a', 'b', 'poison', 'c', 'd'].map((text) => log.append(post(text))));
    server.fault = (path, {body}) => (path.endsWith('/entries') && typeof body === 'string' && body.includes('poison')
      ? json(422, {error: {code: 'invalid', message: 'No poison.'}}) : undefined);
    await waitUntil(() => server.entries.length === 4, 'sent', {timeout: 5000});
    await waitUntil(() => log.ledger.refused.size === 1);
    expect(textsOf(server.entries)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('renews a token that has run out', async () => {
    const pass = passOf('anna');
    const log = await open(pass);
    const old = pass.token;
    server.fault = (path, {headers}) => ((headers as Record<string, string>)['authorization'] === `Bearer ${old}` && !path.endsWith('/renew')
      ? json(401, {error: {code: 'expired', message: 'Expired.'}}) : undefined);
    await log.append(post('fresh'));
    await waitUntil(() => server.entries.length === 1);
    expect(log.pass.token).not.to.equal(old);
    expect(log.trouble).to.equal(undefined);
  });

  it('says that it needs a new token, keeps all till then and sends it with that', async () => {
    const pass = passOf('anna');
    const log = await open(pass);
    server.people.clear();
    server.cut();
    await log.append(post('kept'));
    await waitUntil(() => log.trouble === 'expired');
    expect(log.status).to.equal('waiting');
    log.pass.token = server.person('anna');
    log.refresh();
    await waitUntil(() => server.entries.length === 1);
    await waitUntil(() => log.trouble === undefined && log.status === 'shared');
  });

  it('says that the class is closed, and sends when it opens', async () => {
    server.closed = true;
    const net = fastNet(server);
    const log = await HttpLog.open(lesson, passOf('anna'), net);
    logs.push(log);
    await log.append(post('late'));
    await waitUntil(() => log.trouble === 'closed');
    server.closed = false;
    net.turn('online');
    await waitUntil(() => server.entries.length === 1);
    await waitUntil(() => log.trouble === undefined);
  });

  it('tells when it was made, by a clock that is years off', async () => {
    const years = 9 * 365 * 86_400_000;
    const log = await open(passOf('anna'), {skew: -years});
    await log.append(post('then'));
    await waitUntil(() => server.entries.length === 1);
    const {sent, entries: [entry]} = posts()[0]!.body as {sent: string; entries: [{made: string}]};
    const ago = Date.parse(sent) - Date.parse(entry.made);
    expect(ago).to.be.within(0, 5000);
    expect(Date.now() - Date.parse(sent)).to.be.closeTo(years, 60_000);
  });

  it('sends many in several requests, in order', async () => {
    offline();
    const log = await open(passOf('anna'));
    const texts = Array.from({length: 130}, (_, i) => `${i} ${'x'.repeat(i === 7 ? 9000 : 3)}`);
    await Promise.all(texts.map((text) => log.append(post(text))));
    online();
    await waitUntil(() => server.entries.length === 130, 'sent', {timeout: 5000});
    expect(textsOf(server.entries)).to.deep.equal(texts);
  });

  it('says when the disk is full, holds what it does not take, and writes it when there is room', async () => {
    offline();
    const pass = passOf('anna');
    const log = await open(pass);
    await log.append(post('on the disk'));
    const {transaction} = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function full(names, mode, options) {
      if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
      return transaction.call(this, names, mode, options);
    };
    try {
      expect((await log.append(post('in the page'))).pending).to.equal(true);
      await waitUntil(() => log.status === 'unsaved');
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    log.refresh();
    await waitUntil(() => log.status === 'waiting');
    log.close();
    expect(textsOf(await (await open(pass)).read(0))).to.deep.equal(['on the disk', 'in the page']);
  });
});
