import {ownWords} from '../core/words.js';

/**
 * How many words somebody wrote, see `ownWords`: quoted lines and addresses do not count.
 * @param lang BCP 47
 */
export const wordsIn = (text: string, lang: string): number => ownWords(text, lang).length;
