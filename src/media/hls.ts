import Hls, {ErrorDetails, ErrorTypes, Events, type ErrorData, type HlsConfig, type LoaderContext} from 'hls.js';
import {pageClock} from './clock.js';
import {faultOfStatus} from './diagnose.js';
import {HlsCaptions} from './hls-captions.js';
import {offerChoices} from './hls-choices.js';
import {LOGIN_FIRST, patientLoader} from './hls-loader.js';
import {Line} from './line.js';
import {later, waitAfter} from './patience.js';
import type {MediaFault} from './port.js';
import type {Opening} from './source.js';

/** Seconds to load ahead before the learner has pressed play: enough to begin at once, no more. */
const AHEAD_BEFORE_PLAY = 6;
/** Media errors to mend in one sitting; a stream that needs more is broken. */
const MENDS = 3;
/** A stream from which nothing is asked for and nothing came in this time, ms, has nothing to play. */
const EMPTY_AFTER = 8000;

/** Feeds a stream to a media element by hls.js. Returns the way to close it. */
export function openHls(media: HTMLMediaElement, opening: Opening): () => void {
  if (!Hls.isSupported()) {
    opening.onFault('unsupported');
    return () => {};
  }
  let stream: Stream | undefined;
  const line = new Line(opening, () => stream?.rest(), () => void reopen());
  let place = opening.at;
  const start = () => {
    stream = new Stream(media, line, place);
  };
  const reopen = async () => {
    const {paused, currentTime, readyState} = media;
    if (readyState > 0) place = currentTime;
    stream?.close();
    // hls.js is in the middle of what refused it.
    await Promise.resolve();
    if (line.closed) return;
    start();
    // A browser that does not allow it leaves the play button standing.
    if (!paused) media.play().catch(() => {});
  };
  start();
  return () => {
    line.close();
    stream?.close();
  };
}

/** One hls.js on a media element, and what to do about the errors it cannot mend. */
class Stream {
  readonly #hls: Hls;
  readonly #captions: HlsCaptions;
  readonly #closing = new AbortController();
  #mended = 0;
  #stops = 0;
  #waits: (() => void)[] = [];

  constructor(readonly media: HTMLMediaElement, readonly line: Line, at: number) {
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const hls = new Hls({...config(patientLoader(line, (context) => this.#hasElsewhere(context), opened)), startPosition: at > 0 ? at : -1});
    this.#hls = hls;
    hls.on(Events.MEDIA_ATTACHED, open);
    this.#captions = new HlsCaptions(hls, media);
    offerChoices(hls, media);
    hls.on(Events.ERROR, (_, data) => this.#take(data));
    hls.on(Events.FRAG_BUFFERED, () => {
      this.#stops = 0;
      line.come();
      this.line.settle(this);
    });
    const ahead = () => {
      hls.config.maxBufferLength = Hls.DefaultConfig.maxBufferLength;
    };
    if (media.paused) media.addEventListener('play', ahead, {once: true, signal: this.#closing.signal});
    else ahead();
    hls.loadSource(line.src);
    hls.attachMedia(media);
    this.#wait(pageClock.after(EMPTY_AFTER, () => {
      if (!line.alive && !line.troubled && media.readyState === 0) line.giveUp('broken');
    }));
  }

  /** Loads no more. */
  rest(): void {
    this.#stopWaiting();
    this.#hls.stopLoad();
  }

  close(): void {
    this.#closing.abort();
    this.#stopWaiting();
    this.#captions.close();
    this.#hls.destroy();
  }

  #wait(cancel: () => void): void {
    this.#waits.push(cancel);
  }

  #stopWaiting(): void {
    for (const cancel of this.#waits.splice(0)) cancel();
  }

  /** hls.js can go on another way: on another level that has not failed, or, live, with what comes later. */
  #hasElsewhere(context: LoaderContext): boolean {
    const hls = this.#hls;
    const {levels, loadLevel} = hls;
    if ('frag' in context && levels[loadLevel]?.details?.live) return true;
    return levels.some(({loadError}, i) => i !== loadLevel && loadError === 0 && i >= hls.minAutoLevel && i <= hls.maxAutoLevel);
  }

  #take({fatal, type, details, response, frag, url}: ErrorData): void {
    if (!fatal || this.line.closed) return;
    const fault = faultOf(type, details, response?.code);
    const address = frag?.url ?? response?.url ?? url ?? this.line.src;
    if (type === ErrorTypes.MEDIA_ERROR && details !== ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR && this.#mended < MENDS) {
      this.#mended += 1;
      this.#hls.recoverMediaError();
    } else if (type === ErrorTypes.NETWORK_ERROR && this.line.alive && !details.startsWith('manifest')) {
      this.#stops += 1;
      this.line.fail(this, {fault, address});
      this.#wait(later(waitAfter(this.#stops), () => this.#hls.startLoad(this.media.currentTime)));
    } else {
      this.line.giveUp(fault, address);
    }
  }
}

function config(loader: HlsConfig['loader']): Partial<HlsConfig> {
  const {fragLoadPolicy, playlistLoadPolicy, keyLoadPolicy} = Hls.DefaultConfig;
  return {
    // Its own tracks load a `data:` address, which a strict content security policy refuses.
    renderTextTracksNatively: false,
    enableWorker: false,
    // The first segment comes while the browser opens the element for it.
    startFragPrefetch: true,
    maxBufferLength: AHEAD_BEFORE_PLAY,
    // A level that failed may be used again: it is mostly the network.
    errorPenaltyExpireMs: 30_000,
    loader,
    // All trying again is the loader's: what hls.js hears of is to be led around.
    fragLoadPolicy: withoutRetries(fragLoadPolicy),
    playlistLoadPolicy: withoutRetries(playlistLoadPolicy),
    keyLoadPolicy: withoutRetries(keyLoadPolicy),
  };
}

const withoutRetries = (policy: HlsConfig['fragLoadPolicy']) => ({default: {...policy.default, timeoutRetry: null, errorRetry: null}});

function faultOf(type: ErrorData['type'], details: ErrorData['details'], status = 0): MediaFault {
  if (status === LOGIN_FIRST) return 'page';
  if (details === ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR) return 'unsupported';
  if (type === ErrorTypes.MEDIA_ERROR || /parsing|empty/i.test(details)) return 'broken';
  return faultOfStatus(status);
}
