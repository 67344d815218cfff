import {isEntry, type Entry} from './entry.js';
import {isBetter} from './fold.js';
import {isModeration, isStaffs} from './talk.js';

/** A medium is cut into stretches of so many seconds: what is told of a class is never more exact. */
export const STRETCH = 5;
/** Nothing beyond it is counted, seconds: a forged time must not fill the memory. */
const LONGEST = 12 * 3600;

/** What one learner did in one activity. */
export interface Cell {
  /** How much of it is done, 0..1, the most it ever was. */
  ratio: number;
  done: boolean;
  /** Time thought and played, ms. */
  spent: number;
  /** When something last happened, ISO 8601. */
  last: string;
  /** What is judged by its order: answers, results, what was asked. */
  said: Entry<'answered' | 'submitted' | 'completed' | 'asked'>[];
  /** How long each stretch of the medium was played, ms. */
  played?: number[];
}

/** One learner. */
export interface Pupil {
  sub: string;
  last: string;
  cells: Map<string, Cell>;
}

/** A post, with what became of it. */
export interface Said {
  id: string;
  author: string;
  activity: string;
  text: string;
  at: number | undefined;
}

/** Somebody pressed a button of a pulse, at a second of a medium where it belongs to one. */
export interface Pulse {author: string; activity: string; label: string; at: number | undefined}

/**
 * What the entries of a class come to, by learner and activity, kept up as they come: each is looked at once, and repeats
 * and the order of their coming change nothing.
 */
export class Register {
  /** Another number after each change. */
  version = 0;
  /** Who has spoken as staff: what they try out is nobody's work. */
  readonly staff = new Set<string>();
  readonly pulses = new Map<string, Pulse>();
  /** Activity -> the types of what happened there. */
  readonly kinds = new Map<string, Set<string>>();
  readonly #known = new Map<string, Entry>();
  readonly #pupils = new Map<string, Pupil>();
  readonly #posts = new Map<string, Entry<'posted'>>();
  readonly #edits = new Map<string, Entry<'edited'>[]>();
  readonly #removed = new Map<string, Set<string>>();
  readonly #hidden = new Map<string, Entry<'moderated'>>();
  /** Presses that were taken back, as `author id`. */
  readonly #withdrawn = new Set<string>();
  #list: {version: number; besides: string | undefined; pupils: readonly Pupil[]} | undefined;

  /** Takes what has come; returns whether it was news. */
  take(batch: Iterable<Entry>): boolean {
    const {version} = this;
    for (const entry of batch) {
      const before = this.#known.get(entry.id);
      if (before && !isBetter(entry, before)) continue;
      this.#known.set(entry.id, entry);
      this.version++;
      this.#enter(entry, before);
    }
    return version !== this.version;
  }

  /** All entries, in no order. */
  get entries(): Iterable<Entry> {
    return this.#known.values();
  }

  /** Who learns here, in the order of their ids: everybody who has not spoken as staff, and is not left out. The same list until something changes. */
  pupils(besides?: string): readonly Pupil[] {
    if (this.#list?.version !== this.version || this.#list.besides !== besides) {
      const pupils = [...this.#pupils.values()].filter(({sub}) => sub !== besides && !this.staff.has(sub)).sort((a, b) => (a.sub < b.sub ? -1 : 1));
      this.#list = {version: this.version, besides, pupils};
    }
    return this.#list.pupils;
  }

  pupil(sub: string): Pupil | undefined {
    return this.#pupils.get(sub);
  }

  /** Posts that still stand, in their present words. */
  get posts(): Said[] {
    return [...this.#posts.values()].flatMap(({id, author, activity, data}) => {
      if (this.#removed.get(id)?.has(author) || this.#hidden.get(id)?.data.on) return [];
      const edit = this.#edits.get(id)?.filter((each) => each.author === author).reduce<Entry<'edited'> | undefined>(later, undefined);
      return [{id, author, activity, text: edit?.data.text ?? data.text, at: data.at}];
    });
  }

  #enter(entry: Entry, before: Entry | undefined): void {
    const {author, activity, type} = entry;
    if (isStaffs(entry)) this.staff.add(author);
    const pupil = this.#pupilOf(author);
    const at = entry.made ?? entry.at;
    if (at > pupil.last) pupil.last = at;
    let kinds = this.kinds.get(activity);
    if (!kinds) this.kinds.set(activity, kinds = new Set());
    kinds.add(type);
    if (this.#hearTalk(entry)) return;
    const cell = cellOf(pupil, activity);
    if (at > cell.last) cell.last = at;
    if (isEntry(entry, 'progressed')) cell.ratio = Math.max(cell.ratio, entry.data.ratio);
    else if (isEntry(entry, 'watched')) {
      if (!before) play(cell, entry.data);
    } else if (isEntry(entry, 'answered') || isEntry(entry, 'submitted') || isEntry(entry, 'completed') || isEntry(entry, 'asked')) {
      this.#say(cell, entry, before);
    }
  }

  #say(cell: Cell, entry: Entry<'answered' | 'submitted' | 'completed' | 'asked'>, before: Entry | undefined): void {
    if (before) cell.said = cell.said.filter(({id}) => id !== entry.id);
    else if (isEntry(entry, 'answered') && !entry.data.judged) cell.spent += Math.round(entry.data.duration * 1000);
    if (isEntry(entry, 'completed')) {
      cell.ratio = 1;
      cell.done = true;
    }
    cell.said.push(entry);
  }

  /** Takes what belongs to a talk or a pulse; returns whether it did. */
  #hearTalk(entry: Entry): boolean {
    const {id, author, activity} = entry;
    if (isEntry(entry, 'posted')) this.#posts.set(id, entry);
    else if (isEntry(entry, 'edited')) {
      const {post} = entry.data;
      this.#edits.set(post, [...(this.#edits.get(post) ?? []).filter((each) => each.id !== id), entry]);
    } else if (isEntry(entry, 'removed')) {
      this.#removed.set(entry.data.post, new Set(this.#removed.get(entry.data.post)).add(author));
    } else if (isEntry(entry, 'moderated')) {
      const {post, as} = entry.data;
      if (!isModeration(as) || as !== 'hidden') return true;
      const last = this.#hidden.get(post);
      this.#hidden.set(post, last && last.id !== id ? later(last, entry) : entry);
    } else if (isEntry(entry, 'signalled')) {
      const {label, at, back} = entry.data;
      if (back !== undefined) {
        this.#withdrawn.add(`${author} ${back}`);
        if (this.pulses.get(back)?.author === author) this.pulses.delete(back);
      } else if (!this.#withdrawn.has(`${author} ${id}`)) this.pulses.set(id, {author, activity, label, at});
    } else return entry.type === 'launched' || entry.type === 'arranged' || entry.type === 'reacted';
    return true;
  }

  #pupilOf(sub: string): Pupil {
    let pupil = this.#pupils.get(sub);
    if (!pupil) this.#pupils.set(sub, pupil = {sub, last: '', cells: new Map()});
    return pupil;
  }
}

/** The later of two in the log; of those without a number, by time, and then by id so that all agree. */
export function later<E extends Entry>(a: E | undefined, b: E): E {
  if (!a) return b;
  return (a.seq - b.seq || order(a.at, b.at) || order(a.id, b.id)) > 0 ? a : b;
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function cellOf(pupil: Pupil, activity: string): Cell {
  let cell = pupil.cells.get(activity);
  if (!cell) pupil.cells.set(activity, cell = {ratio: 0, done: false, spent: 0, last: '', said: []});
  return cell;
}

/** Whole milliseconds, so that the order of adding changes nothing. */
function play(cell: Cell, {from, to, rate}: {from: number; to: number; rate: number}): void {
  const width = STRETCH * 1000;
  const [start, end] = [Math.round(from * 1000), Math.round(Math.min(to, LONGEST) * 1000)];
  if (!(end > start)) return;
  cell.spent += Math.round((end - start) / (rate > 0 ? rate : 1));
  const played = cell.played ??= [];
  while (played.length * width < end) played.push(0);
  for (let i = Math.floor(start / width); i * width < end; i++) {
    played[i]! += Math.min(end, (i + 1) * width) - Math.max(start, i * width);
  }
}
