import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {parsed} from '../element/parsed.js';
import {isMedia, NativePort, type MediaLike} from '../media/native.js';
import {open} from '../media/open.js';
import type {MediaFault, MediaPort} from '../media/port.js';
import type {network} from '../lang/en/network.js';
import {isElsewhere, type Renew, type Trouble} from '../media/source.js';
import type {Flow} from '../media/stall.js';
import {advise} from './advise.js';

/** What the player needs of its video. */
export interface PlayerHost extends ReactiveControllerHost, HTMLElement {
  src: string;
  type: string;
  poster: string;
  crossorigin: string | null;
  muted: boolean;
  renew: Renew | undefined;
  /** A medium is there. The signal aborts when it goes. */
  onPort(port: MediaPort, signal: AbortSignal): void;
  onMedia(event: Event): void;
  onFault(fault: Fault): void;
}

export type Fault = MediaFault | 'no-source';

const EVENTS = ['play', 'playing', 'pause', 'timeupdate', 'ended', 'seeking', 'seeked', 'ratechange', 'volumechange',
  'durationchange', 'loadedmetadata', 'progress', 'waiting', 'error'];

/** Finds or makes what plays: the medium that the author slotted in, or a video of our own for `src`. */
export class Player implements ReactiveController {
  port: MediaPort | undefined;
  /** Ours, to be drawn in the shadow root. */
  own: HTMLVideoElement | undefined;
  /** The author's child that plays or that holds what plays. */
  guest: HTMLElement | undefined;
  /** Nobody else draws controls for it. */
  bare = false;
  fault: Fault | undefined;
  flow: Flow = 'flowing';
  /** What is in the way of playing, while it is tried again. */
  trouble: Trouble | undefined;
  /** The words for it, once they are here. */
  reason: keyof typeof network | undefined;
  /** The longest that this source was said to be, seconds: one that is cut off on its way says less. */
  longest = 0;
  /** It was played since it is here. */
  started = false;
  /** What to play in place of the host's `src`: one of its `<source>`s. */
  chosen: {src: string; type: string} | undefined;
  /** Finds another way to play what cannot be played, and tells whether there is one. */
  otherwise: (() => boolean) | undefined;
  #place = 0;
  #attached: AbortController | undefined;
  #close: (() => void) | undefined;

  constructor(readonly host: PlayerHost) {
    host.addController(this);
  }

  get media(): MediaLike | undefined {
    return this.port?.events as MediaLike | undefined;
  }

  hostConnected(): void {
    if (this.port) this.#goOn(this.port);
    else void parsed().then(() => this.find());
  }

  hostDisconnected(): void {
    this.#attached?.abort();
    // Editors move nodes: what is put back at once plays on.
    queueMicrotask(() => {
      if (!this.host.isConnected) this.#drop();
    });
  }

  /** Looks for the medium: `src` or the children changed. */
  find(): void {
    if (!this.host.isConnected) return;
    const media = [...this.host.children].map((child) => this.#mediaIn(child)).find((found) => found);
    if (media) this.#receive(media);
    else if (this.#source.src) this.#make();
    else {
      this.#drop();
      // Whether nothing is here, or only not yet, is judged in `special.ts`.
      this.host.requestUpdate();
    }
  }

  /** The source changed. */
  reset(): void {
    if (this.guest) return;
    this.#drop();
    this.#place = 0;
    this.started = false;
    this.fault = undefined;
    this.find();
  }

  /** Tries again from the same place. */
  retry(): void {
    const playing = this.port?.paused === false || this.fault !== undefined;
    const again = this.started && playing;
    this.fault = undefined;
    this.flow = 'flowing';
    if (!this.own) this.media?.load?.();
    else this.#openOwn(this.own);
    if (again) void this.play();
    this.host.requestUpdate();
  }

  /** Takes a port that another part made for the host's address. */
  adopt(port: MediaPort): void {
    this.#drop();
    this.bare = true;
    this.#begin(port);
  }

  /** It cannot be played. */
  fail(fault: Fault, address = this.#source.src): void {
    this.fault = fault;
    this.flow = 'flowing';
    this.port?.pause();
    advise(this.host, fault, address);
    this.host.onFault(fault);
    this.host.requestUpdate();
  }

  /** Plays; a browser that does not allow it yet leaves the play button standing. */
  async play(): Promise<void> {
    try {
      await this.port?.play();
    } catch {
      this.host.requestUpdate();
    }
  }

  get #source(): {src: string; type: string} {
    return this.chosen ?? this.host;
  }

  /** Put back at once after it was taken away: it plays on. */
  #goOn(port: MediaPort): void {
    this.#attach(port);
    if (port.paused) return;
    // Once it is drawn: WebKit's moved medium stands still and says that it plays.
    requestAnimationFrame(() => {
      if (port.paused) return;
      port.pause();
      void this.play();
    });
  }

  #mediaIn(child: Element): MediaLike | undefined {
    if (child.slot || child.localName.startsWith('flip-')) return undefined;
    const candidates = [child, ...child.children];
    for (const {localName} of candidates) {
      if (localName.includes('-') && !customElements.get(localName)) void customElements.whenDefined(localName).then(() => this.find());
    }
    return candidates.find(isMedia);
  }

  #receive(media: MediaLike): void {
    if (media === this.media) return;
    this.#drop();
    const inside = media.parentElement !== this.host;
    this.guest = inside ? media.parentElement ?? media : media;
    // By custom an element that is called like this is a bare medium; any other is a player with its own controls.
    this.bare = !inside && !media.hasAttribute('controls') && /^(video|audio)$|-(video|audio)$/.test(media.localName);
    this.#begin(new NativePort(media));
  }

  #make(): void {
    if (isElsewhere(this.#source.src)) return;
    if (this.own) this.#lendTracks(this.own);
    if (this.own) return;
    this.#drop();
    const video = document.createElement('video');
    const {poster, crossorigin: crossOrigin, muted} = this.host;
    Object.assign(video, {playsInline: true, preload: 'metadata', crossOrigin, muted, defaultMuted: muted});
    if (poster) video.poster = poster;
    this.#lendTracks(video);
    this.own = video;
    this.bare = true;
    this.#begin(new NativePort(video));
    this.#openOwn(video);
  }

  /** A track works only in the element that plays, so each gets a copy there. */
  #lendTracks(video: HTMLVideoElement): void {
    const tracks = [...this.host.children].filter(({localName}) => localName === 'track');
    for (const track of tracks.slice(video.querySelectorAll('track').length)) video.append(track.cloneNode());
  }

  #openOwn(video: HTMLVideoElement): void {
    const {src, type} = this.#source;
    const at = this.#place;
    this.#close?.();
    this.#close = open(video, {
      src, type, at, renew: this.host.renew,
      onFault: (fault, address) => this.otherwise?.() || this.fail(fault, address),
      onTrouble: (trouble) => {
        this.trouble = trouble;
        this.host.requestUpdate();
      },
    });
  }

  #begin(port: MediaPort): void {
    this.fault = undefined;
    this.port = port;
    this.#attach(port);
    this.host.requestUpdate();
  }

  #attach(port: MediaPort): void {
    this.#attached?.abort();
    this.#attached = new AbortController();
    const {signal} = this.#attached;
    for (const type of EVENTS) port.events.addEventListener(type, (event) => this.#onMedia(event), {signal});
    port.events.addEventListener('play', () => void this.#guard(port, signal), {signal, once: true});
    if (!port.paused) void this.#guard(port, signal);
    addEventListener('online', () => this.fault === 'network' && this.retry(), {signal});
    this.host.onPort(port, signal);
  }

  /** Looks out for a player that stands still. It is of no use before something plays, so it comes then. */
  async #guard(port: MediaPort, signal: AbortSignal): Promise<void> {
    const {StallClock} = await import('../media/stall.js').catch(() => ({StallClock: undefined}));
    if (!StallClock || signal.aborted) return;
    const stall = new StallClock(port, (flow) => {
      this.flow = flow;
      this.host.requestUpdate();
    });
    signal.addEventListener('abort', () => stall.close());
  }

  #drop(): void {
    this.#attached?.abort();
    this.#close?.();
    this.#close = this.port = this.own = this.guest = undefined;
    this.flow = 'flowing';
    this.longest = 0;
  }

  #onMedia(event: Event): void {
    const {port} = this;
    if (event.type === 'play') this.started = true;
    if (port?.ready && /^(time|seeking)/.test(event.type)) this.#place = port.currentTime;
    // One that says more is asked in `guest.ts`.
    if (event.type === 'error' && this.guest && !this.media?.error && !this.fault) this.fail('unsupported');
    this.host.onMedia(event);
    this.host.requestUpdate();
  }
}
