import type {Net} from './net.js';
import type {Pass} from './pass.js';
import {ask} from './wire.js';

/** How somebody comes into a class: by its code, by the staff's key, or by what the site says of them (a JWT). */
export type Ticket = {code: string; name?: string} | {key: string} | {jwt: string};

/** A pass with what the device remembers beside it. */
export interface Membership extends Pass {
  /** What the class is called. */
  label?: string;
  /** What it was got by, to come again when it has run out. A staff's key is not kept. */
  code?: string;
}

/** A class server, and the class in it where the address names one. */
export interface ClassAddress {server: string; space?: string}

/** Reads `https://class.example`, `https://class.example/v1/spaces/7b`, or a path on the page's own site. */
export function addressOf(store: string, base: string): ClassAddress | undefined {
  if (!/^(https?:\/)?\//i.test(store) || !URL.canParse(store, base)) return undefined;
  const {origin, pathname} = new URL(store, base);
  const [, path, space] = /^(.*?)(?:\/v1\/spaces\/([^/]+))?\/*$/.exec(pathname) ?? [];
  return {server: origin + (path ?? ''), ...(space && {space: decodeURIComponent(space)})};
}

/** Whom a JWT is about, without judging it: that is the server's. */
export function subjectOf(jwt: string): string {
  try {
    const bytes = Uint8Array.from(atob(jwt.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    const {sub} = JSON.parse(new TextDecoder().decode(bytes)) as {sub?: unknown};
    return typeof sub === 'string' ? sub : '';
  } catch {
    return '';
  }
}

/**
 * Comes into a class. Rejects with `Refusal` when the server says no, and with another error when it does not answer.
 * @param old the token of an earlier time: who shows it stays who they were
 */
export async function join(net: Net, {server, space}: ClassAddress, ticket: Ticket, old = ''): Promise<Membership> {
  const where = space ? `/spaces/${encodeURIComponent(space)}` : '';
  const body = await ask(net, `${server}/v1${where}/join`, {
    token: old, body: ticket, enough: (answer) => ['token', 'space', 'sub'].every((name) => typeof answer[name] === 'string'),
  });
  const {token, sub, role, name, label, ...rest} = body as unknown as Membership;
  return {
    server, space: rest.space, token, sub, role: role ?? 'learner',
    ...(name && {name}), ...(label && {label}), ...('code' in ticket && {code: ticket.code}),
  };
}
