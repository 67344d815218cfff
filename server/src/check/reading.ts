import {expect, resultsOf, idsOf, type Sentence} from './sentence.js';
import {answerTo, append, ask, at, listen, note, post, read, readAll, toTheEnd, type Person} from './wire.js';

/** Who is told what. */
export const reading: Sentence[] = [
  {
    says: 'posts are for all with names, answers for their author and the staff, notes for their author alone',
    async tryOn({backend, ann, ben, tea}) {
      const [said, answered, noted] = [post('for all'), answerTo('q1'), note('mine')];
      await append(backend, ann, [said, answered, noted]);
      const sees = async (person: Person) => {
        const told = idsOf(await readAll(backend, person));
        return [said, answered, noted].map(({id}) => told.includes(id));
      };
      expect('the author', await sees(ann), [true, true, true]);
      expect('another learner', await sees(ben), [true, false, false]);
      expect('the staff', await sees(tea), [true, true, false]);
      const {names} = await read(backend, ben);
      expect('the name', typeof names[ann.sub], 'string');
    },
  },
  {
    says: 'reading goes on from the cursor, takes so many, and of one activity',
    async tryOn({backend, ann}) {
      const items = [post('a', 'page-1'), post('b', 'page-2'), post('c', 'page-1')];
      const [{seq}] = resultsOf(await append(backend, ann, items)) as [{seq: number}];
      const first = await read(backend, ann, `after=${seq - 1}&limit=1`);
      expect('the first', idsOf(first.entries), [items[0]!.id]);
      expect('the rest', idsOf((await read(backend, ann, `after=${first.cursor}`)).entries).slice(0, 2), idsOf(items.slice(1)));
      expect('of one activity', idsOf((await read(backend, ann, `after=${seq - 1}&activity=page-1`)).entries), [items[0]!.id, items[2]!.id]);
    },
  },
  {
    says: 'a long poll answers when something comes, and with nothing when its time is over',
    async tryOn({backend, ann, ben}) {
      const cursor = await toTheEnd(backend, ben);
      const empty = await read(backend, ben, `after=${cursor}&wait=1`);
      expect('nothing', [empty.entries.length, parseInt(empty.cursor) >= parseInt(cursor)], [0, true]);
      const waiting = read(backend, ben, `after=${cursor}&wait=25`);
      const item = post('soon');
      await new Promise((done) => setTimeout(done, 300));
      await append(backend, ann, [item]);
      expect('the news', idsOf((await waiting).entries), [item.id]);
    },
  },
  {
    says: 'a stream tells what is there and then what comes, and goes on where it broke off without a gap or a double',
    async tryOn({backend, ann, ben}) {
      const items = Array.from({length: 6}, (_, i) => post(`stream ${i}`));
      const mine = (entries: readonly {id: string}[]) => idsOf(entries).filter((id) => idsOf(items).includes(id));
      await append(backend, ann, items.slice(0, 2));
      const first = await listen(backend, ben);
      expect('type', first.response.headers.get('content-type')?.split(';')[0], 'text/event-stream');
      await first.until(() => mine(first.entries()).length >= 2);
      await append(backend, ann, items.slice(2, 4));
      await first.until(() => mine(first.entries()).length >= 4);
      expect('so far', mine(first.entries()), idsOf(items.slice(0, 4)));
      first.close();
      await append(backend, ann, items.slice(4, 5));
      const last = first.messages.at(-1)!.id;
      for (const [query, headers] of [[`after=${last}`, {}], ['after=0', {'last-event-id': last}]] as const) {
        const second = await listen(backend, ben, query, headers);
        await second.until(() => mine(second.entries()).length >= 1);
        if (query !== 'after=0') await append(backend, ann, items.slice(5));
        await second.until(() => mine(second.entries()).length >= 2);
        expect(`the rest by ${query}`, mine(second.entries()), idsOf(items.slice(4)));
        second.close();
      }
    },
  },
  {
    says: 'a silent stream is kept alive within 20 s',
    async tryOn({backend, ben}) {
      const stream = await listen(backend, ben, `after=${await toTheEnd(backend, ben)}`);
      await stream.until(() => stream.comments() + stream.messages.length >= 3, 20_000);
      stream.close();
      // The greeting, that nothing is missing, and one more after a while.
      expect('signs of life', stream.comments() + stream.messages.length >= 2 && stream.comments() >= 1, true);
    },
  },
  {
    says: 'any page may ask, also one without an origin, and nothing is cached or kept in cookies',
    async tryOn({backend, ann: {token}}) {
      const asked = await ask(backend, 'GET', at(backend, 'me'), {token, headers: {origin: 'null'}});
      expect('Origin: null', [asked.status, asked.headers.get('access-control-allow-origin')], [200, '*']);
      expect('credentials', asked.headers.get('access-control-allow-credentials'), null);
      expect('cache-control', asked.headers.get('cache-control')?.includes('no-store'), true);
      expect('cookies', asked.headers.get('set-cookie'), null);
      const preflight = await ask(backend, 'OPTIONS', at(backend, 'entries'), {headers: {origin: 'null', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type'}});
      expect('preflight', [preflight.status < 300, preflight.headers.get('access-control-allow-origin')], [true, '*']);
      expect('the header', /authorization/i.test(preflight.headers.get('access-control-allow-headers') ?? ''), true);
      const refused = await ask(backend, 'GET', at(backend, 'me'), {headers: {origin: 'null'}});
      expect('a refusal can be read too', refused.headers.get('access-control-allow-origin'), '*');
    },
  },
];
