import type {Interval} from '../core/interval.js';

/** What a player can be asked to do. What it cannot is said to the learner, never silently dropped. */
export interface Capabilities {
  /** It takes cues, so the browser itself can stop it at a cue's end. */
  readonly cues: boolean;
  /** Its speed can be set. */
  readonly rates: boolean;
  /** Its sound can be set. */
  readonly volume: boolean;
  /** `false`: it stops only within some tenths of a second. */
  readonly exactStop?: boolean;
  /** `false`: its own bar can be used to jump; such a jump can be taken back, not prevented. */
  readonly held?: boolean;
  /** `false`: nothing may be laid over its picture. */
  readonly overlay?: boolean;
}

/** A variant of the same medium that a learner can choose. */
export interface Quality {
  readonly id: string;
  readonly label: string;
}

/** One of several that a learner can choose. */
export interface Choice {
  readonly id: string;
  /** As the stream names it: `720p`, `English`. */
  readonly label: string;
  readonly language?: string;
  /** A voice says what is to be seen. */
  readonly describes?: boolean;
}

/** What a player lets a learner choose; undefined where it cannot. Ask by `offersOf` (offers.ts). */
export interface Offers {
  /** Best first; the id `auto` leaves it to the player. */
  readonly qualities?: readonly Choice[] | undefined;
  quality?: string | undefined;
  readonly audioTracks?: readonly Choice[] | undefined;
  audioTrack?: string | undefined;
}

/** One face over every player. All times are seconds. */
export interface MediaPort extends Offers {
  /** Where HTML's media events happen, under their own names. */
  readonly events: EventTarget;
  readonly capabilities: Capabilities;
  readonly currentTime: number;
  /** `NaN` before it is known, `Infinity` for a live stream. */
  readonly duration: number;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  /** The place can be told, and sought: HTML's HAVE_METADATA. */
  readonly ready: boolean;
  rate: number;
  muted: boolean;
  /** 0..1. */
  volume: number;
  readonly seekable: TimeRanges | undefined;
  readonly buffered: TimeRanges | undefined;
  readonly textTracks: TextTrackList | undefined;
  play(): Promise<void>;
  pause(): void;
  seek(seconds: number): void;
  /** Where it begins when the page does not say, seconds: the time in an address that was shared. */
  readonly begin?: number | undefined;
  /** There is nothing to see: listening counts as watching, in a hidden page too. */
  readonly sound?: boolean;
  /** It stands still, and not for want of data: an advertisement. */
  readonly interlude?: boolean;
  /** The variants to choose from. */
  readonly qualities?: readonly Quality[];
  /** The id of the one that plays. Setting it goes on at the same place. */
  quality?: string;
  /** A hidden track for cues that the learner never sees; `undefined` where the player has none. */
  hiddenTrack(): TextTrack | undefined;
}

/** The medium cannot be played. The words for it are the element's. */
export type MediaFault =
  /** Nothing is there: 404 or 410. */
  | 'not-found'
  /** The server refuses: 401 or 403. */
  | 'refused'
  /** A web page came in the medium's place: a network that asks to log in first, or a wrong address. */
  | 'page'
  /** This browser cannot play this kind of file. */
  | 'unsupported'
  /** The file is broken. */
  | 'broken'
  /** The network or the server fails, or another site does not allow its use. */
  | 'network'
  /** The provider's player does not answer: a network, a browser extension or the page's own policy holds it back. */
  | 'blocked'
  /** Its owner does not allow it on other sites. */
  | 'forbidden'
  /** The provider wants to be told which site asks, and the page does not tell. */
  | 'anonymous';

/** The browser's time ranges as intervals. */
export function spans(ranges: TimeRanges | undefined): Interval[] {
  return Array.from({length: ranges?.length ?? 0}, (_, i) => [ranges?.start(i) ?? 0, ranges?.end(i) ?? 0]);
}
