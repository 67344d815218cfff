/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection), also in its wide forms. */
const FORMULA = /^[\s\0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One line of CSV (RFC 4180), its line break included. A text that a spreadsheet would run gets an apostrophe before it. */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  // Numbers are ours and may be negative; what somebody typed is never trusted.
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
