/** Where a word begins and ends in its text, in UTF-16 units, the end not included. */
export type Span = readonly [from: number, to: number];

/** Scripts that write words without spaces between them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** What stands between spaces, and between the dashes and dots that need none. */
const RUN = /[^\s\u2014\u2015\u2026]+?(?=[\s\u2014\u2015\u2026]|\.\.|$)/gu;
const AROUND = /[\p{P}\s]/u;
const SIGN = /[-+\u2212\u00B1]/;
const SHARE = /[%\u2030]/;
const DIGIT = /\p{N}/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Is it written without spaces between words, at least in part? */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/**
 * The words of a text, in its order. What stands between spaces is a word, without the punctuation around it, so that
 * `don't`, `e-mail` and `3.14` are one each; where a script sets no spaces, the browser's dictionary finds the words.
 * @param language BCP 47, for the dictionary
 */
export function wordsOf(text: string, language?: string): Span[] {
  return [...text.matchAll(RUN)].flatMap(({0: run, index}): Span[] => {
    if (!LETTER.test(run)) return [];
    const [from, to] = trimmed(run);
    if (!isUnspaced(run)) return [[index + from, index + to]];
    return segments(run, language).map(([begin, end]) => [index + begin, index + end]);
  });
}

/** A text without the spaces and the punctuation around it; the sign of a number and its `%` belong to it. */
export function trimmed(text: string): Span {
  const at = (place: number) => text[place] ?? '';
  let [from, to] = [0, text.length];
  while (from < to && AROUND.test(at(from)) && !(SIGN.test(at(from)) && DIGIT.test(at(from + 1)))) from++;
  while (from < to && AROUND.test(at(to - 1)) && !(SHARE.test(at(to - 1)) && DIGIT.test(at(to - 2)))) to--;
  return [from, to];
}

function segments(run: string, language?: string): Span[] {
  // Not by `isWordLike`: Firefox calls some words none.
  return [...segmenter(language).segment(run)].filter(({segment}) => LETTER.test(segment))
    .map(({index, segment}) => [index, index + segment.length]);
}

function segmenter(language?: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || undefined, {granularity: 'word'});
  } catch {
    // A page may name as its language what is none.
    return new Intl.Segmenter(undefined, {granularity: 'word'});
  }
}
