import {plural} from './base.js';

/** The words of hiding a cloud's words. */
export const wordDesk = {
  pressToHide: 'Press a word to hide it from the class.',
  hideWord: (word: string, n: string) => `${word}, ${n}: hide from the class`,
  hiddenWords: (n: number) => plural(n, 'hidden word', 'hidden words'),
  hiddenWordsNote: 'The class does not see these. Press a word to show it again.',
  showWord: (word: string, n: string) => `${word}, ${n}: show again`,
  wordHidden: (word: string) => `“${word}” is hidden from the class.`,
  wordShown: (word: string) => `The class may see “${word}” again.`,
};
