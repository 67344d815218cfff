import Hls, {type FragmentLoaderContext, type HlsConfig, type Loader, type LoaderCallbacks, type LoaderConfiguration,
  type LoaderContext, type LoaderResponse} from 'hls.js';
import {pageClock} from './clock.js';
import {faultOfStatus, isPage} from './diagnose.js';
import type {Line} from './line.js';
import {later, waitAfter} from './patience.js';
import type {MediaFault} from './port.js';
import {faultInSegment} from './segment.js';

/** A load that brings nothing for so long is begun anew, ms; each time it may take longer, for servers that are just slow. */
const SILENCES = [5000, 8000, 13_000, 20_000];
/** Tries before hls.js hears of a failure, where it has another way to go: another level, or the live edge. */
const TRIES = 2;
/** Tries for what is told as a fault when it does not come: the manifest; or done without: subtitles. */
const TRIES_WITHOUT = 4;
/** The status that says "a network wants you to log in first" (RFC 6585); portals rarely send it. */
export const LOGIN_FIRST = 511;

type Elsewhere = (context: LoaderContext) => boolean;
type Callbacks = LoaderCallbacks<LoaderContext>;
/** What hls.js itself loads with: XMLHttpRequest. */
type Inner = Loader<LoaderContext>;

/**
 * A loader that does not give up: hls.js skips seconds in silence when a segment comes broken, waits for a hung one over
 * 40 s, and then stops for good. What fails or hangs is asked for again, sooner when the network comes back, for as long
 * as hls.js wants it.
 */
class PatientLoader implements Loader<LoaderContext> {
  context: LoaderContext | null = null;
  #inner: Inner;
  stats: Loader<LoaderContext>['stats'];
  #tries = 0;
  /** Refused once already with a fresh address. */
  #renewed = false;
  #done = false;
  #unwanted = false;
  #cancel = (): void => {};

  constructor(readonly config: HlsConfig, readonly line: Line, readonly elsewhere: Elsewhere, readonly opened: Promise<unknown>) {
    this.#inner = new Hls.DefaultConfig.loader(config);
    this.stats = this.#inner.stats;
  }

  load(context: LoaderContext, {loadPolicy, ...rest}: LoaderConfiguration, callbacks: Callbacks): void {
    this.context = context;
    const policy = {...loadPolicy, maxTimeToFirstByteMs: Infinity, maxLoadTimeMs: 120_000, timeoutRetry: null, errorRetry: null};
    this.#try({...rest, loadPolicy: policy}, callbacks);
  }

  abort(): void {
    this.#unwanted = true;
    if (this.#done) return;
    this.#end();
    this.stats.aborted = true;
    this.#inner.abort();
  }

  destroy(): void {
    this.#end();
    this.#inner.destroy();
    this.context = null;
  }

  getCacheAge(): number | null {
    return this.#inner.getCacheAge?.() ?? null;
  }

  getResponseHeader(name: string): string | null {
    return this.#inner.getResponseHeader?.(name) ?? null;
  }

  #end(): void {
    this.#done = true;
    this.#cancel();
    this.line.settle(this);
  }

  #try(settings: LoaderConfiguration, callbacks: Callbacks): void {
    const {context, stats} = this;
    if (!context) return;
    if (this.#tries > 0) {
      const inner = new Hls.DefaultConfig.loader(this.config);
      // hls.js holds on to the figures of the first try.
      Object.assign(stats, inner.stats, {retry: this.#tries});
      inner.stats = stats;
      this.#inner = inner;
    }
    const address = this.line.addressOf(context.url);
    const {onAbort} = callbacks;
    const fail = (fault: MediaFault, status: number, text: string, details: unknown) => {
      this.#cancel();
      if (!this.#done) void this.#fail({fault, status, text, details, address}, settings, callbacks);
    };
    this.#inner.load({...context, url: address}, settings, {
      onSuccess: (response, _, __, details) => {
        this.#cancel();
        const fault = faultOf(response, context);
        if (fault) fail(fault, fault === 'page' ? LOGIN_FIRST : 0, fault, details);
        else void this.#succeed(response, details, callbacks);
      },
      onError: ({code, text}, _, details) => fail(faultOfStatus(code), code, text, details),
      onTimeout: (_, __, details) => fail('network', 0, 'timeout', details),
      ...(onAbort && {onAbort: (_, __, details) => onAbort(stats, context, details)}),
    });
    this.#listen(() => {
      this.#inner.destroy();
      this.#inner.stats = stats;
      fail('network', 0, 'silence', null);
    });
  }

  /** Begins anew what brings nothing. */
  #listen(onSilence: () => void): void {
    const patience = SILENCES[Math.min(this.#tries, SILENCES.length - 1)] ?? 0;
    let heard = this.stats.loaded;
    const look = () => {
      if (this.stats.loaded === heard) {
        onSilence();
        return;
      }
      heard = this.stats.loaded;
      this.#cancel = pageClock.after(patience, look);
    };
    this.#cancel = pageClock.after(patience, look);
  }

  async #succeed(response: LoaderResponse, details: unknown, {onProgress, onSuccess}: Callbacks): Promise<void> {
    const {stats} = this;
    this.#end();
    // A segment that goes in before the element has heard how long the stream is makes it endless for a moment, in which
    // nothing can be sought in, and a jump is lost.
    if (this.context && 'frag' in this.context) await this.opened;
    const {context} = this;
    if (!context || this.#unwanted) return;
    onProgress?.(stats, context, response.data as ArrayBuffer, details as XMLHttpRequest);
    onSuccess(response, stats, context, details as XMLHttpRequest);
  }

  async #fail(failure: Failure, settings: LoaderConfiguration, callbacks: Callbacks): Promise<void> {
    const {fault, status, text, address, details} = failure;
    const {context, stats} = this;
    if (!context) return;
    this.#tries += 1;
    if (fault === 'refused') {
      if (this.#renewed) this.line.reopen();
      else if (await this.line.renew(context.url, status)) {
        this.#renewed = true;
        if (!this.#done) this.#try(settings, callbacks);
        return;
      }
    }
    if (this.#done) return;
    if (!isExtra(context) && context.type as string !== 'manifest') this.line.fail(this, {fault, address});
    // It may have been closed just now.
    if (this.#isDone()) return;
    if (this.#givesUp(context)) {
      this.#end();
      callbacks.onError({code: status, text}, context, details as XMLHttpRequest, stats);
    } else {
      this.#cancel = later(waitAfter(this.#tries), () => this.#try(settings, callbacks));
    }
  }

  #isDone(): boolean {
    return this.#done || this.line.closed;
  }

  #givesUp(context: LoaderContext): boolean {
    if (context.type as string === 'manifest' || isExtra(context)) return this.#tries >= TRIES_WITHOUT;
    return this.#tries >= TRIES && navigator.onLine && this.elsewhere(context);
  }
}

/**
 * A loader of hls.js: see `PatientLoader`. `elsewhere` tells whether hls.js has another way to go than to wait for a load,
 * `opened` that the media element takes what comes.
 */
export function patientLoader(line: Line, elsewhere: Elsewhere, opened: Promise<unknown>): HlsConfig['loader'] {
  return class extends PatientLoader {
    constructor(config: HlsConfig) {
      super(config, line, elsewhere, opened);
    }
  };
}

interface Failure {fault: MediaFault; status: number; text: string; address: string; details: unknown}

function faultOf({data}: LoaderResponse, context: LoaderContext): MediaFault | undefined {
  if (typeof data === 'string') return isPage(data.slice(0, 200)) ? 'page' : undefined;
  if (!(data instanceof ArrayBuffer)) return undefined;
  const {rangeStart = 0, rangeEnd} = context;
  if (rangeEnd && data.byteLength < rangeEnd - rangeStart) return 'broken';
  const bytes = new Uint8Array(data);
  if (isFragment(context) && !context.frag.encrypted) return faultInSegment(bytes);
  return isPage(new TextDecoder().decode(bytes.subarray(0, 200))) ? 'page' : undefined;
}

const isFragment = (context: LoaderContext): context is FragmentLoaderContext => 'frag' in context && context.type as string === 'media-fragment';

/** The lecture plays without it. */
const isExtra = (context: LoaderContext) => context.type as string === 'subtitleTrack' || context.type as string === 'steering-manifest'
  || (isFragment(context) && context.frag.type as string === 'subtitle');
