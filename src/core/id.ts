/** A version 4 UUID. `crypto.randomUUID` exists in secure contexts only; a school's plain-http page needs one too. */
export function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
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
