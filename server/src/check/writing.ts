import {expect, expectRefusal, expectStatus, resultsOf, idsOf, codesOf, type Sentence} from './sentence.js';
import {append, ask, at, post, readAll, type Item} from './wire.js';

/** What is taken, and what is not. */
export const writing: Sentence[] = [
  {
    says: 'entries are numbered in order, and told back with author, time and number',
    async tryOn({backend, ann}) {
      const items = [post('one'), post('two')];
      const before = Date.now();
      const answer = await append(backend, ann, items);
      expect('status', answer.status, 200);
      const results = resultsOf(answer);
      expect('dup', results.map(({dup}) => dup), [false, false]);
      expect('ascending', results[0]!.seq! < results[1]!.seq!, true);
      const told = (await readAll(backend, ann)).filter(({id}) => idsOf(items).includes(id));
      expect('told', told.map(({id, author, space, seq}) => ({id, author, space, seq})), items.map(({id}, i) => ({id, author: ann.sub, space: backend.space, seq: results[i]!.seq})));
      expect('the time is the server\'s', Math.abs(Date.parse(told[0]!.at) - before) < 24 * 3600 * 1000, true);
    },
  },
  {
    says: 'the same entry twice is one entry, with the number it had',
    async tryOn({backend, ann}) {
      const item = post('once');
      const [first] = resultsOf(await append(backend, ann, [item]));
      expect('again', resultsOf(await append(backend, ann, [item]))[0], {seq: first!.seq, dup: true});
      expect('twice in one batch', resultsOf(await append(backend, ann, [item, item])).map(({seq, dup}) => ({seq, dup})), [{seq: first!.seq, dup: true}, {seq: first!.seq, dup: true}]);
      expect('told once', (await readAll(backend, ann)).filter(({id}) => id === item.id).length, 1);
    },
  },
  {
    says: 'an id that is there with other content, or by somebody else, is 409 and changes nothing',
    async tryOn({backend, ann, ben}) {
      const item = post('said');
      await append(backend, ann, [item]);
      for (const [what, who, other] of [['other words', ann, {...item, data: {text: 'changed'}}], ['another activity', ann, {...item, activity: 'elsewhere'}], ['another author', ben, item]] as const) {
        const answer = await append(backend, who, [other]);
        expect(what, [answer.status, codesOf(answer)], [409, ['conflict']]);
      }
    },
  },
  {
    says: 'what is bad in a batch is refused by itself, and the rest is stored',
    async tryOn({backend, ann, ben}) {
      const good = [post('before'), post('after')];
      const bad: [unknown, string][] = [
        [{...post('x'), type: 'dreamt'}, 'unknown-type'], [{...post('x'), type: 'toString'}, 'unknown-type'],
        [{...post('x'), data: {text: 5}}, 'invalid'], [{...post('x'), data: null}, 'invalid'], [{...post('x'), id: 7}, 'invalid'],
        ['a text', 'invalid'], [null, 'invalid'], [{...post('x'), made: 'yesterday'}, 'invalid'],
        [post('x'.repeat(17 * 1024)), 'too-large'],
        [{...post('x'), author: ben.sub}, 'forged'], [{...post('x'), at: new Date().toISOString()}, 'forged'],
        [{...post('x'), seq: 1}, 'forged'], [{...post('x'), space: 'another'}, 'forged'],
      ];
      const answer = await append(backend, ann, [good[0], ...bad.map(([item]) => item), good[1]]);
      expect('status', answer.status, 200);
      expect('codes', codesOf(answer), ['stored', ...bad.map(([, code]) => code), 'stored']);
      const told = idsOf(await readAll(backend, ann));
      expect('stored', good.every(({id}) => told.includes(id)), true);
      expect('not stored', bad.some(([item]) => told.includes((item as Item | null)?.id ?? '-')), false);
    },
  },
  {
    says: 'a batch of one is answered with the status of its fault',
    async tryOn({backend, ann}) {
      expectStatus('unknown type', await append(backend, ann, [{...post('x'), type: 'dreamt'}]), 422);
      expectStatus('too large', await append(backend, ann, [post('x'.repeat(17 * 1024))]), 413);
      expectStatus('forged', await append(backend, ann, [{...post('x'), seq: 1}]), 422);
    },
  },
  {
    says: 'broken JSON is 400, no JSON 415, too many or too much 413, no list 422',
    async tryOn({backend, ann: {token}}) {
      const path = at(backend, 'entries');
      expectRefusal('broken', await ask(backend, 'POST', path, {token, body: '{"entries": ['}), 400);
      expectRefusal('a list', await ask(backend, 'POST', path, {token, body: '[]'}), 400);
      expectRefusal('plain text', await ask(backend, 'POST', path, {token, body: '{}', headers: {'content-type': 'text/plain'}}), 415);
      expectRefusal('101 entries', await ask(backend, 'POST', path, {token, body: {entries: Array.from({length: 101}, () => post('x'))}}), 413);
      expectRefusal('no entries', await ask(backend, 'POST', path, {token, body: {}}), [400, 422]);
      expectRefusal('2 MiB', await ask(backend, 'POST', path, {token, body: {entries: [], filling: 'x'.repeat(2 * 1024 * 1024)}}), 413);
    },
  },
  {
    says: 'the time made is corrected by the time sent, however wrong the clock, and never after arrival',
    async tryOn({backend, ann}) {
      const minute = 60_000;
      for (const wrongBy of [-30, 0, 30].map((years) => years * 365 * 24 * 60 * minute)) {
        const sent = Date.now() + wrongBy;
        const item = {...post('made'), made: new Date(sent - 10 * minute).toISOString()};
        const future = {...post('made'), made: new Date(sent + 10 * minute).toISOString()};
        await append(backend, ann, [item, future], {sent: new Date(sent).toISOString()});
        const told = await readAll(backend, ann);
        const [past, later] = [item, future].map(({id}) => told.find((entry) => entry.id === id)!);
        expect('ten minutes before arrival', Math.round((Date.parse(past!.at) - Date.parse(past!.made!)) / minute), 10);
        expect('not after arrival', later!.made! <= later!.at, true);
      }
    },
  },
];
