import {existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {freshKey} from '../secret.js';
import type {SiteTrust} from '../space.js';

/** A mistake of whoever typed the command: shown without a trace. */
export class UsageError extends Error {}

const OPTIONS = {
  port: {type: 'string'}, host: {type: 'string'}, store: {type: 'string'}, data: {type: 'string'}, static: {type: 'string'},
  'admin-key': {type: 'string'}, 'site-secret': {type: 'string'}, 'site-jwks': {type: 'string'},
  'site-issuer': {type: 'string'}, 'site-audience': {type: 'string'}, quiet: {type: 'boolean'},
  url: {type: 'string'}, space: {type: 'string'}, label: {type: 'string'}, lesson: {type: 'string'}, retain: {type: 'string'},
  anonymous: {type: 'boolean'}, key: {type: 'boolean'}, revoke: {type: 'boolean'}, format: {type: 'string'},
  author: {type: 'string'}, out: {type: 'string'}, 'staff-key': {type: 'string'}, yes: {type: 'boolean'}, help: {type: 'boolean', short: 'h'},
} as const;

export type Options = ReturnType<typeof readOptions>['options'];

/** The command line: words, and options by name. */
export function readOptions(args: readonly string[]) {
  try {
    const {values, positionals} = parseArgs({args: [...args], options: OPTIONS, allowPositionals: true});
    return {words: positionals, options: values};
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\nflip-server --help says what there is.`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder that the server keeps its own things in. */
export const folderOf = (options: Options, env: Environment): string => options.data ?? env.FLIP_DATA ?? './flip-data';

export const storeAddress = (options: Options, env: Environment): string =>
  options.store ?? env.FLIP_STORE ?? `file:${join(folderOf(options, env), 'class.db')}`;

/** What signs the tokens: given, or made once and kept where only the owner reads. */
export const secretOf = (options: Options, env: Environment): string => env.FLIP_SECRET ?? kept(folderOf(options, env), 'secret');

export const adminKeyOf = (options: Options, env: Environment): string =>
  options['admin-key'] ?? env.FLIP_ADMIN_KEY ?? kept(folderOf(options, env), 'admin-key');

/** The admin key where it is given or was made before: nothing is made to ask another server. */
export function knownAdminKey(options: Options, env: Environment): string | undefined {
  const path = join(folderOf(options, env), 'admin-key');
  return options['admin-key'] ?? env.FLIP_ADMIN_KEY ?? (existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined);
}

/** The site that all spaces believe, where one is named. */
export function siteOf(options: Options, env: Environment): SiteTrust | undefined {
  const trust = {
    secret: options['site-secret'] ?? env.FLIP_SITE_SECRET, jwks: options['site-jwks'] ?? env.FLIP_SITE_JWKS,
    issuer: options['site-issuer'] ?? env.FLIP_SITE_ISSUER, audience: options['site-audience'] ?? env.FLIP_SITE_AUDIENCE,
  };
  const given = Object.entries(trust).filter(([, value]) => value !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** A whole number in an option. */
export function numberOf(text: string | undefined, name: string, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text) || Number(text) > most) throw new UsageError(`--${name} takes a whole number up to ${most}.`);
  return Number(text);
}

function kept(folder: string, name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) make(folder, path);
  return readFileSync(path, 'utf8').trim();
}

/** Whole or not at all, and by the first alone: two that start at once must agree. */
function make(folder: string, path: string): void {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${freshKey()}\n`, {mode: 0o600, flush: true});
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
