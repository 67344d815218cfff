import type {ReactiveController, ReactiveElement} from 'lit';
import {parsed} from '../element/parsed.js';
import {warn} from '../element/warn.js';

/** How long a question elsewhere on the page may take to appear, ms. */
const PATIENCE = 10_000;
const AGAIN = 500;

/**
 * Which questions stand in a vote: its children, and copies of those elsewhere on the page that are asked here again. A
 * copy is a child too, so that it finds the vote and looks as the page wants.
 */
export class QuestionPlaces implements ReactiveController {
  readonly #copies = new Map<string, HTMLElement>();
  #since = 0;
  #wait: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: ReactiveElement, readonly wants: () => {for: string; followUp: string},
    readonly find: (id: string) => Element | undefined = () => undefined, readonly isNeeded = () => true) {
    host.addController(this);
  }

  get main(): HTMLElement | undefined {
    const {for: id, followUp} = this.wants();
    if (id) return this.#of(id);
    return this.#own.find((question) => !followUp || question.id !== followUp);
  }

  get followUp(): HTMLElement | undefined {
    const {followUp} = this.wants();
    return followUp ? this.#of(followUp) : undefined;
  }

  /** There is no question to vote on, or not yet. */
  get missing(): boolean {
    return this.main === undefined;
  }

  hostConnected(): void {
    this.#since = Date.now();
    void parsed().then(() => this.#look());
  }

  hostUpdate(): void {
    for (const [id, copy] of this.#copies) {
      if (Object.values(this.wants()).includes(id)) continue;
      copy.remove();
      this.#copies.delete(id);
    }
    if (this.host.isConnected) this.#look();
  }

  hostDisconnected(): void {
    clearTimeout(this.#wait);
    this.#wait = undefined;
  }

  /** Shows one question; the others wait, and what else its author wrote stands above. */
  assign(shown: HTMLElement | undefined): void {
    const [intro, place] = ['slot:not([name])', 'slot[name=question]'].map((slot) => this.host.renderRoot.querySelector<HTMLSlotElement>(slot));
    const isQuestion = (node: Node) => node instanceof Element && node.localName === 'flip-question';
    const isAside = (node: Node) => node instanceof Element && node.slot !== '';
    intro?.assign(...[...this.host.childNodes].filter((node): node is Element | Text => (node instanceof Element || node instanceof Text) && !isQuestion(node) && !isAside(node)));
    place?.assign(...(shown ? [shown] : []));
  }

  get #own(): HTMLElement[] {
    const copies = [...this.#copies.values()];
    return [...this.host.children].filter((child): child is HTMLElement => child.localName === 'flip-question' && !copies.includes(child as HTMLElement));
  }

  #of(id: string): HTMLElement | undefined {
    return this.#own.find((question) => question.id === id) ?? this.#copies.get(id);
  }

  /** Makes the copies that are wanted, once what they are copies of is there. */
  #look(): void {
    const missing = Object.values(this.wants()).filter((id) => id && !this.#of(id) && !this.#copy(id));
    const nothing = missing.length > 0 || !this.main;
    clearTimeout(this.#wait);
    this.#wait = undefined;
    if (!nothing || !this.host.isConnected || !this.isNeeded()) return;
    if (Date.now() - this.#since < PATIENCE) this.#wait = setTimeout(() => this.#look(), AGAIN);
    else this.#complain(missing[0]);
  }

  #copy(id: string): boolean {
    const root = this.host.getRootNode() as Document | ShadowRoot;
    const source = root.querySelector<HTMLElement>(`flip-question#${CSS.escape(id)}`) ?? this.find(id);
    if (source?.localName !== 'flip-question' || this.host.contains(source)) return false;
    const copy = source.cloneNode(true) as HTMLElement;
    copy.id = `${this.host.id || this.host.localName}-${id}`;
    for (const inner of copy.querySelectorAll('[id]')) inner.removeAttribute('id');
    for (const name of ['slot', 'name', 'required', 'disabled']) copy.removeAttribute(name);
    this.#copies.set(id, copy);
    this.host.append(copy);
    this.host.requestUpdate();
    return true;
  }

  #complain(id: string | undefined): void {
    warn(this.host, id ? `It asks the question "${id}", but no <flip-question> on this page has that id.` : 'It has no question to vote on.',
      id ? `<flip-question id="${id}">` : `<${this.host.localName}><flip-question>...</flip-question></${this.host.localName}>`);
  }
}
