import {noteErasure} from './erasure.js';
import type {Gateway} from './gateway.js';
import {traceOf} from './journal.js';
import type {Space} from './space.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Erases in every space what is older than it is to be kept, and who left nothing else. Resolves with how many entries. */
export async function retain(gateway: Gateway): Promise<number> {
  let erased = 0;
  for (const space of await gateway.spaces.list()) {
    if (gateway.stopping.aborted) break;
    if (space.retain !== undefined) erased += await retainIn(space, space.retain, gateway);
  }
  return erased;
}

async function retainIn({space}: Space, days: number, gateway: Gateway): Promise<number> {
  const {store, people, now, journal, talks} = gateway;
  const {before} = keptFrom(now().getTime(), days);
  await gateway.confidences.retain(space, before);
  const [oldest] = await store.read(space, 0, {limit: 1});
  const isDue = oldest !== undefined && oldest.at < before;
  if (isDue) {
    await talks.carry(space);
    await noteErasure(space, gateway);
  }
  const erased = isDue ? await store.erase(space, {before}) : 0;
  const here = await talks.read(space);
  const old = (await people.list(space)).filter(({joined}) => joined < before);
  await Promise.all(old.map(async ({sub}) => {
    for (const author of here.allNamesOf(sub)) if ((await store.read(space, 0, {author, limit: 1})).length > 0) return;
    await people.remove(space, sub);
  }));
  if (erased === 0) return 0;
  await noteErasure(space, gateway);
  journal('info', 'retention', {space, erased});
  return erased;
}

/** Whole days, by UTC: so that pages have to read a space anew once a day at most. */
const keptFrom = (now: number, days: number) => ({before: new Date((Math.floor(now / DAY_MS) - days) * DAY_MS).toISOString()});

/** A server that was just started has better things to do; and a program that opens it for a moment never comes to this. */
const FIRST_MS = 10_000;
const ROUND_MS = 60 * 60 * 1000;

/** Does so every hour, until the server goes. */
export function keepRetention(gateway: Gateway): void {
  const round = () => {
    retain(gateway).catch((error: unknown) => gateway.journal('error', 'retention', traceOf(error)));
  };
  const first = setTimeout(round, FIRST_MS).unref();
  const timer = setInterval(round, ROUND_MS).unref();
  gateway.stopping.addEventListener('abort', () => {
    clearTimeout(first);
    clearInterval(timer);
  });
}
