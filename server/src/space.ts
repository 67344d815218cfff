import {Failure} from './failure.js';
import {digestOf, freshCode, freshKey, freshName} from './secret.js';
import type {Store} from './store.js';

/** Whom a space believes beside its own codes: the site that it is part of. Either a shared secret or an address of keys. */
export interface SiteTrust {
  secret?: string;
  jwks?: string;
  issuer?: string;
  audience?: string;
}

/** What was written since one start of a server: `name` rises with time, `after` is the number that was the last then. */
export interface Run {
  name: number;
  after: number;
}

/** A class: what is known of it beside its entries. */
export interface Space {
  space: string;
  created: string;
  label?: string;
  lesson?: string;
  code: string;
  /** Only the digest of the staff's key is kept: who reads the disk cannot become staff. */
  keyDigest: string;
  /** Makes pseudonyms of a site's accounts. */
  salt: string;
  /** Tokens of another generation no longer count. */
  generation: {learner: number; staff: number};
  closed: boolean;
  /** Whether people may come in without a code. */
  anonymous: boolean;
  /** Days that entries are kept; for ever without it. */
  retain?: number;
  site?: SiteTrust;
  /** Another number whenever something was erased: tells every gateway and every page that what it holds is old. Nobody's name is in it. */
  erasures?: number;
  /** What was written since which start of a server: tells pages which came from a later state that was lost. */
  runs?: Run[];
  /** The highest number when something was last erased: stores forget it with the entry that had it. */
  top?: number;
}

/** Another one means that what is held of the space is old: something was erased, or it was made anew. */
export const editionOf = ({created, erasures = 0}: Space): string => `${created} ${erasures}`;

/** What its maker and its staff may set. */
export type SpaceSettings = Partial<Pick<Space, 'label' | 'lesson' | 'anonymous' | 'retain' | 'site'>>;

/** What the staff sees. */
export const spaceView = ({space, created, label, lesson, code, closed, anonymous, retain, site}: Space) => ({
  space, created, ...(label !== undefined && {label}), ...(lesson !== undefined && {lesson}),
  code, closed, anonymous, ...(retain !== undefined && {retain}), site: site !== undefined,
});

/** How long what was read may be old: another gateway's change is seen after this. */
const FRESH_MS = 1000;
const KEPT_AT_MOST = 5000;

const recordKey = (space: string) => `spaces/${space}`;
const codeKey = (code: string) => `codes/${code}`;
const nowhere = () => new Failure(404, 'no-space', 'There is no such space. Look at its address, or ask for a new one: it may have been deleted.');

/** All spaces of a store. */
export class Spaces {
  readonly #known = new Map<string, {space: Space; until: number}>();
  readonly #records: Store['records'];
  readonly #now: () => Date;

  constructor({records}: Store, now: () => Date) {
    this.#records = records;
    this.#now = now;
  }

  /** Rejects with 404 when there is none. */
  async get(id: string): Promise<Space> {
    const kept = this.#known.get(id);
    return kept && kept.until > performance.now() ? kept.space : this.look(id);
  }

  /** As it is in the store at this moment. */
  async look(id: string): Promise<Space> {
    const record = await this.#records.get(recordKey(id));
    if (record) return this.#keep(record.value as Space);
    this.#known.delete(id);
    throw nowhere();
  }

  async list(): Promise<Space[]> {
    return (await this.#records.list(recordKey(''))).map(({value}) => value as Space);
  }

  /** Makes one with a name of its own, or the wished one; 409 when that is taken. `key`: the staff's, which is told only here. */
  async create({space: wished, ...settings}: SpaceSettings & {space?: string}): Promise<{space: Space; key: string}> {
    const id = wished ?? freshName(8);
    const [code, key] = [await this.#claimCode(id), freshKey()];
    const space: Space = {
      anonymous: false, ...settings, space: id, created: this.#now().toISOString(), code, keyDigest: digestOf(key),
      salt: freshKey(), generation: {learner: 1, staff: 1}, closed: false,
    };
    if (await this.#records.put(recordKey(id), space, {if: 0})) return {space: this.#keep(space), key};
    await this.#records.delete(codeKey(code));
    throw new Failure(409, 'space-taken', 'There is a space of this name already. Choose another, or leave the name out.');
  }

  /** Changes it as it is now, whoever else changes it. */
  async change(id: string, how: (space: Space) => Space): Promise<Space> {
    for (;;) {
      const record = await this.#records.get(recordKey(id));
      if (!record) throw nowhere();
      const space = how(record.value as Space);
      if (await this.#records.put(recordKey(id), space, {if: record.version})) return this.#keep(space);
    }
  }

  /** A new code; with `revoke` the tokens of all but the staff end. */
  async rotateCode(id: string, revoke: boolean): Promise<Space> {
    const code = await this.#claimCode(id);
    let old: string | undefined;
    const space = await this.change(id, (before) => {
      old = before.code;
      const {learner, staff} = before.generation;
      return {...before, code, generation: {learner: learner + (revoke ? 1 : 0), staff}};
    });
    if (old !== undefined) await this.#records.delete(codeKey(old));
    return space;
  }

  /** A new key; the staff's tokens end. */
  async rotateKey(id: string): Promise<{space: Space; key: string}> {
    const key = freshKey();
    const space = await this.change(id, (before) => ({
      ...before, keyDigest: digestOf(key), generation: {...before.generation, staff: before.generation.staff + 1},
    }));
    return {space, key};
  }

  /** The space that a code opens. */
  async byCode(code: string): Promise<string | undefined> {
    return ((await this.#records.get(codeKey(code)))?.value as {space: string} | undefined)?.space;
  }

  async remove(id: string): Promise<void> {
    const record = await this.#records.get(recordKey(id));
    if (record) await this.#records.delete(codeKey((record.value as Space).code));
    await this.#records.delete(recordKey(id));
    this.#known.delete(id);
  }

  #keep(space: Space): Space {
    if (this.#known.size >= KEPT_AT_MOST) this.#known.clear();
    this.#known.set(space.space, {space, until: performance.now() + FRESH_MS});
    return space;
  }

  async #claimCode(id: string): Promise<string> {
    for (;;) {
      const code = freshCode();
      if (await this.#records.put(codeKey(code), {space: id}, {if: 0})) return code;
    }
  }
}
