import {moved} from './moved.js';
import type {MediaFault} from './port.js';
import type {Opening, Trouble} from './source.js';

/** Failed for so long, ms, before anything ever came, and it is a fault: the learner has nothing to look at. */
const FIRST_PATIENCE = 4500;
/** How often a stream is opened anew for fresh addresses before anything came with them. */
const REOPENINGS = 2;

/** The line to a stream's server, for all that is loaded over it: what is in trouble, and how addresses were renewed. */
export class Line {
  /** Something came over it. */
  alive = false;
  /** Given up. */
  closed = false;
  /** The address of the stream as it is now. */
  src: string;
  readonly #troubles = new Map<object, Trouble>();
  #since: number | undefined;
  #renewing: Promise<string | undefined> | undefined;
  #reopened = 0;

  /**
   * @param onGiveUp nothing came for too long
   * @param onStale the fresh address has to be opened anew
   */
  constructor(readonly opening: Opening, readonly onGiveUp: () => void, readonly onStale: () => void) {
    this.src = absolute(opening.src);
  }

  get troubled(): boolean {
    return this.#troubles.size > 0;
  }

  /** Where an address of the stream is to be had now. */
  addressOf(url: string): string {
    return moved(url, absolute(this.opening.src), this.src);
  }

  /** Takes note that something does not come. */
  fail(what: object, trouble: Trouble): void {
    if (this.closed) return;
    this.#since ??= performance.now();
    this.#troubles.set(what, trouble);
    if (!this.alive && performance.now() - this.#since > FIRST_PATIENCE) this.giveUp(trouble.fault, trouble.address);
    else this.#tell();
  }

  /** Takes note that it came, or that it is not wanted any more. */
  settle(what: object): void {
    if (this.#troubles.delete(what)) this.#tell();
  }

  /** Media came, and can be played. */
  come(): void {
    this.alive = true;
    this.#reopened = 0;
    this.#since = undefined;
  }

  giveUp(fault: MediaFault, address?: string): void {
    if (this.closed) return;
    this.close();
    this.onGiveUp();
    this.opening.onFault(fault, address);
  }

  close(): void {
    this.closed = true;
    this.#troubles.clear();
    this.#tell();
  }

  /**
   * Asks the page for a fresh address, once for all that is refused at the same time. Returns whether `url` should be
   * asked for again now; where the fresh address changes nothing for it, the whole stream is opened anew.
   */
  async renew(url: string, status: number): Promise<boolean> {
    const {renew} = this.opening;
    if (!renew || this.closed) return false;
    const before = this.addressOf(url);
    this.#renewing ??= freshAddress(this.opening, status).finally(() => {
      this.#renewing = undefined;
    });
    const fresh = await this.#renewing;
    if (!fresh || this.closed) return false;
    const known = this.src;
    this.src = absolute(fresh);
    // The same address once more: what had run out was not in it, but a cookie.
    if (this.addressOf(url) !== before || this.src === known) return true;
    this.reopen();
    return false;
  }

  /** The addresses within the stream are stale. */
  reopen(): void {
    if (this.closed || this.#reopened >= REOPENINGS) return;
    this.#reopened += 1;
    this.#troubles.clear();
    this.onStale();
  }

  #tell(): void {
    this.opening.onTrouble?.([...this.#troubles.values()].at(-1));
  }
}

/** What the page gives for a refused address; `undefined` when it gives none, or fails to. */
export async function freshAddress({src, renew}: Opening, status: number): Promise<string | undefined> {
  try {
    return (await renew?.(src, status)) || undefined;
  } catch (cause) {
    // As with a listener that throws: the page's own reporting hears of it.
    reportError(cause);
    return undefined;
  }
}

const absolute = (src: string) => new URL(src, document.baseURI).href;
