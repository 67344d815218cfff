import type {Entry} from '../core/entry.js';
import type {ActivityController} from '../element/activity.js';
import type {Localize} from '../element/localize.js';
import type {Boxes} from './boxes.js';
import {room} from './length.js';
import type {Post} from './thread.js';

/** What a box is for, and the post it changes or answers: `reply:abc` -> `['reply', 'abc']`, `post` -> `['post']`. */
export const addressed = (key: string) => /^(\w+)(?::(.*))?$/s.exec(key)!.slice(1) as ['post' | 'reply' | 'edit', string?];

interface Discussion {
  localize: Localize;
  activity: ActivityController;
  boxes: Boxes;
  posts: () => ReadonlyMap<string, Post>;
  isMine: (entry: Pick<Entry, 'author'>) => boolean;
}

/** From a box to the log: refuses what cannot be a post, records the rest, and gives back what the log refuses. */
export class Writing {
  readonly #in: Discussion;

  constructor(discussion: Discussion) {
    this.#in = discussion;
  }

  /** Says why a box cannot be sent, in the box; or sends it. Returns what is to come of it, or `undefined`. */
  send(key: string): Promise<boolean> | undefined {
    const {boxes, localize} = this.#in;
    const text = asSaid(boxes.get(key)?.text ?? '');
    const over = -room(text);
    if (text !== '' && over <= 0) return this.#record(key, text);
    boxes.refuse(key, text === '' ? localize.term('emptyPost') : localize.term('tooLong', over));
    return undefined;
  }

  /** What a draft says is in the log already: the browser died after the post and before its draft was let go. */
  isSaid(key: string, text: string): boolean {
    const {posts, isMine} = this.#in;
    const [action, id] = addressed(key);
    if (action === 'edit') return posts().get(id!)?.text === asSaid(text);
    return [...posts().values()].some((post) => isMine(post) && post.parent === id && post.text === asSaid(text));
  }

  /** Taking part is done with the first post; put right at the next visit, should the browser die in between. */
  complete(): void {
    const {activity, isMine} = this.#in;
    const mine = new Set(activity.entries.filter(isMine).map(({type}) => type));
    if (!mine.has('posted') || mine.has('completed')) return;
    void activity.record('progressed', {ratio: 1});
    void activity.record('completed', {});
  }

  async #record(key: string, text: string): Promise<boolean> {
    const {activity, boxes, localize} = this.#in;
    const [action, id] = addressed(key);
    boxes.send(key);
    const kept = await (action === 'edit'
      ? activity.record('edited', {post: id!, text})
      : activity.record('posted', {text, ...(id !== undefined && {parent: id})}));
    if (!kept) boxes.giveBack(key, text, localize.term('notPosted'));
    // Held in the page only: should it close before the disk takes the post, the draft is all that is left.
    else if (activity.log?.status !== 'unsaved') boxes.forget(key);
    if (kept) this.complete();
    return kept;
  }
}

/** A text without the blank lines around it; spaces before its first word may mean code. */
const asSaid = (text: string) => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
