import type {Role} from '../../src/core/audience.js';
import type {Store} from './store.js';
import {isPseudonym} from './veil.js';

/** What is known of somebody in a space: apart from the entries, so that it can go while they stay. */
export interface Person {
  role: Role;
  /** How they came in. */
  via: 'code' | 'key' | 'site' | 'open';
  /** When they joined or renewed last. */
  joined: string;
  name?: string;
  /** Who they are on the site that sent them. */
  account?: string;
}

export interface People {
  get(space: string, sub: string): Promise<Person | undefined>;
  put(space: string, sub: string, person: Person): Promise<void>;
  remove(space: string, sub: string): Promise<void>;
  list(space: string): Promise<(Person & {sub: string})[]>;
  /** The names of these people, without those who have none. */
  names(space: string, subs: Iterable<string>): Promise<Record<string, string>>;
}

/** Another gateway's change is seen after this. */
const FRESH_MS = 5000;
const KEPT_AT_MOST = 50_000;
/** From so many on, one look at all is less work than one at each. */
const MANY = 25;

const prefixOf = (space: string) => `people/${space}/`;

/** The people of all spaces of a store. */
export function peopleOf({records}: Store): People {
  const known = new Map<string, {person: Person | undefined; until: number}>();
  const keep = (key: string, person: Person | undefined) => {
    if (known.size >= KEPT_AT_MOST) known.clear();
    known.set(key, {person, until: performance.now() + FRESH_MS});
    return person;
  };
  const kept = (key: string) => {
    const found = known.get(key);
    return found && found.until > performance.now() ? found : undefined;
  };

  async function get(space: string, sub: string): Promise<Person | undefined> {
    const key = prefixOf(space) + sub;
    const found = kept(key);
    return found ? found.person : keep(key, (await records.get(key))?.value as Person | undefined);
  }

  async function list(space: string): Promise<(Person & {sub: string})[]> {
    const prefix = prefixOf(space);
    return (await records.list(prefix)).map(({key, value}) => {
      keep(key, value as Person);
      return {sub: key.slice(prefix.length), ...value as Person};
    });
  }

  return {
    get,
    list,
    async put(space, sub, person) {
      await records.put(prefixOf(space) + sub, person);
      keep(prefixOf(space) + sub, person);
    },
    async remove(space, sub) {
      await records.delete(prefixOf(space) + sub);
      keep(prefixOf(space) + sub, undefined);
    },
    async names(space, subs) {
      const wanted = [...new Set(subs)].filter((sub) => !isPseudonym(sub));
      if (wanted.filter((sub) => !kept(prefixOf(space) + sub)).length > MANY) await list(space);
      // Without a prototype: a name is looked up by what people are called.
      const names = Object.create(null) as Record<string, string>;
      await Promise.all(wanted.map(async (sub) => {
        const name = (await get(space, sub))?.name;
        if (name !== undefined) names[sub] = name;
      }));
      return names;
    },
  };
}
