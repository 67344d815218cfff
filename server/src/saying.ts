import {isEntry, type Entry, type EntryType} from '../../src/core/entry.js';
import {TALK_TYPES, type Place} from '../../src/core/talk.js';
import {keyOf} from './access.js';
import type {Gateway} from './gateway.js';
import type {Desk, Fault} from './intake.js';
import {permitOf} from './permit.js';
import type {Incoming, Outcome} from './store.js';
import type {SpaceTalks} from './talks.js';

/** Of which it matters what was said just before: how the talk is arranged, and that somebody took part in it. */
const fresh = (type: EntryType): boolean => TALK_TYPES.has(type) || type === 'progressed' || type === 'completed';

/** What is said in confidence waits elsewhere, and has no number: 0 tells its author's device that there is nothing to keep. */
export async function sayAll(entries: readonly Incoming[], desk: Desk, gateway: Gateway): Promise<(Outcome | {fault: Fault})[]> {
  const confided = entries.filter(({type}) => type === 'confided');
  if (confided.length === 0) return say(entries, desk, gateway);
  const outcomes = new Map<Incoming, Outcome | {fault: Fault}>();
  for (const entry of confided) outcomes.set(entry, {seq: 0, ...await gateway.confidences.take(desk.space, desk.sub, entry)});
  const others = entries.filter((entry) => !outcomes.has(entry));
  if (others.length > 0) for (const [i, outcome] of (await say(others, desk, gateway)).entries()) outcomes.set(others[i]!, outcome);
  return entries.map((entry) => outcomes.get(entry)!);
}

/** Stores what may be said, each under the name it is to have, in order. Says of each what became of it. */
function say(entries: readonly Incoming[], desk: Desk, gateway: Gateway): Promise<(Outcome | {fault: Fault})[]> {
  if (!entries.some(({type}) => fresh(type))) return sayNow(entries, desk, gateway, 'recall');
  // Two requests of one person at once must not both be the last that is allowed.
  return gateway.inTurn(keyOf(desk), async () => {
    const outcomes: (Outcome | {fault: Fault})[] = [];
    // What comes after an arrangement goes by it.
    for (const part of parted(entries)) outcomes.push(...await sayNow(part, desk, gateway, 'read'));
    return outcomes;
  });
}

function parted(entries: readonly Incoming[]): Incoming[][] {
  const parts: Incoming[][] = [[]];
  for (const entry of entries) {
    parts.at(-1)!.push(entry);
    if (entry.type === 'arranged') parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

async function sayNow(entries: readonly Incoming[], desk: Desk, {talks: all, store}: Gateway, how: 'read' | 'recall'): Promise<(Outcome | {fault: Fault})[]> {
  const talks = await all[how](desk.space);
  const before = new Map<string, Place>();
  const permits = entries.map((entry) => {
    const permit = permitOf(entry, desk, talks, before);
    if ('author' in permit && isEntry(entry as Entry, 'posted')) before.set(entry.id, placeOf(entry as Incoming & Entry<'posted'>, permit.author, desk.at));
    return permit;
  });
  const outcomes: (Outcome | {fault: Fault})[] = [];
  for (let from = 0; from < entries.length;) {
    const permit = permits[from]!;
    if ('fault' in permit) {
      outcomes.push(permit);
      from += 1;
      continue;
    }
    const {author} = permit;
    const rest = permits.slice(from);
    const length = rest.findIndex((next) => !('author' in next) || next.author !== author);
    const run = entries.slice(from, length < 0 ? undefined : from + length);
    outcomes.push(...await store.append(desk.space, author, desk.at, run));
    from += run.length;
  }
  return Promise.all(outcomes.map(async (outcome, i) => ('conflict' in outcome ? underOther(entries[i]!, {desk, talks, store, permit: permits[i]!}) : outcome)));
}

const placeOf = ({data: {parent}}: Entry<'posted'>, author: string, at: string): Place => ({author, at, ...(parent !== undefined && {parent})});

/** What was said before the talk was arranged anew is there under the speaker's other name. */
async function underOther(
  entry: Incoming, {desk, talks, store, permit}: {desk: Desk; talks: SpaceTalks; store: Gateway['store']; permit: ReturnType<typeof permitOf>},
): Promise<Outcome> {
  const others = talks.namesOf(entry.activity, desk.sub).filter((name) => !('author' in permit) || name !== permit.author);
  for (const other of others) {
    const [outcome] = await store.append(desk.space, other, desk.at, [entry]);
    if (outcome && 'seq' in outcome) return outcome;
  }
  return {conflict: true};
}
