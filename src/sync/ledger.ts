import type {Entry} from '../core/entry.js';
import {faultOf} from '../core/storable.js';
import {isBetter} from '../core/fold.js';
import {UNNUMBERED} from '../core/log.js';
import type {Change, Refused} from './change.js';

/** What a page knows of its class. Changes may come late, twice and in any order: what is known ends the same. */
export class Ledger {
  readonly known = new Map<string, Entry>();
  readonly unsent = new Map<string, Entry>();
  readonly refused = new Map<string, Refused>();
  readonly names = new Map<string, string>();
  cursor = '0';
  /** Another number when names or what was refused changed. */
  turn = 0;

  /** @param space what all entries are said to be of, whatever the disk and the server call it */
  constructor(readonly space: string) {}

  /** Takes a change and returns the entries that are new or have got their number. */
  take({entries = [], unsent = [], refused = [], dropped = [], names = {}, cursor = this.cursor}: Change): Entry[] {
    const {known, space} = this;
    const news: Entry[] = [];
    const before = this.refused.size;
    const show = (given: Entry, seq = UNNUMBERED) => {
      const entry = {...given, space, seq};
      const before = known.get(entry.id);
      // What a newer page wrote stays on the disk until this one is as new.
      if ((before && !isBetter(entry, before)) || (seq && faultOf(entry))) return;
      known.set(entry.id, entry);
      news.push(entry);
    };
    for (const entry of entries) {
      show(entry, entry.seq);
      this.unsent.delete(entry.id);
      this.refused.delete(entry.id);
    }
    const wait = (list: Entry[], into: Map<string, Entry>, from: Map<string, Entry>) => {
      for (const entry of list) {
        show(entry);
        from.delete(entry.id);
        if (known.get(entry.id)?.seq === UNNUMBERED) into.set(entry.id, entry);
      }
    };
    wait(unsent, this.unsent, this.refused);
    wait(refused, this.refused, this.unsent);
    for (const id of dropped) this.refused.delete(id);
    for (const [sub, name] of Object.entries(names)) {
      if (this.names.get(sub) !== name) this.turn++;
      this.names.set(sub, name);
    }
    this.turn += this.refused.size - before;
    this.cursor = cursor;
    return news;
  }
}
