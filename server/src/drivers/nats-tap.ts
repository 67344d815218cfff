import {setTimeout as pause} from 'node:timers/promises';
import type {ConsumerMessages} from '@nats-io/jetstream';
import type {Entry} from '../../../src/core/entry.js';
import {StoreError} from '../store.js';
import {token} from './nats-address.js';
import type {Nats} from './nats-connection.js';
import {indexUntil, type Index} from './nats-index.js';
import {entryIn, type Said} from './nats-message.js';
import {positionAt} from './nats-position.js';
import {consumerFrom, follows, forget, lastOf} from './nats-stream.js';

/** So little silence means that the sending node is gone: it says something twice a second. */
const CONSUME = {max_messages: 500, expires: 2000, idle_heartbeat: 500};

const STALL_MILLISECONDS = 1000;

type Listener = (batch: Entry[]) => void;

export interface Tap {
  /** The numbers of a space after `after`: of all that any server has acknowledged by now. */
  numbers(space: string, after: number): Promise<number[]>;
  /** What is there twice, and which one counts. */
  readonly index: Pick<Index, 'doubles' | 'firstOf'>;
  /** Hands on what this space says from now on, in order, each entry once. */
  listen(space: string, on: Listener): () => void;
  /** Whether it knows all that was said before it was opened. */
  isComplete(): boolean;
  close(): void;
}

/** One reader of all that is said, however many watch: what it costs grows with the entries, not with the classes. */
export async function openTap(nats: Nats): Promise<Tap> {
  const board = switchboard();
  const position = positionAt(await headOf(nats));
  const index = indexUntil(nats, position.now);
  let closed = false;
  let messages: ConsumerMessages | undefined;
  void restartOnReconnect();
  void run();

  /** What was on its way when the connection broke is not sent again, and nothing would tell: so ask again. */
  async function restartOnReconnect(): Promise<void> {
    for await (const {type} of nats.connection.status()) if (type === 'reconnect') messages?.stop();
  }

  async function run(): Promise<void> {
    while (!closed) {
      try {
        await readOn();
      } catch {
        await pause(250);
      }
    }
  }

  async function readOn(): Promise<void> {
    const consumer = await consumerFrom(nats, nats.entries, {opt_start_seq: position.now + 1});
    try {
      messages = await consumer.consume(CONSUME);
      void stopWhenSilent(messages);
      let delivered = 0;
      for await (const message of messages) {
        if (closed || !follows(message, delivered)) break;
        delivered += 1;
        const {seq} = message;
        if (await index.add(message.subject, seq)) board.handOn(entryIn({seq, value: message.json<Said>()}));
        position.move(seq);
      }
    } finally {
      messages = undefined;
      forget(nats, consumer);
    }
  }

  /** Resolves when all up to this number has come; it may have been erased before it came. */
  async function reach(seq: number): Promise<void> {
    while (!await position.reaches(seq, STALL_MILLISECONDS)) {
      if (closed) throw new StoreError('unavailable', 'The store is closed.');
      const last = await lastOf(nats, nats.entries, `${nats.entries}.>`);
      if ((last?.seq ?? 0) <= position.now) position.move(seq);
    }
  }

  return {
    async numbers(space, after) {
      await reach(await headOf(nats));
      return index.after(token(space), after);
    },
    index,
    listen: (space, on) => board.add(space, on),
    isComplete: () => index.isComplete(),
    close() {
      closed = true;
      board.clear();
      messages?.stop();
    },
  };
}

/** The number that the stream gave last, as its leader knows it. */
async function headOf({entries, jsm, ask}: Nats): Promise<number> {
  const {state} = await ask(() => jsm.streams.info(entries));
  return state.last_seq;
}

/** Who listens to which space. What comes together is handed on together. */
function switchboard() {
  const listeners = new Map<string, Set<Listener>>();
  let waiting = new Map<string, Entry[]>();

  function flush(): void {
    const batches = waiting;
    waiting = new Map();
    for (const [space, batch] of batches) for (const on of listeners.get(space) ?? []) on(batch);
  }

  return {
    add(space: string, on: Listener): () => void {
      const others = listeners.get(space) ?? new Set();
      listeners.set(space, others.add(on));
      return () => {
        others.delete(on);
        if (others.size === 0 && listeners.get(space) === others) listeners.delete(space);
      };
    },
    handOn(entry: Entry): void {
      if (!listeners.has(entry.space)) return;
      if (waiting.size === 0) setImmediate(flush);
      const batch = waiting.get(entry.space);
      if (batch) batch.push(entry);
      else waiting.set(entry.space, [entry]);
    },
    clear: () => listeners.clear(),
  };
}

async function stopWhenSilent(messages: ConsumerMessages): Promise<void> {
  const lost = new Set(['heartbeats_missed', 'consumer_not_found', 'consumer_deleted', 'stream_not_found', 'no_responders']);
  for await (const {type} of messages.status()) if (lost.has(type)) messages.stop();
}
