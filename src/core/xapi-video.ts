import {isEntry, type Entry} from './entry.js';
import {clamp, covered, type Interval} from './interval.js';
import {isoDuration} from './time.js';
import {activityIri, type Statement, type StatementContext} from './xapi.js';

/** What the log does not hold of a video. Only `length` must be known; the rest is told where it is. */
export interface VideoFacts {
  /** Seconds. */
  length: number;
  /** The stretch of it that is the lecture, seconds; all of it by default. */
  shown?: Interval;
  /** The share that completes it, 0..1. */
  threshold?: number;
  /** The language of the captions that are shown; `false` when none are. */
  captions?: string | false;
  fullScreen?: boolean;
  /** As in `1280x720`. */
  screenSize?: string;
  playbackSize?: string;
  /** Lines of the picture, as in 720. */
  quality?: number;
  frameRate?: number;
  track?: string;
  userAgent?: string;
  /** 0..1. */
  volume?: number;
}

export interface VideoStatementContext extends StatementContext {
  /** Activity id -> what is known of that video; entries of other activities are left out. */
  videos: ReadonlyMap<string, VideoFacts>;
  /** ISO 8601. A session is told to be over once nothing came for half an hour before this; without it the last one stays open. */
  now?: string;
  /** A UUID under which all attempts are taken together. */
  registration?: string;
}

const PROFILE = 'https://w3id.org/xapi/video';
const extension = (name: string) => `${PROFILE}/extensions/${name}`;
const VERBS = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  played: `${PROFILE}/verbs/played`,
  paused: `${PROFILE}/verbs/paused`,
  seeked: `${PROFILE}/verbs/seeked`,
  interacted: 'http://adlnet.gov/expapi/verbs/interacted',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
};
type Verb = keyof typeof VERBS;

/** What a statement tells: extensions of its result and its context, and the rest of its result. */
interface Told {
  result?: Record<string, unknown>;
  context?: Record<string, unknown>;
  rest?: Statement['result'];
}

/** After so long without an entry, ms, what comes is another session. */
const SESSION_GAP = 30 * 60_000;
/** Two stretches this near in time, ms, and in place, seconds, were played in one go. */
const AT_ONCE = 2500;
const AT_PLACE = 0.3;

/**
 * The statements of the xAPI Video Profile (https://w3id.org/xapi/video, 1.0.3) that a log's entries amount to, in order:
 * `watched` entries become initialized, played, paused, seeked and interacted (another speed), `completed` entries
 * completed, and a session's end terminated. Pure, and the same for the same entries: later entries only add statements,
 * and their ids, made from the entries' own, let a store drop what it has. They stand beside `statementOf`, under ids of
 * their own: send either these or those of a video's `watched` and `completed` entries.
 */
export function videoStatementsOf(entries: readonly Entry[], context: VideoStatementContext): Statement[] {
  const viewings = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (!context.videos.has(entry.activity) || !(isEntry(entry, 'watched') || isEntry(entry, 'completed'))) continue;
    const key = JSON.stringify([entry.author, entry.activity]);
    viewings.set(key, [...(viewings.get(key) ?? []), entry]);
  }
  const all = [...viewings.values()].flatMap((own) => new Viewing(own[0]!, context).tell(own));
  return all.sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
}

/** One learner's way through one video. */
class Viewing {
  readonly #statements: Statement[] = [];
  readonly #facts: VideoFacts;
  /** Played so far, over all sessions, in the order it was played. */
  readonly #segments: [from: number, to: number][] = [];
  #session = '';
  #last: {entry: Entry; end: number; to: number; rate: number} | undefined;
  #playing = false;
  /** The time of the last statement, ms. */
  #told = 0;
  #spent = 0;
  #completed = false;

  constructor(readonly first: Entry, readonly context: VideoStatementContext) {
    this.#facts = context.videos.get(first.activity)!;
  }

  tell(entries: readonly Entry[]): Statement[] {
    for (const entry of entries) {
      if (isEntry(entry, 'watched')) this.#watched(entry);
      else this.#complete(entry);
    }
    const {now} = this.context;
    if (now && this.#last && Date.parse(now) - this.#last.end > SESSION_GAP) this.#terminate();
    else if (now && this.#last && Date.parse(now) - this.#last.end > AT_ONCE) this.#pause();
    return this.#statements;
  }

  #watched(entry: Entry<'watched'>): void {
    const {from, to, rate} = {...entry.data, from: round(entry.data.from), to: round(entry.data.to)};
    const end = Date.parse(entry.at);
    const start = end - ((to - from) / rate) * 1000;
    this.#begin(entry, start, rate);
    const last = this.#last;
    const inOneGo = this.#playing && last !== undefined && start - last.end < AT_ONCE;
    const near = last !== undefined && Math.abs(from - last.to) <= AT_PLACE;
    if (!inOneGo) this.#pause();
    // From where the last session was left is a jump too, but nobody made it in this one.
    if (last && !near && this.#session !== '') this.#say('seeked', entry, Math.max(start, last.end), {result: {'time-from': last.to, 'time-to': from}});
    if (!inOneGo || !near) {
      this.#say('played', entry, Math.max(start, last?.end ?? start), {result: {time: from}});
      this.#segments.push([from, to]);
    } else {
      if (last.rate !== rate) this.#say('interacted', entry, Math.max(start, last.end), {result: {time: last.to}, context: {speed: `${rate}x`}});
      this.#segments.at(-1)![1] = to;
    }
    this.#playing = true;
    this.#spent += (to - from) / rate;
    this.#last = {entry, end, to, rate};
  }

  #begin(entry: Entry, start: number, rate: number): void {
    if (this.#last && start - this.#last.end > SESSION_GAP) this.#terminate();
    if (this.#session) return;
    this.#session = idOf(entry.id, 'initialized');
    const {captions, fullScreen, screenSize, playbackSize, quality, frameRate, track, userAgent, volume} = this.#facts;
    this.#say('initialized', entry, start, {context: defined({
      speed: `${rate}x`, 'cc-enabled': captions === undefined ? undefined : captions !== false,
      'cc-subtitle-enabled': captions === undefined ? undefined : captions !== false,
      'cc-subtitle-lang': captions === false ? undefined : captions, 'full-screen': fullScreen, 'screen-size': screenSize,
      'video-playback-size': playbackSize, quality, 'frame-rate': frameRate, track, 'user-agent': userAgent, volume,
    })});
  }

  #pause(): void {
    if (!this.#playing || !this.#last) return;
    this.#playing = false;
    this.#say('paused', this.#last.entry, this.#last.end, {result: this.#progress()});
  }

  #complete(entry: Entry): void {
    // Once a registration.
    if (this.#completed || !this.#last) return;
    this.#completed = true;
    this.#say('completed', entry, Math.max(this.#last.end, Date.parse(entry.at)), {
      result: this.#progress(), rest: {completion: true, duration: isoDuration(this.#spent)},
    });
  }

  #terminate(): void {
    this.#pause();
    if (this.#last) this.#say('terminated', this.#last.entry, Math.max(this.#told, this.#last.end), {result: this.#progress()});
    this.#session = '';
    this.#last = undefined;
  }

  #progress(): Record<string, unknown> {
    const {length, shown: [start, end] = [0, length]} = this.#facts;
    const within = clamp(this.#segments, end).map(([from, to]): Interval => [Math.max(from, start), to]);
    return {
      time: this.#last?.to, progress: round(Math.min(1, end > start ? covered(within) / (end - start) : 0)),
      'played-segments': this.#segments.map(([from, to]) => `${from.toFixed(3)}[.]${to.toFixed(3)}`).join('[,]'),
    };
  }

  #say(verb: Verb, entry: Entry, at: number, {result = {}, context: more = {}, rest}: Told): void {
    const {lesson, homePage, language, names, learner, registration} = this.context;
    const {length, threshold} = this.#facts;
    const name = names?.get(entry.activity);
    this.#told = Math.max(this.#told, at);
    this.#statements.push({
      id: idOf(entry.id, verb),
      timestamp: new Date(at).toISOString(),
      actor: {objectType: 'Agent', ...(learner && {name: learner}), account: {homePage, name: entry.author}},
      verb: {id: VERBS[verb], display: {en: verb}},
      object: {
        objectType: 'Activity', id: activityIri(lesson, entry),
        definition: {type: `${PROFILE}/activity-type/video`, ...(name && {name: {[language]: name}})},
      },
      ...(verb !== 'initialized' && {result: {...rest, extensions: extended(result)}}),
      context: {
        ...(registration && {registration}),
        language,
        contextActivities: {
          grouping: [{objectType: 'Activity', id: lesson}],
          category: [{objectType: 'Activity', id: PROFILE}],
        },
        extensions: extended({length: round(length), 'session-id': this.#session, ...(threshold !== undefined && {'completion-threshold': threshold}), ...more}),
      },
    });
  }
}

const extended = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [extension(name), value]));

const defined = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** At most three decimals, as the profile has it. */
const round = (value: number) => Math.round(value * 1000) / 1000;

/** A UUID of the form of version 4 that is always the same for an entry and a verb. */
function idOf(entry: string, verb: Verb): string {
  const text = `${entry}/${verb}`;
  const hex = [0x811c9dc5, 0x01000193, 0x85ebca6b, 0xc2b2ae35].map((seed) => {
    let sum = seed;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193 + (seed & 0xfe));
    // Stirred, so that texts that differ little differ in every digit.
    sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
    sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
    return ((sum ^ (sum >>> 16)) >>> 0).toString(16).padStart(8, '0');
  }).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
