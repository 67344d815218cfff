import type {Capabilities, MediaPort} from './port.js';

/** Anything that plays like HTML's media elements: the native two, and custom elements made in their likeness. */
export type MediaLike = HTMLElement
  & Pick<HTMLMediaElement, 'currentTime' | 'duration' | 'paused' | 'play' | 'pause'>
  & Partial<HTMLVideoElement>;

export function isMedia(element: Element): element is MediaLike {
  return 'currentTime' in element && 'play' in element && typeof element.play === 'function';
}

const HAVE_METADATA = 1;
/** WebKitGTK and WPE stand still when a cue comes into a medium that plays (seen in 2.50); Safari is another. */
const FREEZES_ON_CUES = /Linux.*AppleWebKit/.test(navigator.userAgent) && !/Chrom/.test(navigator.userAgent);
const hidden = new WeakMap<Element, TextTrack>();

/** The port over an element. What a foreign element lacks reads as HTML's default. */
export class NativePort implements MediaPort {
  readonly capabilities: Capabilities;

  constructor(readonly events: MediaLike) {
    this.capabilities = {
      cues: typeof events.addTextTrack === 'function' && 'VTTCue' in globalThis && !FREEZES_ON_CUES,
      rates: 'playbackRate' in events,
      volume: 'volume' in events,
    };
  }

  get currentTime(): number {
    return this.events.currentTime || 0;
  }

  get duration(): number {
    return this.events.duration ?? NaN;
  }

  get paused(): boolean {
    return this.events.paused;
  }

  get ended(): boolean {
    return this.events.ended ?? false;
  }

  get seeking(): boolean {
    return this.events.seeking ?? false;
  }

  get ready(): boolean {
    return (this.events.readyState ?? HAVE_METADATA) >= HAVE_METADATA;
  }

  get sound(): boolean {
    return /audio$/.test(this.events.localName) || (this.ready && this.events.videoWidth === 0);
  }

  get rate(): number {
    return this.events.playbackRate ?? 1;
  }

  set rate(rate: number) {
    // The load algorithm resets the speed to the default one, so a retry would lose it.
    this.events.defaultPlaybackRate = rate;
    this.events.playbackRate = rate;
  }

  get muted(): boolean {
    return this.events.muted ?? false;
  }

  set muted(muted: boolean) {
    this.events.muted = muted;
  }

  get volume(): number {
    return this.events.volume ?? 1;
  }

  set volume(volume: number) {
    this.events.volume = Math.min(1, Math.max(0, volume));
  }

  get seekable(): TimeRanges | undefined {
    return this.events.seekable;
  }

  get buffered(): TimeRanges | undefined {
    return this.events.buffered;
  }

  get textTracks(): TextTrackList | undefined {
    return this.events.textTracks;
  }

  async play(): Promise<void> {
    await this.events.play();
  }

  pause(): void {
    this.events.pause();
  }

  seek(seconds: number): void {
    this.events.currentTime = seconds;
  }

  hiddenTrack(): TextTrack | undefined {
    if (!this.capabilities.cues) return undefined;
    // A track cannot be taken back from its element, so there is one for all who come.
    const track = hidden.get(this.events) ?? this.events.addTextTrack?.('metadata');
    if (!track) return undefined;
    hidden.set(this.events, track);
    track.mode = 'hidden';
    return track;
  }
}
