import {createHash} from 'node:crypto';
import {StoreError} from '../store.js';

export interface NatsAddress {
  servers: string[];
  /** Before the names of streams and subjects: several flip-servers may share one NATS. */
  name: string;
  /** How many nodes keep each entry; `undefined`: three in a cluster, one else. */
  replicas?: number;
  /** A credentials file. */
  creds?: string;
  user?: string;
  pass?: string;
  token?: string;
  tls: boolean;
}

const FORM = /^(nats|tls):\/\/(?:([^@/]*)@)?([^@/?]+)\/?(?:\?(.*))?$/;

/** Reads `nats://user:pass@a:4222,b:4222,c:4222?replicas=3&name=flip&creds=./flip.creds`. */
export function natsAddress(address: string): NatsAddress {
  const [, scheme, access, hosts, query] = FORM.exec(address) ?? [];
  const options = new URLSearchParams(query);
  const name = options.get('name') ?? 'flip';
  const replicas = options.get('replicas');
  const servers = (hosts ?? '').split(',').map((host) => host.trim()).filter(Boolean);
  if (servers.length === 0) throw new StoreError('address', 'This names no NATS server. Write, for example, nats://127.0.0.1:4222.');
  if (!/^[\w-]{1,32}$/.test(name)) throw new StoreError('address', 'name= in the address of NATS takes letters, digits, - and _.');
  if (replicas !== null && !/^[1-5]$/.test(replicas)) throw new StoreError('address', 'replicas= in the address of NATS takes 1 to 5.');
  return {
    servers, name, tls: scheme === 'tls', ...accessIn(access),
    ...(replicas !== null && {replicas: Number(replicas)}), ...(options.has('creds') && {creds: options.get('creds')!}),
  };
}

function accessIn(access = ''): {user?: string; pass?: string; token?: string} {
  if (!access) return {};
  const [user, pass] = access.split(':', 2).map(decodeURIComponent);
  return pass === undefined ? {token: user!} : {user: user!, pass};
}

/** A text as one token of a subject. What a token cannot hold is hashed: the text itself is in the message. */
export function token(text: string): string {
  return /^[\w-]{1,64}$/.test(text) ? text : `=${createHash('sha256').update(text).digest('base64url')}`;
}
