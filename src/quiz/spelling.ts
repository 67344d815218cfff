/** Slips of spelling that are let pass, by the length of what is right (H5P.Blanks, acceptSpellingErrors). */
export function slipsAllowed(right: string): number {
  const {length} = Array.from(right);
  return length > 9 ? 2 : length > 3 ? 1 : 0;
}

/** Is it the right word but for a slip or two? Digits must be right: 1914 is not a misspelt 1915. */
export function isMisspelt(given: string, right: string): boolean {
  const digits = (text: string) => text.replace(/\P{Nd}+/gu, ' ').trim();
  const allowed = slipsAllowed(right);
  return given !== right && allowed > 0 && digits(given) === digits(right) && distance(given, right, allowed) <= allowed;
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour (Damerau-Levenshtein, each place
 * changed once); more than `limit` is told as `limit + 1`, and found out early.
 */
export function distance(one: string, other: string, limit: number): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit && Math.min(...last) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}
