/**
 * Escapes of GIFT. While a question is taken apart, an escaped character is a noncharacter of Unicode, which no text
 * may hold, so that only signs which mean something look like signs.
 */
const SIGNS = ':#={}~\n';
const FIRST = 0xFDD0;
const STAND_INS = /[\uFDD0-\uFDEF]/g;

/** Backslashes away: one stands for itself where nothing follows that can be escaped. */
export function unescaped(text: string): string {
  return text.replace(STAND_INS, '\uFFFD').replace(/\\([\\:#={}~n])/g, (_, sign: string) =>
    (sign === '\\' ? sign : String.fromCharCode(FIRST + SIGNS.indexOf(sign === 'n' ? '\n' : sign))));
}

/** The characters themselves again. */
export function restored(text: string): string {
  return text.replace(STAND_INS, (sign) => SIGNS[sign.charCodeAt(0) - FIRST] ?? '\uFFFD');
}

/** A text as GIFT writes it, on one line. */
export function escaped(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\\:#={}~]/g, '\\$&').replaceAll('\n', '\\n');
}

/** White space as Moodle takes it away: a no-break space stays. */
export function trimmed(text: string): string {
  return trimmedStart(text).replace(/[ \t\n\r\0\v]+$/, '');
}

/** The same at its beginning only. */
export function trimmedStart(text: string): string {
  return text.replace(/^[ \t\n\r\0\v]+/, '');
}
