import type {Log} from '../core/log.js';
import {openScope} from '../element/scope.js';
import {warn} from '../element/warn.js';
import {addressOf} from '../sync/join.js';
import {ClassRoom} from './class-room.js';
import type {FlipLesson} from './flip-lesson.js';

const rooms = new WeakMap<FlipLesson, ClassRoom>();

/**
 * The log of a lesson whose `store` is not this browser alone: a class server's address, or `host:` with the origin of
 * the page that embeds this one. Never rejects: where it leads nowhere, records are kept in this browser.
 */
export async function openStore(lesson: FlipLesson, space: string): Promise<Log> {
  const {store} = lesson;
  const address = addressOf(store, document.baseURI);
  if (address) {
    const room = rooms.get(lesson) ?? new ClassRoom(lesson);
    rooms.set(lesson, room);
    return room.open(address, space);
  }
  const [, host] = /^host:(https?:\/\/[^/]+)\/?$/i.exec(store) ?? [];
  const log = host && await (await import('../sync/host-log.js')).openHostLog(space, host, window);
  if (log) return log;
  warn(lesson, host
    ? `The page at ${host} does not answer; records are kept in this browser. It lends its log with lendLog() of flip-elements/core.`
    : `store="${store}" is not known; records are kept in this browser.`,
  '<flip-lesson store="local"> or <flip-lesson store="https://class.example">');
  return openScope(space, 'local', lesson.learner).log;
}
