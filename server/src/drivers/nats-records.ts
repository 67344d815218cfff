import {randomUUID} from 'node:crypto';
import type {Records} from '../store.js';
import {token} from './nats-address.js';
import {isTaken, type Nats} from './nats-connection.js';
import type {Message} from './nats-message.js';
import {lastOf, messagesOf, shred} from './nats-stream.js';

interface Kept {
  key: string;
  value: unknown;
  /** Tells our own write from another's when its answer was lost. */
  mark: string;
}

/** `space/a:b` in its parts `space/`, `a:` and `b`, each a token, so that a prefix is a subject. */
const parts = (key: string): string[] => key.split(/(?<=[/:.])/);

const subjectIn = (stream: string, key: string): string => [stream, ...parts(key).map(token)].join('.');

/** A subject a record; its version is the message's number. What was there before is taken out at once. */
export function recordsOf(nats: Nats): Records {
  const {records: stream, js, jsm, ask} = nats;
  const subjectOf = (key: string) => subjectIn(stream, key);

  return {
    async get(key) {
      const kept = await lastOf<Kept>(nats, stream, subjectOf(key));
      return kept && {value: kept.value.value, version: kept.seq};
    },

    async put(key, value, options) {
      for (;;) {
        const before = await lastOf<Kept>(nats, stream, subjectOf(key));
        const version = before?.seq ?? 0;
        if (options?.if !== undefined && options.if !== version) return false;
        if (await write(version, {key, value: value ?? null, mark: randomUUID()})) {
          if (before) await shred(nats, stream, version);
          return true;
        }
      }
    },

    async delete(key) {
      // More than one when a server fell between writing the new and taking out the old.
      for (;;) {
        const kept = await lastOf(nats, stream, subjectOf(key));
        if (!kept) return;
        await shred(nats, stream, kept.seq);
      }
    },

    async list(prefix) {
      const found = new Map<string, Message<Kept>>();
      for await (const message of under(nats, prefix)) if (message.value.key.startsWith(prefix)) found.set(message.value.key, message);
      return [...found.values()]
        .map(({seq, value: {key, value}}) => ({key, value, version: seq}))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };

  /**
   * Of two that write over one version at once a cluster takes both: nats-server 2.9 checks an expected number before it
   * puts the messages in order, unless the number is 0. A message id it checks after that, so the version is the id.
   */
  async function write(version: number, kept: Kept): Promise<boolean> {
    const subject = subjectOf(kept.key);
    try {
      const options = {expect: {lastSubjectSequence: version}, ...(version && {msgID: String(version)})};
      const {seq, duplicate} = await ask(() => js.publish(subject, JSON.stringify(kept), options));
      if (duplicate) return await isOurs(subject, kept);
      if (version === 0 || await ask(() => jsm.streams.getMessage(stream, {seq: version}))) return true;
      // It was deleted meanwhile, and must not come back.
      await shred(nats, stream, seq);
      return false;
    } catch (error) {
      if (!isTaken(error)) throw error;
      return isOurs(subject, kept);
    }
  }

  /** Whether it was refused because it is there already: the answer to the first try was lost. */
  async function isOurs(subject: string, {mark}: Kept): Promise<boolean> {
    return (await lastOf<Kept>(nats, stream, subject))?.value.mark === mark;
  }
}

/** At least all records whose key starts so. */
async function* under(nats: Nats, prefix: string): AsyncGenerator<Message<Kept>> {
  const {records: stream} = nats;
  const whole = /[/:.]$/.test(prefix) ? prefix : parts(prefix).slice(0, -1).join('');
  const itself = whole === '' ? undefined : await lastOf<Kept>(nats, stream, subjectIn(stream, whole));
  if (itself) yield itself;
  const subject = whole === '' ? `${stream}.>` : `${subjectIn(stream, whole)}.>`;
  const last = await lastOf(nats, stream, subject);
  if (!last) return;
  for await (const message of messagesOf(nats, stream, subject, {to: last.seq})) yield {seq: message.seq, value: message.json<Kept>()};
}
