import {readFile} from 'node:fs/promises';
import {setTimeout as pause} from 'node:timers/promises';
import {
  jetstream, JetStreamApiError, jetstreamManager, RetentionPolicy, StorageType, type JetStreamClient, type JetStreamManager,
} from '@nats-io/jetstream';
import {connect, credsAuthenticator, type NatsConnection} from '@nats-io/transport-node';
import {StoreError} from '../store.js';
import {natsAddress, type NatsAddress} from './nats-address.js';

/** One question to the cluster may wait this long for its answer. */
const ANSWER_MILLISECONDS = 2000;
/** A cluster that lost its leader has a new one after about five seconds. */
const PATIENCE_MILLISECONDS = 20_000;
const PAUSE_MILLISECONDS = 150;

/** JetStream's error codes that we tell apart. */
const WRONG_LAST_SEQUENCE = 10071;
const STREAM_NOT_FOUND = 10059;
const NAME_IN_USE = 10058;
const MESSAGE_NOT_FOUND = 10037;
const FULL = [10002, 10023, 10028, 10047, 10054, 10077];

export interface Nats {
  connection: NatsConnection;
  js: JetStreamClient;
  jsm: JetStreamManager;
  /** The names of the two streams, and what their subjects start with. */
  entries: string;
  records: string;
  /** Asks until there is an answer. What is asked must be safe to ask twice. Rejects with `StoreError`. */
  ask<T>(question: () => Promise<T>): Promise<T>;
}

/** Connects, and makes the streams where there are none yet. */
export async function connectNats(text: string): Promise<Nats> {
  const address = natsAddress(text);
  const connection = await open(address);
  try {
    const options = {timeout: ANSWER_MILLISECONDS};
    const nats: Nats = {
      connection,
      js: jetstream(connection, options),
      jsm: await jetstreamManager(connection, {...options, checkAPI: false}),
      entries: `${address.name}-entries`,
      records: `${address.name}-records`,
      ask: (question) => persist(connection, question),
    };
    for (const name of [nats.entries, nats.records]) await makeStream(nats, name, address.replicas);
    return nats;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function open({servers, creds, tls, user, pass, token}: NatsAddress): Promise<NatsConnection> {
  try {
    return await connect({
      servers, name: 'flip-server', maxReconnectAttempts: -1, reconnectTimeWait: 250, timeout: 5000, pingInterval: 5000, maxPingOut: 2,
      ...(tls && {tls: {}}), ...(token !== undefined && {token}), ...(user !== undefined && {user, pass}),
      ...(creds !== undefined && {authenticator: credsAuthenticator(await readFile(creds))}),
    });
  } catch (cause) {
    throw new StoreError('unavailable', `No NATS server lets this one in at ${servers.join(', ')} (${messageOf(cause)}). Is nats-server running there, and are name and password right?`, {cause});
  }
}

/** Three copies in a cluster: any one node may be lost, with its disk, and nothing that was acknowledged is. */
async function makeStream({connection, jsm, ask}: Nats, name: string, replicas?: number): Promise<void> {
  const copies = replicas ?? (connection.info?.cluster ? 3 : 1);
  try {
    await ask(async () => {
      try {
        await jsm.streams.info(name);
      } catch (error) {
        if (codeOf(error) !== STREAM_NOT_FOUND) throw error;
        await jsm.streams.add({
          name, subjects: [`${name}.>`], storage: StorageType.File, retention: RetentionPolicy.Limits, num_replicas: copies, allow_direct: true,
        }).catch((failure: unknown) => {
          // Another server was the first.
          if (codeOf(failure) !== NAME_IN_USE) throw failure;
        });
      }
    });
  } catch (cause) {
    const mend = copies > 1
      ? `It is to be kept by ${copies} nodes: are so many running, each with JetStream? To keep fewer copies, add ?replicas=1 to the address.`
      : 'Is nats-server running with JetStream (nats-server -js)?';
    throw new StoreError('unavailable', `NATS cannot make the stream ${name} (${messageOf((cause as Error).cause ?? cause)}). ${mend}`, {cause});
  }
}

async function persist<T>(connection: NatsConnection, question: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      return await question();
    } catch (cause) {
      if (cause instanceof StoreError || isTaken(cause)) throw cause;
      if (isFull(cause)) throw new StoreError('full', 'NATS has no more room for entries. Give it a larger disk or a higher limit; nothing that was stored is lost.', {cause});
      if (connection.isClosed()) throw new StoreError('unavailable', 'The store is closed.', {cause});
      if (Date.now() > end) throw new StoreError('unavailable', `NATS does not answer (${messageOf(cause)}). More than half of its nodes must run.`, {cause});
      await pause(PAUSE_MILLISECONDS);
    }
  }
}

/** Whether a message was refused because its subject has another last message than expected. */
export const isTaken = (error: unknown): boolean => codeOf(error) === WRONG_LAST_SEQUENCE;

export const isMissing = (error: unknown): boolean => codeOf(error) === MESSAGE_NOT_FOUND;

function isFull(error: unknown): boolean {
  return FULL.includes(codeOf(error)) && /maximum|insufficient|no space|exceed|limit/i.test(messageOf(error));
}

function codeOf(error: unknown): number {
  return error instanceof JetStreamApiError ? error.code : 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
