import type {DraftKeeper} from './boxes.js';

const KEPT = 'seconds';
/** So many are kept: boxes that were left for good must not pile up. */
const MOST = 50;

/**
 * The seconds that what is being written is pinned to, by its box (see `Box`), kept beside the drafts; `null` where its
 * author left the second out. A second goes only when the log has the post.
 */
export class Pins {
  readonly #keeper: DraftKeeper;
  #pins = new Map<string, number | null>();
  readonly #sent = new Map<string, number>();
  /** What an earlier visit left is known. */
  restored = false;

  constructor(keeper: DraftKeeper) {
    this.#keeper = keeper;
  }

  async restore(): Promise<void> {
    const kept = await this.#keeper.draft(KEPT);
    const left = typeof kept === 'object' && kept !== null ? Object.entries(kept as Record<string, unknown>) : [];
    const known = left.filter((each): each is [string, number | null] => each[1] === null || (Number.isFinite(each[1]) && (each[1] as number) >= 0));
    this.#pins = new Map([...known, ...this.#pins]);
    this.restored = true;
  }

  get(key: string): number | null | undefined {
    return this.#pins.get(key);
  }

  set(key: string, second: number | null | undefined): void {
    this.#pins.delete(key);
    if (second !== undefined) this.#pins.set(key, second);
    this.#keep();
  }

  /** What a box holds goes on its way. Returns the second it is pinned to. */
  send(key: string): number | undefined {
    const second = this.#pins.get(key) ?? undefined;
    if (second !== undefined) this.#sent.set(key, second);
    this.#pins.delete(key);
    return second;
  }

  /** It arrived; or it did not, and is back in its box. */
  settle(key: string, arrived: boolean): void {
    const second = this.#sent.get(key);
    this.#sent.delete(key);
    if (!arrived && second !== undefined && !this.#pins.has(key)) this.#pins.set(key, second);
    this.#keep();
  }

  #keep(): void {
    const all = [...new Map([...this.#sent, ...this.#pins])].slice(-MOST);
    void this.#keeper.keepDraft(KEPT, all.length > 0 ? Object.fromEntries(all) : undefined);
  }
}
