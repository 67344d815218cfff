import {expect, type Sentence} from './sentence.js';
import {ask, at, join, listen, type Backend, type Person} from './wire.js';

/** What is told may be a second old, and another gateway hears of it in another one. */
const SOON_MS = 20_000;
const LOOK_MS = 250;

interface Told {count: number; people?: {sub: string}[]}

const look = async (backend: Backend, {token}: Person) => (await ask(backend, 'GET', at(backend, 'presence'), {token})).body as unknown as Told;

async function expectSoon(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const late = Date.now() + SOON_MS; !await holds();) {
    if (Date.now() > late) throw new Error(`${what}: not within ${SOON_MS / 1000} s`);
    await new Promise((done) => { setTimeout(done, LOOK_MS); });
  }
}

/** Who is here. */
export const presence: Sentence[] = [
  {
    says: 'who holds a stream or waits is present until a while after, unless aside; learners are told how many, the staff also who',
    async tryOn({backend, tea}) {
      const [streams, waits, aside] = [await join(backend, {code: backend.code}), await join(backend, {code: backend.code}), await join(backend, {code: backend.code})];
      const open = [await listen(backend, streams), await listen(backend, aside, 'after=0&aside=1'), await listen(backend, tea)];
      const waiting = ask(backend, 'GET', at(backend, 'entries?after=999999999&wait=4'), {token: waits.token});
      const isHere = async ({sub}: Person) => Boolean((await look(backend, tea)).people?.some((person) => person.sub === sub));
      await expectSoon('who holds a stream is present', () => isHere(streams));
      await expectSoon('who waits is present', () => isHere(waits));
      expect('who is aside, and the staff', [await isHere(aside), await isHere(tea)], [false, false]);
      const told = await look(backend, streams);
      expect('a learner is told', [Object.keys(told), told.count >= 2], [['count'], true]);
      for (const {close} of open) close();
      await waiting;
      await expectSoon('who went is not present', async () => !await isHere(streams) && !await isHere(waits));
    },
  },
];
