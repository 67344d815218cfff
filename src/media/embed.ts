import {pageClock, type Clock} from './clock.js';
import type {Capabilities, MediaFault, MediaPort} from './port.js';

/** What a provider's player tells, in one message; what it does not tell is missing. All times are seconds. */
export interface News {
  /** It answers, so it can be asked. */
  answer?: boolean;
  time?: number;
  duration?: number;
  /** `idle`: neither plays nor was paused: before the first picture, or an advertisement. */
  state?: 'playing' | 'paused' | 'ended' | 'buffering' | 'idle';
  rate?: number;
  /** Its speed can be set. */
  rates?: boolean;
  muted?: boolean;
  /** 0..1. */
  volume?: number;
  /** The browser does not let it play without a gesture in it. */
  refused?: boolean;
  fault?: MediaFault;
}

/** How to talk to a provider's player in a frame: by messages alone, so that no script of theirs runs in the page. */
export interface Protocol {
  /** As the provider writes itself. */
  readonly name: string;
  /** The page to link to. */
  readonly page: string;
  /** Where its messages come from. */
  readonly origin: string;
  /** Where the address asks to begin, seconds. */
  readonly begin: number | undefined;
  /** The frame's address; the place is a hint in whole seconds. */
  frame(from: number, language: string): string;
  /** Said again and again until there is an answer. */
  readonly hello: readonly unknown[];
  /** Said when there is. */
  readonly welcome: readonly unknown[];
  play(): unknown;
  pause(): unknown;
  seek(seconds: number): unknown;
  rate(rate: number): unknown;
  volume(volume: number): unknown;
  mute(muted: boolean): unknown;
  read(data: unknown): News;
}

/** What a port needs of the page it stands in. */
export interface EmbedPage {
  /** What the frame holds, for who cannot see it. */
  readonly title: string;
  readonly language: string;
  /** The frame came or went, or what can be asked of it changed. */
  onChange(): void;
  onFault(fault: MediaFault): void;
}

/** How often to say hello, ms. */
const HELLO_EVERY = 500;
/** Without an answer for so long, ms, something holds the player back. */
const ANSWERS_WITHIN = 10_000;
/** The same time told twice within this, seconds, is one time told twice. */
const TWICE = 0.2;
/** A command is done within this, ms; what is told before may be older than the command. */
const SETTLES_WITHIN = 1500;
/** Between two messages the time is reckoned, for no more than this, seconds. */
const AHEAD = 1;
/** So much, seconds, a player may be off what we reckon and still be playing. */
const JUMP = 0.75;
/** So much, seconds, it comes to rest behind the place where it was paused. */
const REST = 0.5;

/** Where its events happen, and what is asked of a medium's element beside. */
class Likeness extends EventTarget {
  constructor(readonly load: () => void) {
    super();
  }

  /** It holds no tracks. */
  querySelector(): null {
    return null;
  }
}

/**
 * The port over a provider's player in a frame. Nothing is asked of the provider before `load`, or before `play` with a
 * gesture of the learner: until then it only keeps the place. The player tells its time four times a second; between, it
 * is reckoned by the clock and the speed, and only while it is seen to move: in an advertisement it stands.
 */
export class EmbedPort implements MediaPort {
  readonly events = new Likeness(() => this.load());
  readonly seekable = undefined;
  readonly buffered = undefined;
  readonly textTracks = undefined;
  readonly begin: number | undefined;
  /** The place is ours to keep before there is a player. */
  readonly ready = true;
  /** What to show, once it is loaded. */
  frame: HTMLIFrameElement | undefined;
  duration = NaN;
  paused = true;
  ended = false;
  #time: number;
  /** When that time was told, ms. */
  #told = 0;
  /** The furthest time reckoned since the last jump: time never goes back by itself. */
  #reckoned = -1;
  #moving = false;
  #buffering = false;
  #answered = false;
  /** It was asked to play, so that from now on it can be told where to. */
  #begun = false;
  #asked: {playing: boolean; until: number} | undefined;
  #target: number | undefined;
  #cancelTarget = (): void => {};
  /** What was told of speed and sound since our own last command for them: it may be older than the command. */
  #unsure: News | undefined;
  #cancelUnsure = (): void => {};
  #rate = 1;
  #rates = true;
  #muted = false;
  #volume = 1;
  #loading = new AbortController();
  readonly #clock: Clock;

  constructor(readonly protocol: Protocol, readonly page: EmbedPage, clock: Clock = pageClock) {
    this.#clock = clock;
    this.#time = protocol.begin ?? 0;
    this.begin = protocol.begin;
  }

  get capabilities(): Capabilities {
    return {cues: false, rates: this.#rates, volume: true, exactStop: false, held: false, overlay: false};
  }

  get currentTime(): number {
    if (this.paused || !this.#moving || this.#target !== undefined) return Math.max(this.#time, this.#reckoned);
    const since = Math.min(AHEAD, (this.#clock.now() - this.#told) / 1000);
    this.#reckoned = Math.max(this.#reckoned, Math.min(this.#time + since * this.#rate, this.duration || Infinity));
    return this.#reckoned;
  }

  get seeking(): boolean {
    return this.#target !== undefined;
  }

  get interlude(): boolean {
    return !this.paused && !this.#buffering && !this.#moving;
  }

  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    if (!this.#rates || rate === this.#rate) return;
    this.#settle();
    this.#rate = rate;
    this.#doubt();
    this.#say(this.protocol.rate(rate));
    this.#tell('ratechange');
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    this.#setSound(this.protocol.mute(muted));
  }

  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    this.#volume = Math.min(1, Math.max(0, volume));
    this.#setSound(this.protocol.volume(this.#volume));
  }

  /** Asks the provider for its player. */
  load(): void {
    this.#loading.abort();
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    this.#answered = this.#begun = this.#moving = this.#buffering = false;
    this.frame = this.#makeFrame();
    addEventListener('message', (event) => this.#onMessage(event), {signal});
    document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
      if (effectiveDirective === 'frame-src' && blockedURI.startsWith(this.protocol.origin)) this.#fail('blocked');
    }, {signal});
    // A frame that is moved in the page loads anew, and knows nothing.
    let loads = 0;
    this.frame.addEventListener('load', () => {
      loads += 1;
      if (loads === 1) return;
      this.#answered = this.#begun = false;
      this.#greet(signal);
    }, {signal});
    this.#greet(signal);
    this.page.onChange();
  }

  /** Lets the player go. */
  close(): void {
    this.#loading.abort();
    this.#cancelTarget();
    this.#cancelUnsure();
    this.#unsure = undefined;
    this.frame = undefined;
  }

  async play(): Promise<void> {
    if (!this.frame) {
      // As browsers do: nothing plays, and here nothing is even asked for, without the learner's doing.
      if (!navigator.userActivation?.isActive) throw new DOMException('It waits for a click.', 'NotAllowedError');
      this.load();
    }
    this.ended = false;
    this.#told = this.#clock.now();
    if (this.paused) this.#tell('play');
    this.paused = false;
    this.#ask(true);
    await Promise.resolve();
  }

  pause(): void {
    if (this.paused) return;
    this.#settle();
    this.paused = true;
    this.#tell('timeupdate', 'pause');
    this.#ask(false);
  }

  seek(seconds: number): void {
    const wasEnded = this.ended;
    this.ended = false;
    this.#jumpTo(seconds);
    this.#tell('seeking');
    if (!this.#begun) {
      this.#tell('timeupdate', 'seeked');
      return;
    }
    this.#target = seconds;
    this.#say(this.protocol.seek(seconds));
    // From its end a player that is sent elsewhere plays.
    if (wasEnded && this.paused) this.#ask(false);
    this.#cancelTarget();
    this.#cancelTarget = this.#clock.after(SETTLES_WITHIN, () => this.#arrive());
  }

  hiddenTrack(): undefined {
    return undefined;
  }

  #makeFrame(): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.title = this.page.title;
    frame.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture';
    // YouTube refuses to play for a page that does not say which site it is (error 153).
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.src = this.protocol.frame(Math.floor(this.#time), this.page.language);
    return frame;
  }

  #greet(signal: AbortSignal): void {
    const until = this.#clock.now() + ANSWERS_WITHIN;
    const hello = () => {
      if (signal.aborted || this.#answered) return;
      if (this.#clock.now() >= until) {
        this.#fail('blocked');
        return;
      }
      // To whoever is there: a browser's own page of error would complain of a wrong name.
      for (const words of this.protocol.hello) this.frame?.contentWindow?.postMessage(words, '*');
      this.#clock.after(HELLO_EVERY, hello);
    };
    this.#clock.after(HELLO_EVERY / 2, hello);
  }

  /** Sends a message; not before there is an answer. */
  #say(words: unknown): void {
    if (this.#answered) this.#post(words);
  }

  #post(words: unknown): void {
    this.frame?.contentWindow?.postMessage(words, this.protocol.origin);
  }

  #setSound(words: unknown): void {
    this.#doubt();
    this.#say(words);
    this.#tell('volumechange');
  }

  /** Speed and sound are what we ask for, until the player had time to hear it; then what it told last. */
  #doubt(): void {
    this.#unsure = {};
    this.#cancelUnsure();
    this.#cancelUnsure = this.#clock.after(SETTLES_WITHIN, () => {
      const told = this.#unsure ?? {};
      this.#unsure = undefined;
      this.#takeSettings(told);
    });
  }

  #ask(playing: boolean): void {
    this.#asked = {playing, until: this.#clock.now() + SETTLES_WITHIN};
    if (!this.#answered) return;
    if (playing && !this.#begun) {
      this.#begun = true;
      if (this.#time > 0) this.#post(this.protocol.seek(this.#time));
    }
    if (this.#begun) this.#post(playing ? this.protocol.play() : this.protocol.pause());
  }

  /** Events come after the call, as HTML's do. */
  #tell(...types: string[]): void {
    queueMicrotask(() => {
      for (const type of types) this.events.dispatchEvent(new Event(type));
    });
  }

  #fail(fault: MediaFault): void {
    this.close();
    this.paused = true;
    this.#moving = this.#buffering = false;
    this.page.onFault(fault);
  }

  #onMessage({source, origin, data}: MessageEvent): void {
    if (!this.frame || source !== this.frame.contentWindow || origin !== this.protocol.origin) return;
    const news = this.protocol.read(data);
    if (news.fault) {
      this.#fail(news.fault);
      return;
    }
    if (news.answer && !this.#answered) this.#welcome();
    if (!this.#answered) return;
    this.#takeSettings(news);
    if (news.duration && news.duration !== this.duration) {
      const first = Number.isNaN(this.duration);
      this.duration = news.duration;
      this.#tell('durationchange', ...(first ? ['loadedmetadata'] : []));
    }
    if (news.refused) this.#onRefused();
    if (news.time !== undefined && news.state !== 'ended') this.#takeTime(news.time);
    if (news.state) this.#takeState(news.state);
  }

  #welcome(): void {
    const {protocol} = this;
    this.#answered = true;
    for (const words of protocol.welcome) this.#post(words);
    this.#doubt();
    if (this.#rate !== 1) this.#post(protocol.rate(this.#rate));
    if (this.#volume !== 1) this.#post(protocol.volume(this.#volume));
    if (this.#muted) this.#post(protocol.mute(true));
    if (!this.paused) this.#ask(true);
  }

  #takeSettings({rate, rates, muted, volume}: News): void {
    if (rates !== undefined && rates !== this.#rates) {
      this.#rates = rates;
      if (!rates) this.#rate = 1;
      this.page.onChange();
    }
    if (this.#unsure) {
      Object.assign(this.#unsure, rate && {rate}, muted !== undefined && {muted}, volume !== undefined && {volume});
      return;
    }
    if (rate && rate !== this.#rate) {
      this.#settle();
      this.#rate = rate;
      this.#tell('ratechange');
    }
    if ((muted ?? this.#muted) !== this.#muted || Math.abs((volume ?? this.#volume) - this.#volume) > 0.005) {
      this.#muted = muted ?? this.#muted;
      this.#volume = volume ?? this.#volume;
      this.#tell('volumechange');
    }
  }

  /** Reckons the time so far by the speed so far. */
  #settle(): void {
    this.#time = this.currentTime;
    this.#told = this.#clock.now();
  }

  #takeTime(time: number): void {
    const now = this.#clock.now();
    if (this.#target !== undefined) {
      if (Math.abs(time - this.#target) <= 1) {
        this.#time = time;
        this.#told = now;
        this.#arrive();
      }
      return;
    }
    const since = (now - this.#told) / 1000;
    if (this.paused) this.#takeRest(time, now);
    else if (time < this.currentTime - REST || time > this.#time + since * this.#rate + JUMP) this.#takeJump(time);
    else if (time !== this.#time || since > TWICE) {
      this.#moving = time > this.#time;
      if (this.#moving) this.#buffering = false;
      this.#time = time;
      this.#told = now;
      this.#tell('timeupdate');
    }
  }

  /** A paused player that moves was sent elsewhere in its own bar, did not hear us, or is only coming to rest. */
  #takeRest(time: number, now: number): void {
    const off = Math.abs(time - this.#time);
    if (this.#asked?.playing === false) {
      if (now >= this.#asked.until && off > REST) this.#ask(false);
    } else if (this.#begun && off > REST) {
      this.#takeJump(time);
    }
  }

  #takeJump(time: number): void {
    this.#jumpTo(time);
    this.#tell('seeking', 'timeupdate', 'seeked');
  }

  #jumpTo(time: number): void {
    this.#time = time;
    this.#told = this.#clock.now();
    this.#reckoned = -1;
    this.#moving = false;
  }

  #arrive(): void {
    this.#cancelTarget();
    this.#target = undefined;
    this.#told = this.#clock.now();
    this.#tell('timeupdate', 'seeked');
  }

  #takeState(state: Required<News>['state']): void {
    this.#buffering = state === 'buffering';
    if (state !== 'playing') this.#stand();
    if (state === 'playing') this.#onPlaying();
    else if (state === 'paused') this.#onPaused();
    else if (state === 'ended') this.#onEnded();
    else if (state === 'buffering' && !this.paused) this.#tell('waiting');
  }

  /** It does not move on: what was reckoned so far stays. */
  #stand(): void {
    this.#time = this.currentTime;
    this.#told = this.#clock.now();
    this.#moving = false;
  }

  #onPlaying(): void {
    const stale = this.#asked?.playing === false && this.#clock.now() < this.#asked.until;
    if (this.#asked?.playing) this.#asked = undefined;
    if (stale) return;
    this.#begun = true;
    this.ended = false;
    if (this.paused) {
      this.#told = this.#clock.now();
      this.#tell('play');
    }
    this.paused = false;
    this.#tell('playing');
  }

  /** The browser wants the gesture in the frame: its own play button stands there. */
  #onRefused(): void {
    this.#asked = undefined;
    this.#onPaused();
  }

  #onPaused(): void {
    const stale = this.#asked?.playing && this.#clock.now() < this.#asked.until;
    if (this.#asked?.playing === false) this.#asked = undefined;
    if (stale || this.paused) return;
    this.paused = true;
    this.#tell('timeupdate', 'pause');
  }

  #onEnded(): void {
    this.#asked = undefined;
    this.#time = this.duration || this.#time;
    this.ended = this.paused = true;
    this.#tell('timeupdate', 'pause', 'ended');
  }
}
