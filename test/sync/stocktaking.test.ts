import {expect, waitUntil} from '@open-wc/testing';
import type {Entry, NewEntry} from '../../src/core/entry.js';
import {merge, type Known} from '../../src/core/fold.js';
import {uuid} from '../../src/core/id.js';
import {UNNUMBERED} from '../../src/core/log.js';
import {HttpLog} from '../../src/sync/http-log.js';
import type {Net} from '../../src/sync/net.js';
import type {Pass} from '../../src/sync/pass.js';
import {stockOf, takeStock} from '../../src/sync/stocktaking.js';
import {fastNet, StandIn} from './stand-in.js';

const post = (text: string): NewEntry => ({id: uuid(), activity: 'talk', type: 'posted', data: {text}});
const textsOf = (entries: readonly Entry[]) => entries.map(({data}) => (data as {text: string}).text);

describe('taking stock', () => {
  let server: StandIn;
  let lesson: string;
  let logs: HttpLog[];

  beforeEach(() => {
    server = new StandIn();
    lesson = `lesson-${uuid()}`;
    logs = [];
  });

  afterEach(() => { for (const log of logs) log.close(); });

  const passOf = (sub: string, name?: string): Pass => ({server: server.server, space: 'class', sub, role: 'learner', token: server.person(sub, name)});

  /** A page: its log, and what an element shows of it. `anew`: it was to begin anew, as a lesson does. */
  async function open(pass: Pass, more: Partial<Net> = {}) {
    const log = await HttpLog.open(lesson, pass, fastNet(server, {speed: 100, ...more}));
    logs.push(log);
    let known: Known = new Map();
    log.subscribe(0, (batch) => { known = merge(known, batch); });
    const page = {log, anew: 0, shown: () => textsOf([...known.values()].filter(({type}) => type === 'posted'))};
    let busy = false;
    log.onStatus(() => {
      if (log.trouble !== 'stale' || busy) return;
      busy = true;
      void takeStock(log, () => logs.includes(log)).then((anew) => {
        busy = false;
        page.anew += Number(anew);
      });
    });
    return page;
  }

  const offline = () => { server.fault = () => { throw new TypeError('no network'); }; };
  const online = () => { server.fault = () => undefined; };

  it('drops an erased learner\'s words from the page, the disk and the other tab, and goes on', async () => {
    const pass = passOf('anna');
    const [one, two] = [await open(pass), await open({...pass})];
    server.person('ben', 'Ben');
    server.say('ben', post('from Ben'));
    server.say('cleo', post('from Cleo'));
    await waitUntil(() => one.shown().length === 2 && two.shown().length === 2, 'both hear', {timeout: 5000});
    server.people.clear();
    pass.token = two.log.pass.token = server.person('anna');
    server.erase('ben');
    await waitUntil(() => one.shown().length === 1 && two.shown().length === 1, 'dropped', {timeout: 8000});
    expect(one.shown()).to.deep.equal(['from Cleo']);
    expect(textsOf(await two.log.read(0))).to.deep.equal(['from Cleo']);
    server.say('cleo', post('and on'));
    await waitUntil(() => one.shown().length === 2 && two.shown().length === 2, 'goes on', {timeout: 5000});
    await waitUntil(() => one.log.trouble === undefined && two.log.trouble === undefined, 'well', {timeout: 5000});
    expect(one.log.nameOf('ben')).not.to.equal('Ben');
    for (const log of logs.splice(0)) log.close();
    offline();
    const later = await open(pass);
    expect(textsOf(await later.log.read(0)).sort()).to.deep.equal(['and on', 'from Cleo']);
    expect(later.log.nameOf('ben')).to.equal(undefined);
  });

  it('drops after a visit without a network what was erased meanwhile, and keeps what waits', async () => {
    const pass = passOf('anna');
    const before = await open(pass);
    server.say('ben', post('from Ben'));
    await waitUntil(() => before.shown().length === 1);
    await waitUntil(() => before.log.ledger.cursor.startsWith('2'));
    await before.log.keep({});
    for (const log of logs.splice(0)) log.close();
    offline();
    const away = await open(pass);
    await away.log.append(post('from the bus'));
    server.erase('ben');
    expect(away.shown()).to.include('from Ben');
    online();
    await waitUntil(() => away.shown().length === 1 && away.log.status === 'shared' && !away.log.trouble, 'dropped', {timeout: 8000});
    expect(away.shown()).to.deep.equal(['from the bus']);
    expect(textsOf(server.entries)).to.deep.equal(['from the bus']);
  });

  it('sends again, once, what a server lost that came back with an older state, and drops what others must say again', async () => {
    const pass = passOf('anna');
    const page = await open(pass);
    await page.log.append(post('kept'));
    await waitUntil(() => server.entries.length === 1 && page.log.ledger.unsent.size === 0);
    for (const text of ['lost 1', 'lost 2']) await page.log.append(post(text));
    server.say('ben', post('lost too'));
    await waitUntil(() => page.shown().length === 4 && page.log.ledger.unsent.size === 0);
    const ids = server.entries.map(({id}) => id);
    server.restore(2);
    server.say('ben', post('after the copy'));
    await page.log.append(post('while it is stale'));
    await waitUntil(() => page.anew === 1, 'to begin anew', {timeout: 8000});
    for (const log of logs.splice(0)) log.close();
    const anew = await open(pass);
    await waitUntil(() => anew.log.ledger.unsent.size === 0 && server.entries.length === 5, 'sent again', {timeout: 8000});
    expect(textsOf(server.entries)).to.deep.equal(['kept', 'after the copy', 'lost 1', 'lost 2', 'while it is stale']);
    expect(server.entries.map(({id}) => id)).to.include.members(ids.slice(0, 3));
    await waitUntil(() => anew.shown().length === 5, 'all shown', {timeout: 5000});
    expect(textsOf(await anew.log.read(0))).to.deep.equal(textsOf(server.entries));
  });

  it('does so in the page too, where the browser keeps nothing', async () => {
    const page = await open(passOf('anna'), {indexedDB: undefined});
    await page.log.append(post('lost'));
    server.say('ben', post('lost too'));
    await waitUntil(() => page.shown().length === 2 && page.log.ledger.unsent.size === 0);
    server.restore(0);
    await waitUntil(() => server.entries.length === 1 && page.log.ledger.unsent.size === 0 && page.shown().length === 1, 'sent again', {timeout: 8000});
    expect(textsOf(server.entries)).to.deep.equal(['lost']);
    expect(page.anew).to.equal(0);
  });

  it('tells what was erased from what was lost', () => {
    const entry = (id: string, seq: number, author: string): Entry => ({...post(id), id, seq, author, at: '', space: ''});
    const known = [entry('same', 1, 'ben'), entry('mine erased', 2, 'me'), entry('mine lost', 5, 'me'), entry('his lost', 6, 'ben'),
      entry('mine taken again', 7, 'me'), entry('waits', UNNUMBERED, 'me'), entry('erased before', 0, '-')];
    const there = [entry('same', 1, 'ben'), entry('new', 4, 'ben'), entry('mine taken again', 5, 'me')];
    const stock = stockOf(known, new Map(there.map((one) => [one.id, one])), {sub: 'me', agreed: 3});
    const ids = (entries: Entry[]) => entries.map(({id}) => id);
    expect(ids(stock.gone)).to.deep.equal(['mine erased', 'his lost', 'mine taken again']);
    expect(ids(stock.again)).to.deep.equal(['mine lost']);
    expect(ids(stock.come)).to.deep.equal(['new', 'mine taken again']);
  });
});
