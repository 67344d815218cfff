import type {Post} from './posts.js';

/**
 * Which posts are on show. What is there at first and what the reader writes is shown at once; what others write while
 * somebody reads on or types waits to be asked for, so that nothing moves under the eyes.
 */
export class Arrivals {
  #shown: Set<string> | undefined;
  #waiting = new Set<string>();

  /** How many posts wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  isShown({id}: Post): boolean {
    return this.#shown?.has(id) ?? false;
  }

  /** Takes the posts as they are now. Returns how many came from others since the last time. */
  take(posts: Iterable<Post>, isMine: (post: Post) => boolean, busy: boolean): number {
    const before = this.#shown;
    const shown = this.#shown = new Set(before);
    const waited = this.#waiting;
    this.#waiting = new Set();
    let came = 0;
    for (const post of posts) {
      const {id} = post;
      if (shown.has(id)) continue;
      const foreign = before !== undefined && !isMine(post);
      if (foreign && !waited.has(id)) came++;
      // Where nothing was shown nothing can move.
      if (foreign && busy && before.size > 0) this.#waiting.add(id);
      else shown.add(id);
    }
    return came;
  }

  /** Shows what waits; returns the ids. */
  show(): string[] {
    const ids = [...this.#waiting];
    for (const id of ids) this.#shown?.add(id);
    this.#waiting.clear();
    return ids;
  }

  /** The reader comes to another place, or back: all that is there is there at first. */
  reset(): void {
    this.#shown = undefined;
    this.#waiting.clear();
  }
}
