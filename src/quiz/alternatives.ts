/**
 * Lists as authors write them in an attribute: parts between `|`. A bar that belongs to its part is `\|`; backslashes
 * count double before a bar, and everywhere else stand for themselves: `a\\|b` are `a\` and `b`.
 */

/** The parts of a list, also empty ones, without the white space around them. */
export function partsOf(list: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const [run, slashes = '', bar = ''] of list.matchAll(/(\\*)(\|)|[^|\\]+|\\+/g)) {
    const own = slashes.length % 2 === 1;
    part += bar ? '\\'.repeat(slashes.length >> 1) + (own ? bar : '') : run;
    if (!bar || own) continue;
    parts.push(part);
    part = '';
  }
  return [...parts, part].map((each) => each.trim());
}

/** What is accepted, of an attribute that lists it; empty parts do not count. */
export const alternatives = (list: string | null | undefined): string[] => partsOf(list ?? '').filter(Boolean);

/** The same parts as such a list. */
export function listOf(parts: readonly string[]): string {
  return parts.map((part, i) => {
    const barred = part.replace(/(\\*)\|/g, '$1$1\\|');
    return i < parts.length - 1 ? barred.replace(/\\+$/, '$&$&') : barred;
  }).join('|');
}
