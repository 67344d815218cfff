import type {ReactiveController, ReactiveElement} from 'lit';
import type {QuestionLoader} from './question-loader.js';

const SCRIPTS = ':scope > script[type="text/x-gift"], :scope > script[type="application/json"]';

/**
 * Sees that a quiz has questions in a file or in a script, and sends for what reads them: a quiz whose questions stand in
 * the page pays no more than this.
 */
export class QuestionSource implements ReactiveController {
  #loader: Promise<QuestionLoader | undefined> | undefined;
  #asked: string | undefined;
  #waits = false;

  constructor(readonly host: ReactiveElement & {src: string}) {
    host.addController(this);
  }

  /** Questions are on their way: nothing is final before they are here. */
  get waits(): boolean {
    return this.#waits || (this.#asked === undefined && this.#wanted !== '');
  }

  hostDisconnected(): void {
    void this.#loader?.then((loader) => loader?.stop());
    if (this.#waits) this.#asked = undefined;
  }

  /** Also after the page's own children came: a script may stand among them. */
  hostUpdated(): void {
    const asked = this.#wanted;
    if (asked === this.#asked || !this.host.isConnected || (asked === '' && !this.#loader)) return;
    this.#asked = asked;
    this.#wait(true);
    void this.#load(asked);
  }

  async #load(asked: string): Promise<void> {
    this.#loader ??= import('./question-loader.js').then(
      ({QuestionLoader}) => new QuestionLoader(this.host, SCRIPTS, () => this.#wait(false)),
      () => (this.#loader = undefined),
    );
    const loader = await this.#loader;
    // Without a network not even the reader came: the next drawing tries again, at the latest when the network is back.
    if (!loader) addEventListener('online', () => this.#again(), {once: true});
    else if (await loader.load() && asked === this.#asked) this.#wait(false);
  }

  get #wanted(): string {
    const scripts = [...this.host.querySelectorAll<HTMLScriptElement>(SCRIPTS)];
    return [this.host.src, ...scripts.map(({text}) => text)].join('\n');
  }

  #again(): void {
    this.#asked = undefined;
    this.host.requestUpdate();
  }

  #wait(waits: boolean): void {
    if (waits === this.#waits) return;
    this.#waits = waits;
    this.host.requestUpdate();
  }
}
