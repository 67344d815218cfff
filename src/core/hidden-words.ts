/** Words of a cloud that the teacher keeps from the class. */
import {foldWord} from './cloud.js';
import {isEntry, type Entry} from './entry.js';
import {hash} from './id.js';

/** What the log calls a word that is hidden: everybody reads the log, and nobody is to read the word. */
export const wordKey = (word: string): string => `word-${hash(foldWord(word))}`;

/** The words that are hidden now, by their keys: the latest that the staff said of each. */
export function hiddenWordsIn(entries: Iterable<Entry>): Set<string> {
  const hidden = new Set<string>();
  for (const entry of entries) {
    if (!isEntry(entry, 'moderated') || entry.data.as !== 'hidden') continue;
    if (entry.data.on) hidden.add(entry.data.post);
    else hidden.delete(entry.data.post);
  }
  return hidden;
}
