/** A version 4 UUID. `crypto.randomUUID` exists in secure contexts only; a school's plain-http page needs one too. */
export function uuid(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const random = crypto.getRandomValues(new Uint8Array(1))[0]! & 15;
    return (Number(digit) ^ random >> Number(digit) / 4).toString(16);
  });
}

/**
 * A short stable key for a text, blind to kinds and amounts of white space: two FNV-1a hashes of 32 bits, in base 36.
 * For telling contents apart, not for secrets.
 */
export function hash(text: string): string {
  const normal = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < normal.length; i++) {
    const code = normal.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0');
}
