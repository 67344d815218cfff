import type {Change} from './change.js';
import type {Ledger} from './ledger.js';
import {poll, stream} from './listener.js';
import type {Net} from './net.js';
import {backoff, pauses, type Pauses} from './pause.js';
import {MOST, sendBatch} from './sender.js';
import {ask, type Refusal} from './wire.js';

/** Why nothing goes on although there is a network: somebody has to mend it. */
export type Trouble = 'closed' | 'expired' | 'gone' | 'stale';

/** What a server's no means to us, where waiting alone does not help. */
const TROUBLES: Record<number, Trouble> = {401: 'expired', 403: 'gone', 404: 'gone', 410: 'closed', 412: 'stale'};
/** A fault of what was sent, not of the network or of the server. */
const OWN_FAULTS = [400, 409, 413, 422];
const RENEWED = 1;
/** What has no answer for so long is shown as waiting, ms. */
const SLOW = 3000;
/** What somebody must mend first is tried as seldom as if it had failed so often. */
const RARELY = 9;
/** Between two questions that brought nothing: not every server holds its answer back, ms. */
const POLITE = 2000;

export interface Terms {
  net: Net;
  /** The class: `https://…/v1/spaces/…`. */
  url: string;
  ledger: Ledger;
  /** The token now; a fresh one is put in its place. */
  pass: {token: string};
  keep: (change: Change) => void;
  /** `late` or `trouble` may have changed, or there is a fresh token. */
  onTurn: () => void;
}

/** What goes to the class and comes from it, again and again until it went well. */
export interface Exchange {
  /** Something waits longer than it should. */
  late: boolean;
  trouble?: Trouble | undefined;
  /** There is something to send. */
  nudge(): void;
  /** There is reason to believe that it goes now. */
  wake(): void;
  /** Sends what waits, in order and one request at a time. */
  send(signal: AbortSignal): Promise<void>;
  /** Hears what comes. */
  listen(signal: AbortSignal): Promise<void>;
}

/** What sending and listening share. */
interface Aid {
  idle: Pauses;
  pause: Pauses;
  /** Says how it goes. @param what 0 is sending, 1 is listening */
  turn: (what: 0 | 1, trouble?: Trouble, late?: boolean) => void;
  /** Resolves when it is time to try again. */
  recover: (what: 0 | 1, error: unknown, tries: number) => Promise<void>;
}

export function exchangeOn(terms: Terms): Exchange {
  const {ledger, net, url, pass, onTurn} = terms;
  const idle = pauses(net.after);
  const pause = pauses(net.after);
  const troubles: (Trouble | undefined)[] = [];
  let renewing: Promise<number> | undefined;

  const turn: Aid['turn'] = (what, trouble, late = own.late) => {
    troubles[what] = trouble;
    const next = {late: late && ledger.unsent.size > 0, trouble: troubles[0] ?? troubles[1]};
    if (own.late === next.late && own.trouble === next.trouble) return;
    Object.assign(own, next);
    onTurn();
  };

  /** Asks for a fresh token. Resolves to `RENEWED`, to 401 when there is none for us, or to 0 when there is no answer. */
  const renew = async () => {
    try {
      const {token} = await ask(net, `${url}/renew`, {token: pass.token, body: {}});
      pass.token = token as string;
      onTurn();
      return RENEWED;
    } catch (error) {
      const {status = 0} = error as Partial<Refusal>;
      return status >= 400 && status < 500 ? 401 : 0;
    }
  };

  const recover: Aid['recover'] = async (what, error, tries) => {
    const {status: said = 0, wait = 0} = error as Partial<Refusal>;
    const status = said === 401 ? await (renewing ??= renew().finally(() => { renewing = undefined; })) : said;
    if (status === RENEWED) return;
    const trouble = TROUBLES[status];
    turn(what, trouble, true);
    await pause.sleep(wait || backoff(trouble ? RARELY : tries, net.random), wait > 0);
  };

  const aid = {idle, pause, turn, recover};
  const own: Exchange = {
    late: false,
    nudge: idle.wake,
    wake() {
      idle.wake();
      pause.wake();
    },
    send: (signal) => send(terms, aid, signal),
    listen: (signal) => listen(terms, aid, signal),
  };
  return own;
}

async function send(terms: Terms, {idle, turn, recover}: Aid, signal: AbortSignal): Promise<void> {
  const {ledger, net, keep} = terms;
  let [tries, most] = [0, MOST];
  while (!signal.aborted) {
    const batch = [...ledger.unsent.values()].slice(0, most);
    if (!batch[0]) {
      await idle.sleep(Infinity);
      continue;
    }
    const stop = net.after(SLOW, () => turn(0, undefined, true));
    try {
      keep(await sendBatch(terms, batch).finally(stop));
      [tries, most] = [0, MOST];
      turn(0, undefined, false);
    } catch (error) {
      if (signal.aborted) return;
      // One that nobody takes must not stand in the way of the others: it is looked for by halves.
      const {status = 0, fault} = error as Partial<Refusal>;
      if (!OWN_FAULTS.includes(status)) await recover(0, error, tries++);
      else if (batch[1]) most = batch.length >> 1;
      else keep({refused: [{...batch[0], fault: fault!}]});
    }
  }
}

async function listen({ledger, net, url, pass, keep}: Terms, {pause, turn, recover}: Aid, signal: AbortSignal): Promise<void> {
  let tries = 0;
  let held = false;
  while (!signal.aborted) {
    const after = ledger.cursor;
    try {
      const late = await (held ? poll : stream)({
        url, token: pass.token, after, net, signal,
        on: (news) => {
          if (signal.aborted) return;
          tries = 0;
          turn(1);
          keep(news);
        },
      });
      if (late) held = true;
      else if (!held) await pause.sleep(backoff(tries++, net.random));
      else if (ledger.cursor === after) await pause.sleep(POLITE);
    } catch (error) {
      if (signal.aborted) return;
      await recover(1, error, tries++);
    }
  }
}
