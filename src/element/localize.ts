import {LocalizeController} from '@shoelace-style/localize';
import type {ReactiveElement} from 'lit';
import type {Messages} from '../lang/en.js';
import {speak} from '../lang/english.js';

/** The page's language for one element: follows `lang` and `dir` of the nearest element that has them, live. */
export class Localize extends LocalizeController<Messages> {
  /** @param words the part of English that the element needs; other languages come whole */
  constructor(host: ReactiveElement, words: Partial<Messages>) {
    speak(words);
    super(host);
  }
}
