import type {Gateway} from './gateway.js';

/** Another gateway may have let somebody in up to so long ago: then their last words are there only now. */
const SETTLED_MS = 8000;

/** Erases what somebody said and who they are: their token ends, and nothing tells that they were here. Resolves with how many entries. */
export async function eraseAuthor(space: string, author: string, gateway: Gateway): Promise<number> {
  const {people, presence, writing, hubs, talks, store} = gateway;
  // First nobody by this name comes in, then who is inside gets out, then all is erased.
  await people.remove(space, author);
  hubs.end(space, ({sub}) => sub === author);
  presence.erase(space, author);
  await writing.clear(space);
  await talks.carry(space);
  await noteErasure(space, gateway);
  const erased = await eraseNames(space, author, gateway);
  await gateway.confidences.forget(space, author);
  await noteErasure(space, gateway);
  again(gateway, async () => {
    if (await people.get(space, author) || !await store.records.get(`spaces/${space}`)) return;
    if (await eraseNames(space, author, gateway) > 0) await noteErasure(space, gateway);
  });
  return erased;
}

/** Also what stands under their pseudonyms: nobody but this server can find them, and only as long as it knows whose they are. */
async function eraseNames(space: string, sub: string, {store, talks}: Gateway): Promise<number> {
  let erased = 0;
  for (const author of (await talks.read(space)).allNamesOf(sub)) erased += await store.erase(space, {author});
  return erased;
}

/** Erases a space with all that is known of it. Its record goes last: cut off in the middle, it can be erased again. */
export async function eraseSpace(space: string, gateway: Gateway): Promise<number> {
  const {spaces, people, writing, hubs, store, talks, confidences} = gateway;
  await spaces.change(space, (before) => ({
    ...before, closed: true, anonymous: false, generation: {learner: before.generation.learner + 1, staff: before.generation.staff + 1},
  }));
  hubs.end(space, () => true);
  await writing.clear(space);
  const erased = await store.erase(space, 'all');
  await Promise.all((await people.list(space)).map(({sub}) => people.remove(space, sub)));
  await talks.remove(space);
  await confidences.remove(space);
  await spaces.remove(space);
  again(gateway, async () => {
    if (!(await store.records.get(`spaces/${space}`))) await store.erase(space, 'all');
  });
  return erased;
}

/**
 * Before and after something is erased: what gateways and pages hold of the space is read anew. Before, so that a server
 * that falls in between leaves nobody with what is gone; after, because until then it can still be read.
 */
export async function noteErasure(space: string, {spaces, store, hubs, now}: Gateway): Promise<void> {
  const last = await store.last(space);
  await spaces.change(space, (before) => ({
    ...before, erasures: Math.max((before.erasures ?? 0) + 1, now().getTime()), top: Math.max(before.top ?? 0, last),
  }));
  hubs.renew(space);
}

function again({stopping, journal}: Gateway, work: () => Promise<void>): void {
  const timer = setTimeout(() => {
    if (!stopping.aborted) work().catch((error: unknown) => journal('error', 'erase', {error: error instanceof Error ? error.name : 'unknown'}));
  }, SETTLED_MS);
  timer.unref();
}
