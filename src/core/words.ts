/** What is not the writer's own: quoted lines, and addresses. */
const FOREIGN = /^ {0,3}>.*$|https?:\/\/\S+|www\.\S+/gim;

/** Not `isWordLike`: to some engines a number is no word. */
const WORD = /[\p{L}\p{N}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

/** A text without the lines it quotes and without addresses. */
export const ownText = (text: string): string => text.replace(FOREIGN, ' ');

/**
 * The words somebody wrote, in small letters and in their order. Where words are not set apart by spaces (Chinese,
 * Japanese, Thai) the engine's dictionary tells them apart; quoted lines and addresses do not count.
 * @param lang BCP 47
 */
export function ownWords(text: string, lang: string): string[] {
  let found = segmenters.get(lang);
  if (!found) segmenters.set(lang, found = new Intl.Segmenter(lang, {granularity: 'word'}));
  const words: string[] = [];
  for (const {segment} of found.segment(ownText(text))) if (WORD.test(segment)) words.push(segment.toLowerCase());
  return words;
}
