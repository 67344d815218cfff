/** Another program that changes the title again and again is answered so late, ms: two must not race. */
const PAUSE = 250;

/**
 * The one owner of the count before the page's title: "(3) Forces". What each discussion counts is added up; where
 * nothing is left the title is again as it was, sign by sign. A title that the page sets meanwhile is its new one.
 */
class TitleCount {
  readonly #counts = new Map<object, number>();
  /** The page's own title, as it stands in its element; `undefined` where it is not touched. */
  #own: string | undefined;
  /** What stands for it: all of the title, or where others add to it a part. */
  #shown = '';
  /** The element was not there before. */
  #made = false;
  #waits: ReturnType<typeof setTimeout> | undefined;
  readonly #watch = new MutationObserver(() => {
    if (textIn(titleElement()).includes(this.#shown)) return;
    this.#waits ??= setTimeout(() => {
      this.#waits = undefined;
      this.#hear();
    }, PAUSE);
  });

  set(owner: object, count: number): void {
    if ((this.#counts.get(owner) ?? 0) === count) return;
    if (count > 0) this.#counts.set(owner, count);
    else this.#counts.delete(owner);
    this.#show();
  }

  get #sum(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  #show(): void {
    const count = this.#sum;
    if (this.#own === undefined) {
      this.#own = textIn(titleElement());
      this.#made = titleElement() === undefined;
    } else this.#adopt();
    this.#watch.disconnect();
    if (count > 0) {
      this.#write(`(${count}) ${this.#own.trimStart()}`);
      this.#watch.observe(document.head, {childList: true, subtree: true, characterData: true});
      return;
    }
    clearTimeout(this.#waits);
    this.#waits = undefined;
    if (this.#made && this.#own === '') titleElement()?.remove();
    else this.#write(this.#own);
    this.#own = undefined;
    this.#shown = '';
  }

  /** Somebody else changed the title. Returns whether it is to be counted before it. */
  #adopt(): boolean {
    const now = textIn(titleElement());
    // Who adds to what is shown may. Who puts the page's own title back does not want the number now.
    if (now.includes(this.#shown)) return false;
    const again = now === this.#own;
    this.#own = now;
    return !again;
  }

  #hear(): void {
    if (this.#own !== undefined && this.#adopt()) this.#show();
  }

  #write(part: string): void {
    const now = textIn(titleElement());
    const text = this.#shown && now.includes(this.#shown) ? now.replace(this.#shown, () => part) : part;
    this.#shown = part;
    const [only, ...others] = titleElement()?.childNodes ?? [];
    // In place: a framework may hold the very text and go on to write there.
    if (only instanceof Text && others.length === 0) only.data = text;
    else document.title = text;
  }
}

/** What the browser takes the title from: the first in the page, and no drawing's. */
const titleElement = (): HTMLTitleElement | undefined =>
  [...document.getElementsByTagName('title')].find((each): each is HTMLTitleElement => each instanceof HTMLTitleElement);
const textIn = (element: Element | undefined): string => element?.textContent ?? '';

const title = new TitleCount();

/** Counts so many new posts of a discussion before the page's title; none take it away. */
export const countInTitle = (owner: object, count: number): void => title.set(owner, count);
