import type {Entry, NewEntry} from './entry.js';
import {LogError, type Identity, type Log, type LogErrorCode, type LogStatus} from './log.js';

/** What a frame says first, to the window around it and with a port for all that follows. */
export interface Hello {flip: 'log'; nonce: string; space: string}

/** What a frame asks through its port; each question has a number of its own. */
export type Question = {n: number} & ({append: NewEntry} | {restore: Entry[]} | {draft: string} | {keep: string; value: unknown} | {refresh: true});

/** What comes back: who learns here, answers by number, entries as they come, the log's status, and names. */
export interface Word {
  nonce?: string;
  identity?: Identity;
  n?: number;
  answer?: unknown;
  fault?: {code: LogErrorCode; message: string};
  batch?: Entry[];
  names?: Record<string, string>;
  status?: LogStatus;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isHello(data: unknown): data is Hello {
  return isObject(data) && data['flip'] === 'log' && typeof data['nonce'] === 'string' && typeof data['space'] === 'string';
}

/**
 * Lends a log to a lesson in a frame whose `store` is `host:` and this page's origin: its records are kept here, as this
 * page keeps them. Only that frame is answered, only from that origin, and only about the log's own space; what it
 * appends is checked as if it had been appended here, and it cannot speak in another's name.
 *
 * ```js
 * const log = await LocalLog.open('forces-1', {indexedDB});
 * const stop = lendLog(document.querySelector('iframe'), log, 'https://lessons.example');
 * ```
 * @param origin the frame's exact origin; `'null'` for a sandboxed frame without `allow-same-origin`
 * @returns the way to stop
 */
export function lendLog(frame: HTMLIFrameElement, log: Log, origin: string): () => void {
  let end = () => {};
  const onMessage = ({source, origin: from, data, ports}: MessageEvent<unknown>) => {
    const [port] = ports;
    if (source !== frame.contentWindow || from !== origin || !port || !isHello(data) || data.space !== log.space) return;
    // The frame was loaded anew.
    end();
    end = serve(port, log, data.nonce);
  };
  addEventListener('message', onMessage);
  return () => {
    removeEventListener('message', onMessage);
    end();
  };
}

function serve(port: MessagePort, log: Log, nonce: string): () => void {
  const say = (word: Word) => port.postMessage(word);
  port.onmessage = ({data}: MessageEvent<unknown>) => {
    if (isObject(data) && typeof data['n'] === 'number') void reply(log, data as unknown as Question).then(say);
  };
  let leave = [() => port.close()];
  void log.whoami().then((identity) => {
    say({nonce, identity, status: log.status});
    leave = [
      ...leave,
      log.onStatus((status) => say({status})),
      log.subscribe(0, (batch) => say({batch, names: namesIn(batch, log)})),
    ];
  });
  return () => { for (const each of leave) each(); };
}

function namesIn(batch: Entry[], log: Log): Record<string, string> {
  return Object.fromEntries(batch.flatMap(({author}) => {
    const name = log.nameOf?.(author);
    return name === undefined ? [] : [[author, name]];
  }));
}

async function reply(log: Log, question: Question): Promise<Word> {
  const {n} = question;
  try {
    return {n, answer: await answerTo(log, question)};
  } catch (error) {
    const {code, message} = error instanceof LogError ? error : {code: 'invalid' as const, message: String(error)};
    return {n, fault: {code, message}};
  }
}

function answerTo(log: Log, question: Question): Promise<unknown> {
  if ('append' in question) return log.append(question.append);
  if ('restore' in question) return log.restore(question.restore);
  if ('draft' in question) return log.drafts.get(question.draft);
  if ('keep' in question) return log.drafts.set(question.keep, question.value);
  log.refresh();
  return Promise.resolve();
}
