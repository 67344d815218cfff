#!/usr/bin/env node
import {check} from './cli/check.js';
import {readOptions, UsageError} from './cli/options.js';
import {serve, type Terminal} from './cli/serve.js';
import {space} from './cli/space.js';
import {StoreError} from './store.js';

const HELP = `flip-server: the class server of flip-elements.

  flip-server [serve]                 serves classes from ./flip-data on http://127.0.0.1:8787
    --port 8787 --host 127.0.0.1      where it listens (FLIP_PORT, FLIP_HOST)
    --data ./flip-data                its folder: secrets and, unless --store says otherwise, the database (FLIP_DATA)
    --store file:./class.db           or nats://a,b,c or postgres://user@host/database (FLIP_STORE)
    --site-secret S | --site-jwks URL a site whose tokens all spaces believe (FLIP_SITE_SECRET, FLIP_SITE_JWKS)
    --site-issuer I --site-audience A what those tokens must say (FLIP_SITE_ISSUER, FLIP_SITE_AUDIENCE)
    --static folder                   files to serve beside it, such as a lesson (FLIP_STATIC)
    --admin-key K                     better given as FLIP_ADMIN_KEY; else made once and kept in --data
    --quiet                           no log of requests
    FLIP_SECRET                       signs the tokens; else made once and kept in --data

  flip-server space create [name]     --label L --lesson URL --retain DAYS --anonymous
  flip-server space list
  flip-server space show|people|close|open <space>
  flip-server space rotate <space>    a new code; --revoke: who came by the old one joins again; --key: a new staff key
  flip-server space export <space>    --format ndjson|csv --author SUB --out FILE
  flip-server space erase <space>     --author SUB --yes
  flip-server space delete <space>    --yes
    --url http://127.0.0.1:8787       asks a running server, with FLIP_ADMIN_KEY; without it works on --store or --data

  flip-server check <url>             tries any backend against the wire contract (WIRE.md), with FLIP_ADMIN_KEY,
                                      or with --space S, FLIP_CODE and FLIP_STAFF_KEY of a space to try it in
`;

const terminal: Terminal = {
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(`${text}\n`),
  env: process.env,
};

async function main(): Promise<void> {
  const {words: [command = 'serve', ...words], options} = readOptions(process.argv.slice(2));
  if (options.help) {
    terminal.say(HELP);
    return;
  }
  switch (command) {
    case 'serve': return untilStopped();
    case 'space': return space(words, options, terminal);
    case 'check':
      if (!await check(words[0], options, terminal)) process.exitCode = 1;
      return;
    default: throw new UsageError(`There is no command ${command}.\n\n${HELP}`);
  }

  async function untilStopped(): Promise<void> {
    const {stop} = await serve(options, terminal);
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        // The second time is meant.
        if (stopping) process.exit(1);
        stopping = true;
        stop().then(() => process.exit(0), fail);
      });
    }
  }
}

function fail(error: unknown): void {
  const code = (error as {code?: unknown} | undefined)?.code;
  if (code === 'EADDRINUSE' || code === 'EACCES') terminal.complain('This port is taken or not allowed. Name another: flip-server --port 8788');
  else if (error instanceof UsageError || error instanceof StoreError || error instanceof RangeError) terminal.complain(error.message);
  else terminal.complain(error instanceof Error ? error.stack ?? error.message : String(error));
  process.exit(1);
}

main().catch(fail);
