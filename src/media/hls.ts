import * as hlsModule from 'hls.js';
import type Hls from 'hls.js';
import type {ErrorData, FragmentLoaderConstructor, HlsConfig, LoaderConfiguration, LoaderCallbacks, LoaderContext} from 'hls.js';
import {faultOfStatus, isPage} from './diagnose.js';
import {HlsCaptions} from './hls-captions.js';
import {offerChoices} from './hls-choices.js';
import type {MediaFault} from './port.js';
import type {Opening} from './source.js';

/** Waits before a manifest is asked for again, ms: hls.js itself gives up at the first refusal. */
const MANIFEST_RETRIES = [1000, 2500];
/** The status that says "a network wants you to log in first" (RFC 6585); portals rarely send it. hls.js retries it. */
const LOGIN_FIRST = 511;
/** Seconds to load ahead before the learner has pressed play: enough to begin at once, no more. */
const AHEAD_BEFORE_PLAY = 6;
/** Media errors to mend in one sitting; a stream that needs more is broken. */
const MENDS = 3;

type HlsModule = typeof hlsModule;

/** Feeds a stream to a media element by hls.js. Returns the way to close it. */
export function openHls(media: HTMLMediaElement, opening: Opening): () => void {
  return feed(hlsModule, media, opening);
}

function feed(module: HlsModule, media: HTMLMediaElement, {src, at, onFault}: Opening): () => void {
  const {default: Hls, Events} = module;
  if (!Hls.isSupported()) {
    onFault('unsupported');
    return () => {};
  }
  const hls = new Hls({...config(Hls), startPosition: at > 0 ? at : -1});
  const captions = new HlsCaptions(hls, media, Events);
  offerChoices(hls, media, Events);
  const full = Hls.DefaultConfig.maxBufferLength;
  const onPlay = () => {
    hls.config.maxBufferLength = full;
  };
  const mender = new Mender(module, hls, src, onFault);
  hls.on(Events.ERROR, (_, data) => mender.take(data));
  media.addEventListener('play', onPlay, {once: true});
  hls.loadSource(src);
  hls.attachMedia(media);
  return () => {
    media.removeEventListener('play', onPlay);
    mender.close();
    captions.close();
    hls.destroy();
  };
}

function config(hls: typeof Hls): Partial<HlsConfig> {
  return {
    // Its own tracks load a `data:` address, which a strict content security policy refuses.
    renderTextTracksNatively: false,
    enableWorker: false,
    maxBufferLength: AHEAD_BEFORE_PLAY,
    loader: wary(hls),
  };
}

/** The usual loader, but a web page in a segment's place is a failure: hls.js would skip those seconds in silence. */
function wary(hls: typeof Hls): FragmentLoaderConstructor {
  const Loader = hls.DefaultConfig.loader;
  return class extends Loader {
    override load(context: LoaderContext, settings: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
      super.load(context, settings, {
        ...callbacks,
        onSuccess: (response, stats, where, details) => {
          if (!isPage(startOf(response.data))) callbacks.onSuccess(response, stats, where, details);
          else callbacks.onError({code: LOGIN_FIRST, text: 'a web page'}, where, details, stats);
        },
      });
    }
  } as unknown as FragmentLoaderConstructor;
}

function startOf(data: unknown): string {
  if (typeof data === 'string') return data.slice(0, 200);
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data.slice(0, 200)) : '';
}

/** What to do about fatal errors: ask again for a manifest, mend the decoder, or give up and say why. */
class Mender {
  #asked = 0;
  #mended = 0;
  #wait: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly module: HlsModule, readonly hls: Hls, readonly src: string, readonly onFault: (fault: MediaFault) => void) {}

  take({fatal, type, details, response}: ErrorData): void {
    if (!fatal) return;
    const {ErrorTypes, ErrorDetails} = this.module;
    const wait = MANIFEST_RETRIES[this.#asked];
    if (details.startsWith('manifest') && details !== ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR && wait !== undefined) {
      this.#asked += 1;
      this.#wait = setTimeout(() => this.hls.loadSource(this.src), wait);
    } else if (type === ErrorTypes.MEDIA_ERROR && this.#mended < MENDS) {
      this.#mended += 1;
      this.hls.recoverMediaError();
    } else {
      this.onFault(this.#faultOf(type, details, response?.code));
    }
  }

  close(): void {
    clearTimeout(this.#wait);
  }

  #faultOf(type: ErrorData['type'], details: ErrorData['details'], status = 0): MediaFault {
    const {ErrorTypes, ErrorDetails} = this.module;
    if (status === LOGIN_FIRST) return 'page';
    if (details === ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR) return 'unsupported';
    if (type === ErrorTypes.MEDIA_ERROR || /parsing/i.test(details)) return 'broken';
    return faultOfStatus(status);
  }
}
