import type {News, Protocol} from './embed.js';
import type {MediaFault} from './port.js';
import {isNumber, messageOf, parse, secondsOf} from './youtube.js';

/** What an address of Vimeo names. */
export interface VimeoVideo {
  id: string;
  /** The key of an unlisted video. */
  hash: string | undefined;
  /** Seconds. */
  start: number | undefined;
}

/** Reads an address of Vimeo: a page of a video, alone or in a channel, group or showcase, or its player. */
export function vimeoVideo(src: string): VimeoVideo | undefined {
  const url = parse(src);
  if (!url || !/(^|\.)vimeo\.com$/.test(url.hostname)) return undefined;
  const [, id, hash] = /\/(\d{5,})(?:\/([\da-f]{6,}))?\/?$/.exec(url.pathname) ?? [];
  if (!id) return undefined;
  const start = /t=([\dhms.]+)/.exec(url.hash)?.[1] ?? url.searchParams.get('t');
  return {id, hash: hash ?? url.searchParams.get('h') ?? undefined, start: secondsOf(start)};
}

const ORIGIN = 'https://player.vimeo.com';
const EVENTS = ['loaded', 'durationchange', 'timeupdate', 'seeked', 'play', 'playing', 'pause', 'ended', 'bufferstart',
  'volumechange', 'playbackratechange', 'error'];
const STATES: Readonly<Record<string, News['state']>> = {
  play: 'playing', playing: 'playing', pause: 'paused', ended: 'ended', bufferstart: 'buffering',
};
const FAULTS: Readonly<Record<string, MediaFault>> = {PrivacyError: 'forbidden', PasswordError: 'refused', NotFoundError: 'not-found'};

/** The protocol of Vimeo's player: `{method, value}` one way, `{event, data}` and `{method, value}` the other. */
export function vimeo({id, hash, start}: VimeoVideo): Protocol {
  const command = (method: string, value?: unknown) => JSON.stringify(value === undefined ? {method} : {method, value});
  return {
    name: 'Vimeo',
    page: `https://vimeo.com/${id}${hash ? `/${hash}` : ''}${start ? `#t=${String(start)}s` : ''}`,
    origin: ORIGIN,
    begin: start,
    frame: (from) => `${ORIGIN}/video/${id}?${new URLSearchParams({
      dnt: '1', playsinline: '1', title: '0', byline: '0', portrait: '0', ...(hash ? {h: hash} : {}),
    })}${from > 0 ? `#t=${String(from)}s` : ''}`,
    hello: [command('ping')],
    welcome: [...EVENTS.map((event) => command('addEventListener', event)), command('getDuration')],
    play: () => command('play'),
    pause: () => command('pause'),
    seek: (seconds) => command('setCurrentTime', seconds),
    rate: (rate) => command('setPlaybackRate', rate),
    volume: (volume) => command('setVolume', volume),
    mute: (muted) => command('setMuted', muted),
    read: readVimeo,
  };
}

/** What a message of Vimeo's player says. */
export function readVimeo(data: unknown): News {
  const {event, method, value, data: about} = messageOf(data);
  const detail = messageOf(about);
  if (event === 'error') return errorOf(detail);
  if (event === 'ready' || method === 'ping') return {answer: true};
  if (method === 'getDuration') return isNumber(value) && value > 0 ? {duration: value} : {};
  if (typeof event !== 'string') return {};
  const {seconds, duration, playbackRate, volume, muted} = detail;
  const state = STATES[event];
  return {
    ...(isNumber(seconds) && {time: seconds}),
    ...(isNumber(duration) && duration > 0 && {duration}),
    ...(isNumber(playbackRate) && {rate: playbackRate}),
    ...(isNumber(volume) && {volume}),
    ...(typeof muted === 'boolean' && {muted}),
    ...(state && {state}),
  };
}

/** Most errors answer a command that failed; only those of the player itself end it. */
function errorOf({name, method}: Record<string, unknown>): News {
  if (method === 'ready') return {fault: FAULTS[String(name)] ?? 'broken'};
  if (method === 'setPlaybackRate') return {rates: false};
  if (method === 'play' && name === 'NotAllowedError') return {refused: true};
  return typeof name === 'string' && FAULTS[name] ? {fault: FAULTS[name]} : {};
}
