import {AckPolicy, DeliverPolicy, type Consumer, type ConsumerConfig, type JsMsg, type StoredMsg} from '@nats-io/jetstream';
import {nanos} from '@nats-io/transport-node';
import {isMissing, type Nats} from './nats-connection.js';
import type {Message} from './nats-message.js';

/** So many messages are asked for at once. */
const PAGE = 1000;

/** The last message of a subject (`>` and `*` stand for any), as the stream's leader knows it. */
export async function lastOf<T>({jsm, ask}: Nats, stream: string, subject: string): Promise<Message<T> | undefined> {
  return messageOf<T>(await ask(() => jsm.streams.getMessage(stream, {last_by_subj: subject})));
}

/** The message with this number; any node may answer, and where that one lags behind the leader does. */
export async function messageAt<T>({jsm, ask}: Nats, stream: string, seq: number): Promise<Message<T> | undefined> {
  return messageOf<T>(await ask(async () => await jsm.direct.getMessage(stream, {seq}) ?? jsm.streams.getMessage(stream, {seq})));
}

function messageOf<T>(stored: StoredMsg | null): Message<T> | undefined {
  return stored ? {seq: stored.seq, value: stored.json<T>()} : undefined;
}

/** The messages of a subject with numbers in `(after, to]`, in order; of its heads alone, where what they hold is not wanted. */
export async function* messagesOf(nats: Nats, stream: string, subject: string, {after = 0, to, heads = false}: {after?: number; to: number; heads?: boolean}): AsyncGenerator<JsMsg> {
  let cursor = after;
  let end = to;
  while (cursor < end) {
    const consumer = await consumerFrom(nats, stream, {filter_subject: subject, opt_start_seq: cursor + 1, headers_only: heads});
    try {
      for await (const message of comingTo(consumer)) {
        if (message.seq > end) return;
        cursor = message.seq;
        yield message;
        if (cursor === end) return;
      }
    } finally {
      forget(nats, consumer);
    }
    // `to` is the leader's word, and the node that sends may lag behind; or what was the last was erased meanwhile.
    if (cursor < end) end = Math.min(end, (await lastOf(nats, stream, subject))?.seq ?? 0);
  }
}

/** Ends when nothing comes for a while, or something was lost on the way: whoever reads then asks again from where it is. */
async function* comingTo(consumer: Consumer): AsyncGenerator<JsMsg> {
  let delivered = 0;
  for (let before = -1; before < delivered;) {
    before = delivered;
    try {
      for await (const message of await consumer.fetch({max_messages: PAGE, expires: 2000})) {
        if (!follows(message, delivered)) return;
        delivered += 1;
        yield message;
      }
    } catch {
      // The node that was sending went away.
      return;
    }
  }
}

/** A reader in the cluster that is gone by itself soon after it was left. */
export async function consumerFrom({js, jsm, ask}: Nats, stream: string, start: Partial<ConsumerConfig>): Promise<Consumer> {
  return js.consumers.getConsumerFromInfo(await ask(() => jsm.consumers.add(stream, {
    ...start, deliver_policy: DeliverPolicy.StartSequence, ack_policy: AckPolicy.None,
    inactive_threshold: nanos(10_000), num_replicas: 1, mem_storage: true,
  })));
}

export function forget({connection}: Nats, consumer: Consumer): void {
  if (!connection.isClosed()) consumer.delete().catch(() => {});
}

/** Whether this message follows the one before: one that was lost on the way leaves a gap in the consumer's own count. */
export const follows = (message: JsMsg, delivered: number): boolean => message.info.deliverySequence === delivered + 1;

/** Takes a message out for good: its bytes on the disk are written over, which a purge would not do. */
export async function shred({jsm, ask}: Nats, stream: string, seq: number): Promise<void> {
  await ask(async () => {
    try {
      await jsm.streams.deleteMessage(stream, seq, true);
    } catch (error) {
      if (isMissing(error)) return;
      if (await jsm.streams.getMessage(stream, {seq}) !== null) throw error;
    }
  });
}
