import {createHash, createHmac, randomBytes, randomInt, timingSafeEqual} from 'node:crypto';

/** Without signs that look or sound alike, so that it can be read from a wall and typed on a phone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** A join code such as `K7MP-3XQT`: 39 bits, guarded by a limit on wrong ones. */
export function freshCode(): string {
  const signs = Array.from({length: CODE_LENGTH}, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** A code as it was meant: typed small, with spaces or without its dash. `undefined` when it cannot be one. */
export function readCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const signs = typed.toUpperCase().replace(/[\s-]+/g, '');
  if (signs.length !== CODE_LENGTH || Array.from(signs).some((sign) => !ALPHABET.includes(sign))) return undefined;
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** A key that opens by itself: 256 bits. */
export const freshKey = (): string => randomBytes(32).toString('base64url');

/** A name for a person or a space that says nothing about them. */
export const freshName = (bytes = 12): string => randomBytes(bytes).toString('hex');

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** The same name for the same text wherever the salt is the same, and no way back. */
export const pseudonymOf = (salt: string, text: string): string =>
  createHmac('sha256', salt).update(text).digest('hex').slice(0, 32);

/** Takes as long for a near miss as for a far one, whatever the lengths. */
export function isSecret(given: string, digest: string): boolean {
  return timingSafeEqual(createHash('sha256').update(given).digest(), Buffer.from(digest, 'base64url'));
}
