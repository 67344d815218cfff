import {uuid} from '../../../src/core/id.js';
import {expect, expectRefusal, idsOf, codesOf, type Sentence} from './sentence.js';
import {answerTo, append, ask, at, join, listen, note, post, readAll, toTheEnd, type Item} from './wire.js';

/** Another gateway may hear of an erasure by a look now and then. */
const ENDS_MS = 25_000;

/** What is the staff's alone. */
export const staff: Sentence[] = [
  {
    says: 'no learner may do what is the staff\'s, nor erase another',
    async tryOn({backend, ann, ben}) {
      const calls: [string, string, object?][] = [
        ['GET', ''], ['PATCH', '', {label: 'mine'}], ['DELETE', ''], ['POST', '/codes', {}], ['POST', '/codes', {key: true}], ['POST', '/close'],
        ['POST', '/open'], ['GET', '/people'], ['GET', '/export'], ['GET', '/export?format=csv'], ['DELETE', `/authors/${ben.sub}/entries`],
      ];
      for (const [method, path, body] of calls) {
        expectRefusal(`${method} ${path}`, await ask(backend, method, `/v1/spaces/${backend.space}${path}`, {token: ann.token, ...(body && {body})}), 403);
      }
      expectRefusal('POST /v1/spaces', await ask(backend, 'POST', '/v1/spaces', {token: ann.token, body: {}}), [401, 403]);
    },
  },
  {
    says: 'the staff sees the people, and exports all but the notes: as NDJSON, and as CSV in which no formula runs',
    async tryOn({backend, ann, tea: {token}}) {
      const [said, mine] = [post('=cmd|"/c calc"!A0'), note('mine')];
      await append(backend, ann, [said, mine]);
      const people = (await ask(backend, 'GET', at(backend, 'people'), {token})).body?.people as {sub: string}[];
      expect('Ann', people.some(({sub}) => sub === ann.sub), true);
      const lines = (await ask(backend, 'GET', at(backend, 'export?format=ndjson'), {token})).text.trim().split('\n').map((line) => (JSON.parse(line) as Item).id);
      expect('NDJSON', [lines.includes(said.id), lines.includes(mine.id)], [true, false]);
      const csv = (await ask(backend, 'GET', at(backend, 'export?format=csv'), {token})).text;
      expect('CSV has it', csv.includes(said.id), true);
      expect('a formula', /(^|,)"?=cmd/m.test(csv), false);
    },
  },
  {
    says: 'a closed space takes nothing from learners, can still be read, and can be opened again',
    async tryOn({backend, ann, tea}) {
      const item = post('late');
      await ask(backend, 'POST', at(backend, 'close'), {token: tea.token});
      try {
        const refused = await append(backend, ann, [item]);
        expectRefusal('append', refused, 410);
        expect('code', (refused.body?.error as {code: string}).code, 'closed');
        expect('read', (await ask(backend, 'GET', at(backend, 'entries'), {token: ann.token})).status, 200);
      } finally {
        // What comes after this is not to fail for it.
        await ask(backend, 'POST', at(backend, 'open'), {token: tea.token});
      }
      expect('append again', codesOf(await append(backend, ann, [item])), ['stored']);
    },
  },
  {
    says: 'who is erased leaves nothing in any reading or export, and their token ends',
    async tryOn({backend, tea}) {
      const gone = await join(backend, {code: backend.code, name: `Gone ${uuid()}`});
      const items = [post('forget me'), answerTo('q9'), note('me too')];
      await append(backend, gone, items);
      const erased = await ask(backend, 'DELETE', at(backend, `authors/${gone.sub}/entries`), {token: tea.token});
      expect('erased', [erased.status, erased.body?.erased], [200, 3]);
      const seen = JSON.stringify(await readAll(backend, tea))
        + (await ask(backend, 'GET', at(backend, 'export?format=csv'), {token: tea.token})).text
        + (await ask(backend, 'GET', at(backend, 'people'), {token: tea.token})).text;
      expect('left', [gone.sub, ...idsOf(items), 'Gone '].filter((text) => seen.includes(text)), []);
      expectRefusal('the token', await append(backend, gone, [post('still here')]), 401);
    },
  },
  {
    says: 'who has read what was erased since is told to read anew, with 412 and not who it was; what waits is taken all the same',
    async tryOn({backend, ann, ben, tea}) {
      const gone = await join(backend, {code: backend.code});
      await append(backend, gone, [post('soon gone')]);
      const cursor = await toTheEnd(backend, ben);
      const stream = await listen(backend, ben, `after=${cursor}`);
      await ask(backend, 'DELETE', at(backend, `authors/${gone.sub}/entries`), {token: tea.token});
      const hasEnded = await Promise.race([stream.ended.then(() => true), new Promise((done) => { setTimeout(done, ENDS_MS, false).unref(); })]);
      stream.close();
      expect('who listens is sent away to come back', hasEnded, true);
      const stale = await ask(backend, 'GET', at(backend, `entries?after=${cursor}`), {token: ben.token});
      expectRefusal('an old cursor', stale, 412);
      expect('nothing was lost', stale.body?.agreed, undefined);
      expect('not who it was', stale.text.includes(gone.sub), false);
      expectRefusal('a stream from there', await ask(backend, 'GET', at(backend, `entries?after=${cursor}`), {token: ben.token, headers: {accept: 'text/event-stream'}}), 412);
      expect('what waits', codesOf(await append(backend, ann, [post('waited')], {after: cursor})), ['stored']);
      expect('anew', (await ask(backend, 'GET', at(backend, `entries?after=${await toTheEnd(backend, ben)}`), {token: ben.token})).status, 200);
    },
  },
  {
    says: 'a learner may erase what they said themselves',
    async tryOn({backend}) {
      const gone = await join(backend, {code: backend.code});
      await append(backend, gone, [post('mine')]);
      expect('status', (await ask(backend, 'DELETE', at(backend, `authors/${gone.sub}/entries`), {token: gone.token})).status, 200);
    },
  },
  {
    says: 'a new code ends the old one, and a new key the old key with all its tokens',
    own: true,
    async tryOn({backend, ann, tea}) {
      const {body} = await ask(backend, 'POST', at(backend, 'codes'), {token: tea.token, body: {}});
      expectRefusal('the old code', await ask(backend, 'POST', '/v1/join', {body: {code: backend.code}}), 403);
      backend.code = String(body?.code);
      expect('the new code', (await join(backend, {code: backend.code})).role, 'learner');
      expect('learners stay', (await ask(backend, 'GET', at(backend, 'me'), {token: ann.token})).status, 200);
      const old = backend.key;
      backend.key = String((await ask(backend, 'POST', at(backend, 'codes'), {token: tea.token, body: {key: true}})).body?.key);
      expectRefusal('the old key', await ask(backend, 'POST', at(backend, 'join'), {body: {key: old}}), 403);
      expectRefusal('the old token', await ask(backend, 'GET', at(backend, 'people'), {token: tea.token}), 401);
      expect('the new key', (await join(backend, {key: backend.key})).role, 'staff');
    },
  },
];
