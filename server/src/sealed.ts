import {createCipheriv, createDecipheriv, createHmac, randomBytes} from 'node:crypto';
import {deflateRawSync, inflateRawSync} from 'node:zlib';

/** Locks small things away from who has only the store: a copy of the disk, a backup, a log of the database. */
export interface Seal {
  close(value: unknown): string;
  /** `undefined` when it was closed with another secret, or changed since. */
  open(box: string): unknown;
  /** A sign for a text: the same for the same text, and no way back. */
  sign(text: string): string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** 96 bits tell apart more answers than there will ever be. */
const SIGN_LENGTH = 16;

/** The seal of a space: of the server's secret, and of the space's salt, with which it goes for good. AES-256-GCM. */
export function sealOf(secret: string, salt: string): Seal {
  const key = createHmac('sha256', secret).update(`flip-server seal ${salt}`).digest();
  return {
    close(value) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const text = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(value))), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
    },
    open(box) {
      const bytes = Buffer.from(box, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
      try {
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
        return JSON.parse(inflateRawSync(text).toString()) as unknown;
      } catch {
        return undefined;
      }
    },
    sign: (text) => createHmac('sha256', key).update(text).digest('base64url').slice(0, SIGN_LENGTH),
  };
}
