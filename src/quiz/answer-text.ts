/** Signs that look alike, or cannot be seen, and that keyboards and word processors choose for their writers. */
const ALIKE: readonly [RegExp, string][] = [
  [/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, ''],
  [/[\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`]/g, '\''],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-'],
  [/\u2044/g, '/'],
];

/** NFKC makes `103` of `10³` and `11/2` of `1½`: what is raised is marked first, and a fraction set apart. */
const raised = (text: string) => text
  .replace(/[\u207a\u207b]?[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+/g, '^$&')
  .replace(/(\d)(?=[\u00bc-\u00be\u2150-\u215e])/g, '$1 ');

/** A text with what cannot be seen of it made equal: compatible signs (NFKC), quotes, dashes, white space. */
export function tidy(text: string): string {
  const signs = ALIKE.reduce((sum, [alike, sign]) => sum.replace(alike, sign), raised(text));
  const plain = ALIKE.reduce((sum, [alike, sign]) => sum.replace(alike, sign), signs.normalize('NFKC'));
  return plain.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** A text as it is compared: tidy, and where case says nothing, in small letters. */
export function folded(text: string, caseSensitive: boolean): string {
  // Small letters may come apart or together anew; a final sigma is a sigma.
  return caseSensitive ? tidy(text) : tidy(tidy(text).toLowerCase().replaceAll('ς', 'σ')).toLowerCase();
}

/** What stands between the wildcards of an answer: `*` is any text, `\*` a star, `\\` a backslash. */
function pieces(answer: string): string[] {
  const parts = [''];
  for (const [sign] of answer.matchAll(/\\[\\*]|[^]/gu)) {
    if (sign === '*') parts.push('');
    else parts.push((parts.pop() ?? '') + (sign.length === 2 && sign.startsWith('\\') ? sign.slice(1) : sign));
  }
  return parts;
}

/** Is it nothing but a wildcard, and takes what is left over? */
export const isAny = (answer: string): boolean => /^\*+$/.test(answer.trim());

/** Has it a wildcard? */
export const isWild = (answer: string): boolean => pieces(answer).length > 1;

/** An answer to show: without escapes, with an ellipsis for what may be anything. */
export const shown = (answer: string): string => pieces(answer).join('…');

/**
 * Does a text answer to what the author accepts? Each piece is looked for once, from left to right, which is enough
 * when the first and the last are fixed: no going back, whatever is written.
 */
export function matches(text: string, answer: string, caseSensitive: boolean): boolean {
  const given = folded(text, caseSensitive);
  // White space beside a wildcard counts: `* force` is not `enforce`. Folding would trim it.
  const parts = pieces(answer).map((part) => edged(part, caseSensitive));
  if (parts.length === 1) return given === parts[0]?.trim();
  const first = (parts.shift() ?? '').trimStart();
  const last = (parts.pop() ?? '').trimEnd();
  if (given.length < first.length + last.length || !given.startsWith(first) || !given.endsWith(last)) return false;
  const end = given.length - last.length;
  let from = first.length;
  for (const part of parts) {
    const at = given.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

function edged(part: string, caseSensitive: boolean): string {
  const words = folded(part, caseSensitive);
  if (!words) return /\s/.test(part) ? ' ' : '';
  return (/^\s/.test(part) ? ' ' : '') + words + (/\s$/.test(part) ? ' ' : '');
}
