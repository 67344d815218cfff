/**
 * Markdown whose parsing would freeze the page: the parser takes a hundred seconds over 8,000 characters of nested lists.
 * With these limits the worst we found takes under 50 ms, and no post that people write comes near them.
 */
const MAX_LENGTH = 16_384;
const MAX_LINES = 500;
/** Lists and quotes opened on one line. */
const MAX_OPENED = 8;
/** Spaces or tabs before a line's first word. */
const MAX_INDENT = 40;
/** Characters that may open or close something. */
const MAX_MARKS = 900;
/** In fenced code they cost nothing; but a fence may end where only the parser sees it, so they count a little. */
const FENCED_SHARE = 0.3;

const OPENERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))+/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** Whether a text is shown as it is written, because reading it as Markdown may take too long. */
export function isTooMuch(source: string): boolean {
  if (source.length > MAX_LENGTH) return true;
  const lines = source.split(/\r\n?|\n/);
  if (lines.length > MAX_LINES) return true;
  let fence = '';
  let marks = 0;
  for (const line of lines) {
    const found = FENCE.exec(line)?.[1] ?? '';
    if (!fence) fence = found;
    else if (found.startsWith(fence)) fence = '';
    marks += marksIn(line) * (fence ? FENCED_SHARE : 1);
    if (marks > MAX_MARKS || openedBy(line) > MAX_OPENED || (!fence && indentOf(line) > MAX_INDENT)) return true;
  }
  return false;
}

const marksIn = (line: string) => line.length - line.replace(/[*_`[\]!<&\\]/g, '').length;
const openedBy = (line: string) => OPENERS.exec(line)?.[0].replace(/[\s\d]/g, '').length ?? 0;
const indentOf = (line: string) => line.search(/[^ \t>]/);
