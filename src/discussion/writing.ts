import type {Boxes} from './boxes.js';
import type {Parts} from './extra.js';
import {room} from './length.js';
import {wordsIn} from './words.js';

/** What a box is for, and the post it changes or answers: `reply:abc` -> `['reply', 'abc']`, `post` -> `['post']`. */
export const addressed = (key: string) => /^(\w+)(?::(.*))?$/s.exec(key)!.slice(1) as ['post' | 'reply' | 'quote' | 'edit', string?];

interface Discussion extends Pick<Parts, 'talk' | 'activity' | 'localize' | 'posts' | 'isMine' | 'isStaff' | 'extras'> {boxes: Boxes}

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
    const fault = text === '' ? localize.term('emptyPost') : over > 0 ? localize.term('tooLong', over) : this.#fault(key, text);
    if (!fault) return this.#record(key, text);
    boxes.refuse(key, fault);
    return undefined;
  }

  /** How many words there are, where some number of them is asked for. */
  count(key: string, text: string): string {
    const {localize} = this.#in;
    const {least, most} = this.#bounds(key);
    if (!least && !most) return '';
    const words = wordsIn(text, localize.lang());
    return least && (words < least || !most) ? localize.term('wordsOf', words, least) : localize.term('wordsAtMost', words, most!);
  }

  #fault(key: string, text: string): string {
    const {localize, extras} = this.#in;
    const {least, most} = this.#bounds(key);
    const words = least || most ? wordsIn(text, localize.lang()) : 0;
    if (least && words < least) return localize.term('tooFewWords', words, least);
    if (most && words > most) return localize.term('tooManyWords', words, most);
    return extras.fault(key, text);
  }

  /** The fewest words are asked of what opens a thread: an answer may be a short one. Staff may be short and long. */
  #bounds(key: string): {least?: number | undefined; most?: number | undefined} {
    const {talk, posts, isStaff} = this.#in;
    if (isStaff()) return {};
    const [action, id] = addressed(key);
    const opens = action === 'post' || (action === 'edit' && posts().get(id!)?.parent === undefined);
    return {least: opens ? talk.minWords : undefined, most: talk.maxWords};
  }

  /** What a draft says is in the log already: the browser died after the post and before its draft was let go. */
  isSaid(key: string, text: string): boolean {
    const {posts, isMine} = this.#in;
    const [action, id] = addressed(key);
    if (action === 'edit') return posts().get(id!)?.text === asSaid(text);
    return [...posts().values()].some((post) => isMine(post) && post.parent === id && (post.quote !== undefined) === (action === 'quote') && post.text === asSaid(text));
  }

  /** Taking part is done with the first post, unless more is asked for; put right at the next visit, should the browser die in between. */
  complete(): void {
    const {activity, isMine, talk: {posts, replies, contributions, scored}} = this.#in;
    if ((posts ?? replies ?? contributions ?? scored) !== undefined) return;
    const mine = new Set(activity.entries.filter(isMine).map(({type}) => type));
    if (!mine.has('posted') || mine.has('completed')) return;
    void activity.record('progressed', {ratio: 1});
    void activity.record('completed', {});
  }

  async #record(key: string, text: string): Promise<boolean> {
    const {activity, boxes, localize, isStaff, extras} = this.#in;
    const [action, id] = addressed(key);
    const more = extras.adds(key);
    boxes.send(key);
    const kept = await (action === 'edit'
      ? activity.record('edited', {post: id!, text})
      : activity.record('posted', {text, ...more, ...(id !== undefined && {parent: id}), ...(action === 'quote' && {quote: id!}), ...(isStaff() && {by: 'staff' as const})}));
    extras.sent(key, kept);
    if (!kept) boxes.giveBack(key, text, localize.term('notPosted'));
    // Held in the page only: should it close before the disk takes the post, the draft is all that is left.
    else if (activity.log?.status !== 'unsaved') boxes.forget(key);
    if (kept) this.complete();
    return kept;
  }
}

/** A text without the blank lines around it; spaces before its first word may mean code. */
const asSaid = (text: string) => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
