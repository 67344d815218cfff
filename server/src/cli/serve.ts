import {realpathSync} from 'node:fs';
import {resolve} from 'node:path';
import {createHandler} from '../handler.js';
import {listen, type Listening} from '../listen.js';
import {openStore} from '../store.js';
import {folderOf, folderServer} from './files.js';
import {adminKeyOf, folderOf as dataFolder, numberOf, secretOf, siteOf, storeAddress, type Options} from './options.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the program prints to, and how it hears that it should end. */
export interface Terminal {
  say(text: string): void;
  complain(text: string): void;
  env: Environment;
}

/** Serves until the process is told to end; resolves when it serves. */
export async function serve(options: Options, {say, complain, env}: Terminal): Promise<Listening> {
  const address = storeAddress(options, env);
  if (/^(nats|tls|postgres|postgresql):/.test(address) && env.FLIP_SECRET === undefined) {
    complain('FLIP_SECRET is not set, so the secret is kept in this machine\'s data folder. If other gateways share the store, give all of them the same FLIP_SECRET.');
  }
  const site = siteOf(options, env);
  const store = await openStore(address);
  try {
    const handler = createHandler({
      store, secret: secretOf(options, env), adminKey: adminKeyOf(options, env), ...(site && {site}), ...(!options.quiet && {log: say}),
    });
    const folder = options.static ?? env.FLIP_STATIC;
    const listening = await listen(handler, {
      port: numberOf(options.port ?? env.FLIP_PORT, 'port', 65_535) ?? 8787, host: options.host ?? env.FLIP_HOST ?? '127.0.0.1',
      ...(folder !== undefined && {files: folderServer(folderOf(folder), realpathSync(dataFolder(options, env)))}),
    });
    complain(`flip-server listens on ${listening.origin}; its secrets are in ${resolve(dataFolder(options, env))}.`);
    return {
      ...listening,
      async stop() {
        await listening.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
