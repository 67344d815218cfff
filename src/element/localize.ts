import type {ReactiveController, ReactiveElement} from 'lit';
import type {Messages} from '../lang/en.js';
import {base} from '../lang/en/base.js';
import {listen, meaning, speak} from '../lang/speak.js';

/** What a message wants to know: nothing, when it is a text. */
type Wants<T> = T extends (...args: infer A) => string ? A : [];

/** The language of one element: that of the nearest element with `lang`, in words, numbers and dates. */
export class Localize implements ReactiveController {
  #leave: (() => void) | undefined;

  /** @param words the part of English that the element needs; other languages come whole */
  constructor(readonly host: ReactiveElement, words: Partial<Messages>) {
    speak(base);
    speak(words);
    host.addController(this);
  }

  hostConnected(): void {
    this.#leave = listen(this.host);
  }

  hostDisconnected(): void {
    this.#leave?.();
  }

  /** The BCP 47 tag; the browser's own where the page names none, and English where it names what is none. */
  lang(): string {
    const tag = (this.host.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang || navigator.language).toLowerCase().replaceAll('_', '-');
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? 'en';
    } catch {
      return 'en';
    }
  }

  term<K extends keyof Messages>(key: K, ...args: Wants<Messages[K]>): string {
    const said = meaning(key, this.lang());
    return typeof said === 'function' ? said(...args) : said ?? key;
  }

  number(number: number, options?: Intl.NumberFormatOptions): string {
    return number.toLocaleString(this.lang(), options);
  }

  date(date: Date, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.lang(), options).format(date);
  }
}
