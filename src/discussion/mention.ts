import {html, nothing, type TemplateResult} from 'lit';
import type {Localize} from '../element/localize.js';

/** At most so many names are offered. */
const MOST = 6;
/** The name that is being typed: up to three words after an @ that does not stand in an address. */
const TYPED = /(?:^|[\s([{"'])@((?:[\p{L}\p{N}._'’-]+ ?){0,3})$/u;
/** Signs that would turn the text after them around. */
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The names that fit what stands before the caret, and where that begins; `undefined` where nobody is being named. */
export function naming(before: string, names: readonly string[]): {from: number; found: string[]} | undefined {
  const typed = TYPED.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const sought = plain(typed);
  const begins = names.filter((name) => plain(name).startsWith(sought));
  const within = names.filter((name) => !begins.includes(name) && sought && plain(name).includes(` ${sought}`));
  const found = [...begins, ...within].slice(0, MOST);
  // Who has typed a whole name, and goes on, is done with it.
  const done = found.length === 0 || (found.length === 1 && plain(found[0]!) === sought.trim() && typed.endsWith(' '));
  return done ? undefined : {from: before.length - typed.length, found};
}

/** The list of those who can be named, below a box: the ARIA pattern of a list that a text field controls. */
export class Mention {
  #names: readonly string[] = [];
  #from = 0;
  #active = 0;

  constructor(readonly area: HTMLTextAreaElement, readonly localize: Localize, readonly onChange: () => void) {}

  get open(): boolean {
    return this.#names.length > 0;
  }

  /** The id of the name that Enter would take. */
  get active(): string {
    return `name-${this.#active}`;
  }

  look(names: readonly string[]): void {
    const {value, selectionStart, selectionEnd} = this.area;
    const found = selectionStart === selectionEnd ? naming(value.slice(0, selectionStart), names) : undefined;
    this.#names = found?.found ?? [];
    this.#from = found?.from ?? 0;
    this.#active = 0;
    this.onChange();
  }

  close(): void {
    this.#names = [];
    this.onChange();
  }

  /** Returns whether the key was meant for the list. */
  onKeydown({key, isComposing, ctrlKey, metaKey}: KeyboardEvent): boolean {
    if (!this.open || isComposing || ctrlKey || metaKey) return false;
    const steps: Record<string, number> = {ArrowDown: 1, ArrowUp: -1};
    if (key in steps) this.#active = (this.#active + steps[key]! + this.#names.length) % this.#names.length;
    else if (key === 'Enter' || key === 'Tab') this.take(this.#active);
    else if (key === 'Escape') this.close();
    else return false;
    this.onChange();
    return true;
  }

  /** Puts a name into the text, as text: it says the same wherever it is read. */
  take(place: number): void {
    const name = this.#names[place]!.replace(TURNS, '');
    const {area} = this;
    area.focus();
    area.setRangeText(`${name} `, this.#from, area.selectionStart, 'end');
    this.#names = [];
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }

  draw(): TemplateResult | typeof nothing {
    const {localize} = this;
    return !this.open ? nothing : html`<ul class="names" id="names" role="listbox" aria-label=${localize.term('namesHere')}>
      ${this.#names.map((name, place) => html`<li role="option" id="name-${place}" aria-selected=${place === this.#active ? 'true' : 'false'}
        @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.take(place)}><bdi>${name}</bdi></li>`)}
    </ul>
    <p class="unseen" role="status">${localize.term('namesFound', this.#names.length)}</p>`;
  }
}
