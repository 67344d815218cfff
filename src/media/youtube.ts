import type {News, Protocol} from './embed.js';
import type {MediaFault} from './port.js';

/** What an address of YouTube names. */
export interface YouTubeVideo {
  id: string;
  /** Seconds. */
  start: number | undefined;
  /** It names a list too, of which only this video is played. */
  listed: boolean;
}

/** Reads an address of YouTube in any of its forms; `undefined` when it names no video. */
export function youtubeVideo(src: string): YouTubeVideo | undefined {
  const url = parse(src);
  if (!url || !/(^|\.)(youtu\.be|youtube(-nocookie)?\.com)$/.test(url.hostname)) return undefined;
  const [first = '', second = ''] = url.pathname.split('/').filter(Boolean);
  const id = url.hostname.endsWith('.be') ? first
    : /^(embed|shorts|live|v|e)$/.test(first) ? second
    : url.searchParams.get('v') ?? '';
  if (!/^[\w-]{11}$/.test(id)) return undefined;
  const {searchParams} = url;
  const start = searchParams.get('t') ?? searchParams.get('start') ?? /t=([\dhms.]+)/.exec(url.hash)?.[1];
  return {id, start: secondsOf(start), listed: searchParams.has('list')};
}

/** A time as providers write it: `90`, `90s`, `1m30s`, `1h2m3s`. Seconds. */
export function secondsOf(words: string | null | undefined): number | undefined {
  const [whole, h, m, s] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(words ?? '') ?? [];
  return whole ? Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0) : undefined;
}

export function parse(src: string): URL | undefined {
  try {
    return new URL(src, 'https://provider.invalid');
  } catch {
    return undefined;
  }
}

const ORIGIN = 'https://www.youtube-nocookie.com';
const STATES: Readonly<Record<number, News['state']>> = {[-1]: 'idle', 0: 'ended', 1: 'playing', 2: 'paused', 3: 'buffering', 5: 'idle'};
/** https://developers.google.com/youtube/iframe_api_reference#onError */
const FAULTS: Readonly<Record<number, MediaFault>> = {2: 'not-found', 5: 'broken', 100: 'not-found', 101: 'forbidden', 150: 'forbidden', 153: 'anonymous'};
const EVENTS = ['onReady', 'onStateChange', 'onError', 'onPlaybackRateChange', 'onAutoplayBlocked'];

/**
 * The protocol that YouTube's own script speaks with its frame: JSON texts with a channel and an id, a greeting that is
 * repeated until `initialDelivery`, then `infoDelivery` with whatever changed, four times a second while it plays.
 */
export function youtube({id, start}: YouTubeVideo): Protocol {
  const talk = (message: object) => JSON.stringify({...message, id, channel: 'widget'});
  const command = (func: string, ...args: unknown[]) => talk({event: 'command', func, args});
  return {
    name: 'YouTube',
    page: `https://www.youtube.com/watch?v=${id}${start ? `&t=${String(start)}s` : ''}`,
    origin: ORIGIN,
    begin: start,
    frame: (from, language) => `${ORIGIN}/embed/${id}?${frameOptions(from, language)}`,
    hello: [talk({event: 'listening'})],
    welcome: EVENTS.map((event) => command('addEventListener', event)),
    play: () => command('playVideo'),
    pause: () => command('pauseVideo'),
    seek: (seconds) => command('seekTo', seconds, true),
    rate: (rate) => command('setPlaybackRate', rate),
    volume: (volume) => command('setVolume', Math.round(volume * 100)),
    mute: (muted) => command(muted ? 'mute' : 'unMute'),
    read: readYouTube,
  };
}

function frameOptions(from: number, language: string): URLSearchParams {
  return new URLSearchParams({
    enablejsapi: '1', playsinline: '1', rel: '0', cc_load_policy: '0', iv_load_policy: '3',
    // Its own full screen hides our questions; it stays where the page has no other (iPhone).
    fs: document.fullscreenEnabled ? '0' : '1',
    ...(language ? {hl: language} : {}),
    ...(from > 0 ? {start: String(from)} : {}),
    ...(location.origin.startsWith('http') ? {origin: location.origin} : {}),
  });
}

/** What a message of YouTube's player says. */
export function readYouTube(data: unknown): News {
  const {event, info} = messageOf(data);
  const answer = {answer: true};
  switch (event) {
    case 'onReady': return answer;
    case 'onError': return {fault: FAULTS[Number(info)] ?? 'broken'};
    case 'onStateChange': return {...answer, ...stateOf(info)};
    case 'onAutoplayBlocked': return {refused: true};
    case 'initialDelivery':
    case 'infoDelivery': return typeof info === 'object' && info ? {...answer, ...infoOf(info as Record<string, unknown>)} : answer;
    default: return {};
  }
}

function infoOf(info: Record<string, unknown>): News {
  const {currentTime, duration, playbackRate, availablePlaybackRates, muted, volume, playerState} = info;
  return {
    ...(isNumber(currentTime) && {time: currentTime}),
    ...(isNumber(duration) && duration > 0 && {duration}),
    ...(isNumber(playbackRate) && {rate: playbackRate}),
    ...(Array.isArray(availablePlaybackRates) && availablePlaybackRates.length > 0 && {rates: availablePlaybackRates.length > 1}),
    ...(typeof muted === 'boolean' && {muted}),
    ...(isNumber(volume) && {volume: volume / 100}),
    ...stateOf(playerState),
  };
}

function stateOf(state: unknown): News {
  const known = isNumber(state) ? STATES[state] : undefined;
  return known ? {state: known} : {};
}

/** A message as an object, whether it came as one or as JSON; anything else is empty. */
export function messageOf(data: unknown): Record<string, unknown> {
  try {
    const message: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return typeof message === 'object' && message ? message as Record<string, unknown> : {};
  } catch {
    return {};
  }
}

export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
