import {registerTranslation, type Translation} from '@shoelace-style/localize';
import {base} from './en/base.js';

/** English so far: one object for good, because it is also what speaks where a language is not known. */
const english: Translation = {...base};
const spoken = new Set<object>();

/** Adds words to English, once. */
export function speak(words: object): void {
  if (spoken.has(words)) return;
  spoken.add(words);
  registerTranslation(Object.assign(english, words));
}
