import {pageClock} from './clock.js';
import {ask} from './diagnose.js';
import {freshAddress} from './line.js';
import {later, waitAfter} from './patience.js';
import type {MediaFault} from './port.js';
import type {Opening} from './source.js';
import {covers} from './stop.js';

const HAVE_CURRENT_DATA = 2;
/** A player that wants to go on, and to which nothing comes for so long, ms, is helped. */
const SILENCE = 5000;
const LOOK_EVERY = 1000;
/** What plays for so long, seconds, is out of trouble. */
const PLAYED = 2;
/** A file that ends so much too early, seconds, was cut off: the length it tells is rarely exact. */
const CUT = 2;
/** A file that is loaded anew so often and breaks at the same place is broken itself. */
const BREAKS = 6;
/** Tries before a file of which nothing ever came is given up. */
const FIRST_TRIES = 3;

/**
 * Keeps a file playing over a bad network. Browsers give a file up for good at the first error, and wait without end for
 * a server that hangs: it is loaded anew at the same place, once the server answers again.
 */
export class Mender {
  #src: string;
  #place: number;
  /** The learner wants it to play. A browser pauses what fails. */
  #playing: boolean;
  /** Seconds, as told before anything broke. */
  #length: number;
  /** Where it last began to play. */
  #from = 0;
  #heard = performance.now();
  #tries = 0;
  #busy = false;
  /** Counts what was begun to help: only the latest may go on. */
  #turn = 0;
  /** It was loaded anew, and has not played well since. */
  #reloaded = false;
  #came: boolean;
  /** Given up. */
  #over = false;
  /** It could be sought in when it came first. */
  #seeks: boolean;
  /** Where it could not be decoded, seconds, and how often. */
  #brokenAt = -1;
  #breaks = 0;
  #cancel = (): void => {};

  constructor(readonly media: HTMLMediaElement, readonly opening: Opening, readonly signal: AbortSignal, played: boolean) {
    this.#src = opening.src;
    this.#place = media.readyState > 0 && media.currentTime > 0 ? media.currentTime : opening.at;
    this.#came = media.readyState > 0;
    // What failed meanwhile was paused by the browser.
    this.#playing = played && (!media.paused || media.error !== null);
    this.#length = this.#came ? media.duration : 0;
    this.#seeks = this.#came && canSeek(media);
    const hear = () => {
      this.#heard = performance.now();
    };
    for (const type of ['progress', 'play', 'seeking', 'loadstart', 'suspend']) media.addEventListener(type, hear, {signal});
    media.addEventListener('timeupdate', () => this.#onTime(), {signal});
    media.addEventListener('loadedmetadata', () => this.#onMetadata(), {signal});
    media.addEventListener('error', () => this.#onError(), {signal});
    media.addEventListener('seeking', () => {
      if (media.readyState > 0) this.#place = media.currentTime;
    }, {signal});
    media.addEventListener('play', () => {
      this.#playing = true;
    }, {signal});
    media.addEventListener('pause', () => {
      // One that failed was paused by the browser, and plays again by now.
      if (media.paused) this.#playing = false;
    }, {signal});
    media.addEventListener('playing', () => {
      // One that has failed says so too when it is asked to play.
      if (media.error) return;
      this.#from = media.currentTime;
      this.#settle();
    }, {signal});
    media.addEventListener('canplay', () => {
      if (media.paused && !media.error) this.#settle();
    }, {signal});
    media.addEventListener('ended', () => this.#onEnd(), {signal});
    const looking = setInterval(() => this.#look(), LOOK_EVERY);
    signal.addEventListener('abort', () => {
      clearInterval(looking);
      this.#cancel();
      opening.onTrouble?.(undefined);
    });
    if (media.error) this.#onError();
  }

  #onTime(): void {
    const {media} = this;
    if (media.readyState === 0 || media.error || this.#busy) return;
    if (media.currentTime > this.#from + PLAYED) {
      this.#tries = 0;
      this.#reloaded = false;
    }
    this.#place = media.currentTime;
  }

  /** Loaded for the first time or anew: to the place where it was. */
  #onMetadata(): void {
    const {media} = this;
    const place = this.#place;
    this.#came = true;
    this.#length = Math.max(this.#length, media.duration);
    if (this.#busy && this.#seeks && !covers(media.seekable, place)) {
      // What comes now cannot be sought in, as it could before: a page of another kind, or a cut file. It would throw the
      // learner back to the start.
      media.removeAttribute('src');
      media.load();
      if (this.#playing) this.#play();
      this.#breaks += 1;
      if (this.#breaks > BREAKS) this.#fail('broken');
      else this.#again('broken', () => this.#reload());
      return;
    }
    this.#seeks ||= canSeek(media);
    if (place > 0) media.currentTime = place;
  }

  #settle(): void {
    this.#busy = false;
    this.#cancel();
    this.opening.onTrouble?.(undefined);
  }

  /** The player says nothing when it waits for a server that hangs. */
  #look(): void {
    const {media} = this;
    const waits = (!media.paused && !media.ended || media.seeking) && media.readyState <= HAVE_CURRENT_DATA && media.readyState > 0;
    if (this.#busy || media.error || !waits || performance.now() - this.#heard < SILENCE) return;
    this.#begin(() => this.#help());
  }

  /** A file that was cut off ends where it was cut, as if that were its end. */
  #onEnd(): void {
    const {media} = this;
    if (this.#length - media.currentTime < CUT) return;
    this.#breaks += 1;
    // What ends here each time it comes ends here.
    if (this.#breaks > BREAKS) {
      this.#settle();
      return;
    }
    this.#tries += 1;
    this.#playing = true;
    this.#begin(() => this.#help('broken'));
  }

  #onError(): void {
    const {media} = this;
    const code = media.error?.code;
    if (code === MediaError.MEDIA_ERR_DECODE) {
      // What a broken line cut off looks like a broken file, for a while.
      this.#breaks = this.#brokenAt === media.currentTime ? this.#breaks + 1 : 1;
      this.#brokenAt = media.currentTime;
      if (this.#breaks > BREAKS) {
        this.#fail('broken');
        return;
      }
    }
    this.#tries += 1;
    this.#begin(() => this.#help(code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED ? 'unsupported'
      : code === MediaError.MEDIA_ERR_DECODE ? 'broken' : 'network'));
  }

  #begin(help: () => Promise<void>): void {
    const {media} = this;
    if (this.#over) return;
    if (!this.#busy && media.readyState > 0) this.#place = media.currentTime;
    this.#busy = true;
    this.#cancel();
    // So that it still says that it wants to play: the learner is told that it waits, and can pause it.
    if (this.#playing && media.paused && this.#came) this.#play();
    void help();
  }

  /** @param otherwise what is wrong when the server has nothing to object */
  async #help(otherwise?: MediaFault): Promise<void> {
    const {opening, signal} = this;
    const turn = (this.#turn += 1);
    const {fault, status} = await ask(this.#src, signal);
    if (signal.aborted || !this.#busy || turn !== this.#turn) return;
    if (fault === 'refused') {
      const fresh = await freshAddress(opening, status);
      if (signal.aborted || turn !== this.#turn) return;
      if (fresh && this.#tries < FIRST_TRIES) {
        this.#tries += 1;
        this.#src = fresh;
        this.#reload();
        return;
      }
    }
    if (!this.#came) {
      if (fault === 'network' && this.#tries < FIRST_TRIES) this.#again(fault);
      else if (!fault && this.#tries > 1 && !this.#reloaded) this.#reload();
      else this.#fail(fault ?? otherwise ?? 'network');
    } else if (fault && !(fault === 'network' && this.#isForeign())) {
      this.#again(fault);
    } else if (!this.#reloaded) {
      this.#reload();
    } else {
      this.#again(otherwise ?? 'network', () => this.#reload());
    }
  }

  /** A page's own policy may forbid us to ask another site, where its player may go: then only trying tells. */
  #isForeign(): boolean {
    return new URL(this.#src, document.baseURI).origin !== location.origin && navigator.onLine;
  }

  #again(fault: MediaFault, call: () => void = () => void this.#help()): void {
    this.#tries += 1;
    this.opening.onTrouble?.({fault, address: this.#src});
    this.#cancel();
    this.#cancel = later(waitAfter(this.#tries), call);
  }

  #reload(): void {
    const {media} = this;
    this.#heard = performance.now();
    this.#reloaded = true;
    this.#turn += 1;
    this.#cancel();
    // Chromium keeps what came broken under its address; a fragment that says nothing makes it another one (seen in 156).
    media.src = this.#breaks > 0 ? `${this.#src}${this.#src.includes('#') ? '&' : '#'}again=${this.#breaks}` : this.#src;
    // What hangs again is tried again.
    this.#cancel = pageClock.after(SILENCE * 2, () => {
      this.#tries += 1;
      void this.#help();
    });
    if (this.#playing) this.#play();
  }

  #play(): void {
    // A browser that does not allow it leaves the play button standing.
    this.media.play().catch(() => {});
  }

  #fail(fault: MediaFault): void {
    this.#over = true;
    this.#busy = false;
    this.#cancel();
    this.opening.onTrouble?.(undefined);
    this.opening.onFault(fault, this.#src);
  }
}

/** The server sends ranges. */
const canSeek = ({seekable}: HTMLMediaElement) => seekable.length > 0 && seekable.end(0) > 0;
