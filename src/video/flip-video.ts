import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {FlipEvent} from '../core/event.js';
import {hash} from '../core/id.js';
import type {Interval} from '../core/interval.js';
import {formatTime, parseTime} from '../core/time.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {video} from '../lang/en/video.js';
import {noticeStyles} from '../element/notice.styles.js';
import {ownSaveNote} from '../element/save-note.js';
import {spans, type MediaPort} from '../media/port.js';
import type {Renew} from '../media/source.js';
import {advise} from './advise.js';
import {renderControls} from './controls.js';
import {Course, type Arrival, type CheckpointStop} from './course.js';
import {controlsStyles} from './controls.styles.js';
import type {Deck} from './deck.js';
import type {Parts} from './extra.js';
import {Extras} from './extras.js';
import type {FlipCheckpoint} from './flip-checkpoint.js';
import {flipVideoStyles} from './flip-video.styles.js';
import {commandOf} from './keys.js';
import {Player, type Fault} from './player.js';
import {Remote} from './remote.js';
import type {Skip} from './skip.js';
import {Study} from './study.js';
import type {Chapter} from './tracks.js';

/** Media events that the element repeats as its own. */
const ECHOED = new Set(['play', 'playing', 'pause', 'timeupdate', 'seeking', 'seeked', 'ratechange',
  'volumechange', 'durationchange', 'loadedmetadata', 'waiting', 'error']);

/**
 * A lecture that asks: it stops exactly at its checkpoints, knows which seconds were seen, and goes on at the next visit
 * where it was left. Plays files and HLS streams, YouTube and Vimeo (after a click), `<source>`s to choose from, or any
 * media element that you put into it.
 *
 * ```html
 * <flip-video src="forces.m3u8" poster="forces.jpg" label="Forces">
 *   <track kind="captions" src="forces.en.vtt" srclang="en" label="English">
 *   <flip-checkpoint at="1:40" require="answer">...</flip-checkpoint>
 *   <a href="forces.pdf">The lecture as text</a>
 * </flip-video>
 * ```
 *
 * Keys, when the player has the focus: space or k play and pause, arrows 5 seconds and volume, j and l 10 seconds, Home
 * and End, m mute, c captions, d audio description, s settings, n a note (with `notes`), f full screen, < and > speed. They
 * never reach into a checkpoint.
 *
 * @tag flip-video
 * @slot sign - a `<video>` in which the lecture is signed: it plays along in a corner, or beside the picture
 * @slot - `<flip-checkpoint>`s, `<track>`s, a media element to use in place of `src`; anything else is shown when the video cannot be played
 * @event {FlipEvent<EntryData['watched']>} flip-watched - seconds were played while visible
 * @event {FlipEvent<EntryData['read']>} flip-read - the words of some seconds were read in a transcript
 * @event {FlipEvent<EntryData['reached']>} flip-reached - playing came to a checkpoint
 * @event {FlipEvent<EntryData['passed']>} flip-passed - the learner did what a checkpoint asks
 * @event {FlipEvent<EntryData['skipped']>} flip-skipped - the learner left out a checkpoint that is optional
 * @event {FlipEvent<EntryData['progressed']>} flip-progressed - another tenth of the way to the goal is done
 * @event {FlipEvent<EntryData['completed']>} flip-completed - enough was seen and every gate is passed
 * @event {FlipEvent<EntryData['noted']>} flip-noted - the learner wrote, changed or removed a note or a bookmark
 * @event {FlipEvent<FlipRecord>} flip-record - an entry was written to the log
 * @event {FlipEvent<Failure>} flip-failed - the video cannot be played
 * @event {Event} play - as on `<video>`, like pause, playing, timeupdate, seeking, seeked, ended, ratechange, volumechange, durationchange, loadedmetadata, waiting and error
 * @csspart player - picture, panel and controls
 * @csspart picture - the picture
 * @csspart panel - what lies over or beside the picture at a stop
 * @csspart controls - the row of controls
 * @csspart bar - the time bar
 * @csspart button - a button or menu of the controls
 * @csspart clock - place and length
 * @csspart list - the list of chapters and questions
 * @csspart settings - the panel of settings
 * @csspart sign - the signing
 * @csspart notice - what is wrong, and the way on
 * @csspart icon - a drawing in a button
 * @cssproperty --flip-accent - colour of what is played and of main buttons
 * @cssproperty --flip-surface - ground of the controls and of the panel
 * @cssproperty --flip-radius - how round the corners are
 * @cssstate playing - it plays
 * @cssstate stopped - a checkpoint is open
 * @cssstate failed - it cannot be played
 */
export class FlipVideo extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, slotAssignment: 'manual'};
  static override styles = [hostStyles, buttonStyles, noticeStyles, flipVideoStyles, controlsStyles];

  /** Address of the video: a file, an HLS stream, or a page of YouTube or Vimeo (`t=` in it is `start-at` where there is none). */
  @property() src = '';
  /** MIME type of `src`, where its address does not tell. */
  @property() type = '';
  /** Address of a picture to show before the first play. */
  @property() poster = '';
  /** The lecture's name, also in the learner's list of things to do. */
  @property() label = '';
  /** The share of its seconds that must be seen, 0 to 1. */
  @property({type: Number}) goal = 0.9;
  /** Where the lecture begins in the video: `83`, `1:23` or `1:02:03`. */
  @property({attribute: 'start-at'}) startAt = '';
  /** Where it ends in the video. */
  @property({attribute: 'end-at'}) endAt = '';
  /** The speeds to choose from. */
  @property() rates = '0.75 1 1.25 1.5 2';
  /** As on `<video>`: needed for captions from another site. */
  @property() crossorigin: string | null = null;
  /** Without sound. */
  @property({type: Boolean}) muted = false;
  /** Where the learner may jump: `free`; `watched`, up to what was seen without a hole, and freely once the goal is reached; `back`, not ahead of where they were; `none`. */
  @property() skip: Skip = 'free';
  /** Begins anew at its end. */
  @property({type: Boolean}) loop = false;
  /** Plays by itself, without sound, unless the learner wants less motion. */
  @property({type: Boolean}) autoplay = false;
  /** Pauses when the learner goes to another tab. */
  @property({type: Boolean, attribute: 'pause-when-hidden'}) pauseWhenHidden = false;
  /** Learners can pin notes and bookmarks to a second; only they read them. */
  @property({type: Boolean}) notes = false;
  /** Shows on the bar how often each second was seen by this learner. */
  @property({type: Boolean}) heat = false;
  /**
   * Gives a fresh address when the server refuses the video (401 or 403), at first or in the middle, as with a token that
   * runs out: `video.renew = async (src, status) => (await fetch('/token')).text()`. It plays on at the same place.
   */
  @property({attribute: false}) renew: Renew | undefined;

  @state() private pointed: number | undefined;
  @state() private chapters: Chapter[] = [];
  @state() private resumedAt: number | undefined;
  @state() private news = '';

  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, video);
  readonly #activity = new ActivityController(this, {
    id: () => this.id || `video-${hash(this.src || this.#player.media?.getAttribute('src') || this.label)}`,
    label: () => this.label || this.#localize.term('lecture'),
    onEntries: () => {
      const entries = this.#activity.own;
      this.#course.onEntries(entries);
      this.#study.reckon(entries);
      this.#extras.onEntries(entries);
    },
    // What was played here belongs to the lesson that is left.
    onLeave: () => this.#study.leave(),
  });
  readonly #course = new Course(this, this.#activity);
  readonly #study = new Study(this, this.#activity);
  readonly #player = new Player(this);
  readonly #remote = new Remote(this, this.#activity);
  readonly #extras: Extras = new Extras({
    video: this, activity: this.#activity, course: this.#course, study: this.#study, player: this.#player, remote: this.#remote,
    chapters: () => this.chapters, onChapters: (chapters) => { this.chapters = chapters; }, announce: (words) => { this.news = words; },
  });
  #children: MutationObserver | undefined;
  #resumed = false;
  #focusBack: HTMLElement | undefined;

  /** Seconds. Setting it jumps there, or to the gate before it. */
  get currentTime(): number {
    return this.#player.port?.currentTime ?? 0;
  }

  set currentTime(seconds: number) {
    this.seek(seconds, 'resumed');
  }

  /** Seconds; `NaN` while it is not known. */
  get duration(): number {
    return this.#player.port?.duration ?? NaN;
  }

  /** As on `<video>`. */
  get paused(): boolean {
    return this.#player.port?.paused ?? true;
  }

  /** Playing came to the end of what is shown. */
  get ended(): boolean {
    return this.#player.port !== undefined && (this.#player.port.ended || this.currentTime >= this.shown[1]);
  }

  /** As on `<video>`: 1 is the usual speed. */
  get playbackRate(): number {
    return this.#player.port?.rate ?? 1;
  }

  set playbackRate(rate: number) {
    if (this.#player.port) this.#player.port.rate = rate;
  }

  /** The share of its seconds that was seen, 0 to 1, over all visits; read in a transcript counts. */
  get coverage(): number {
    return this.#study.coverage.ratio;
  }

  /** The stretches that were seen, over all visits, in order: pairs of seconds `[from, to)`. */
  get seen(): readonly Interval[] {
    return this.#study.coverage.seen;
  }

  /** The learner's own time, seconds, that went into watching: at double speed half of what was seen. */
  get spent(): number {
    return this.#study.coverage.spent;
  }

  /** As on `<video>`; `undefined` before the medium is there, or where it has none. */
  get textTracks(): TextTrackList | undefined {
    return this.#player.port?.textTracks;
  }

  /** @internal The stretch of the video that is shown, seconds; its end is `Infinity` while the length is unknown. */
  get shown(): Interval {
    const duration = Math.max(this.duration, this.#player.longest);
    const end = Math.min(parseTime(this.endAt) ?? Infinity, Number.isFinite(duration) && duration > 0 ? duration : Infinity);
    return [Math.min(parseTime(this.startAt) ?? this.#player.port?.begin ?? 0, end), end];
  }

  /** @internal */
  get share(): number {
    return this.goal >= 0 && this.goal <= 1 ? this.goal : 0.9;
  }

  /** @internal */
  get passedAll(): boolean {
    return this.#course.done;
  }

  /** @internal For the list of stops that stands elsewhere on the page. */
  get parts(): Parts {
    return this.#extras.parts;
  }

  /** @internal */
  get port(): MediaPort | undefined {
    return this.#player.port;
  }

  /** @internal The speeds to choose from. */
  get speeds(): readonly number[] {
    const rates = this.rates.split(/[\s,]+/).map(Number).filter((rate) => rate > 0 && rate <= 16).sort((a, b) => a - b);
    return rates.length > 0 ? rates : [1];
  }

  /** Says that the words of these seconds were read, as a transcript does. */
  recordRead(from: number, to: number): void {
    void this.#activity.record('read', {from, to});
  }

  /** Plays. At an open checkpoint it goes on only if that lets. */
  async play(): Promise<void> {
    if (this.#course.open) {
      if (!this.#course.goOn()) this.#course.holding?.mark.checkpoint.focus();
      return;
    }
    if (this.ended) this.#course.seek(this.shown[0]);
    await this.#player.play();
  }

  /** Pauses. */
  pause(): void {
    this.#player.port?.pause();
  }

  /** @internal */
  seek(to: number, arrival?: Arrival): void {
    const [start, end] = this.shown;
    this.#study.cut();
    const within = Math.min(Math.max(start, this.#extras.bound(to)), end);
    if (Number.isFinite(within)) this.#course.seek(within, arrival);
  }

  /** @internal Goes to a stop and opens it, where a jump there is allowed. */
  visit(stop: CheckpointStop): void {
    this.#study.cut();
    if (this.#extras.bound(stop.at) === stop.at) this.#course.visit(stop);
  }

  /** @internal */
  seekEdge(share: number): void {
    const [start, end] = this.shown;
    this.seek(share === 0 ? start : end);
  }

  /** @internal */
  toggle(): void {
    if (this.paused) void this.play();
    else this.pause();
  }

  /** @internal */
  async enlarge(): Promise<void> {
    try {
      await (this.matches(':fullscreen') ? document.exitFullscreen() : this.requestFullscreen());
    } catch {
      // iPhones have none, a frame may not be allowed any.
      this.ask('special');
    }
  }

  /** @internal */
  ask(name: string): void {
    this.#extras.act(name);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children = new MutationObserver(() => this.#onChildren());
    this.#children.observe(this, {childList: true});
    if (this.hasUpdated || this.childNodes.length > 0) this.#onChildren();
    // Its checkpoints may be upgraded after it, without a change of its children.
    void customElements.whenDefined('flip-checkpoint').then(() => {
      if (this.isConnected) this.#onChildren();
    });
  }

  override disconnectedCallback(): void {
    // First the player lets go, so that the last stretch is still recorded here; then the log is left.
    this.#player.hostDisconnected();
    super.disconnectedCallback();
    this.#children?.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('src') || changed.has('type') || changed.has('crossorigin')) && this.hasUpdated) {
      this.#resumed = false;
      // Without an id, another address is another lecture, with records of its own.
      if (!this.id) this.#activity.rejoin();
      this.#player.reset();
    }
    if (changed.has('poster') && this.#player.own) this.#player.own.poster = this.poster;
    if (changed.has('muted') && this.hasUpdated && this.#player.port) this.#player.port.muted = this.muted;
    if (changed.has('startAt') || changed.has('endAt') || changed.has('goal') || changed.has('rates')) this.#checkWords();
    if (changed.has('startAt') || changed.has('endAt')) this.#course.replan();
    this.#course.settle();
    this.#extras.update();
    this.#placeCheckpoints();
  }

  override updated(): void {
    const {open, loose} = this.#course;
    const {guest, fault} = this.#player;
    // All checkpoints lie in the panel from the start: WebKit draws an element anew when one of its slots changes, and a
    // video that plays in it then stands still.
    this.#fill('media', guest ? [guest] : []);
    this.#fill('stops', [...this.children].filter((child) => isCheckpoint(child) && !loose.includes(child)));
    this.#fill('loose', loose);
    this.#fill('rest', fault ? [...this.childNodes].filter((node) => isRest(node) && node !== guest) : []);
    this.#setState('playing', !this.paused);
    this.#setState('stopped', open !== undefined);
    this.#setState('failed', fault !== undefined);
  }

  override render(): TemplateResult {
    const {open} = this.#course;
    const {fault, port} = this.#player;
    const place = fault ? 'asked' : open ? `open ${open.mark.checkpoint.layout}` : '';
    return html`<div class="player" part="player" role="region" aria-label=${this.label || this.#localize.term('player')}
        tabindex="-1" @keydown=${this.#onKey}>
      <div class="screen ${place}">
        ${fault ? this.#renderFault(fault) : this.#renderPicture()}
        <div class="panel" part="panel"><div class="sheet">
          ${fault && this.#course.stops.length > 0 ? html`<p>${this.#term('questionsBelow')}</p>` : nothing}
          <slot id="stops"></slot>${this.#extras.draw('sheet')}</div></div>
        ${this.#extras.draw('front')}
      </div>
      ${port && !fault ? renderControls(this.#deck(port)) : nothing}
      ${this.#extras.draw('below')}
    </div>
    <p class="unseen" role="status">${this.news}</p>
    <slot id="loose"></slot>
    ${ownSaveNote(this.#activity)}`;
  }

  #renderPicture(): TemplateResult {
    const {own, bare, started, port} = this.#player;
    return html`<div class="picture ${port?.sound ? 'sound' : ''}" part="picture" @click=${bare ? this.#onPicture : nothing}>
      ${own}<slot id="media"></slot>${this.#extras.draw('picture')}
      ${bare && !started && !this.#course.open ? html`<span class="begin">${icon('play')}</span>` : nothing}
      ${this.#renderNotice()}
    </div>`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const {flow, reason} = this.#player;
    if (flow !== 'flowing') {
      return html`<div class="notice calm" part="notice" role="status"><p>${this.#term(reason ?? flow)}</p>
        ${reason || flow === 'stuck' ? html`<button type="button" @click=${this.#onRetry}>${this.#term('retry')}</button>` : nothing}</div>`;
    }
    if (this.resumedAt === undefined || this.#course.open) return nothing;
    return html`<div class="notice calm" part="notice"><p>${this.#term('resumedAt', formatTime(this.resumedAt))}</p>
      <button type="button" @click=${this.#onStartOver}>${this.#term('startOver')}</button></div>`;
  }

  #renderFault(fault: Fault): TemplateResult {
    return html`<div class="fault" part="notice"><p role="alert">${this.#term(fault)}</p>
      ${fault === 'no-source' ? nothing : html`<button type="button" class="main" @click=${this.#onRetry}>${this.#term('retry')}</button>`}
      <slot id="rest"></slot></div>`;
  }

  #deck(port: MediaPort): Deck {
    return {
      term: this.#term, port, bare: this.#player.bare, added: this.#player.bare || this.querySelector(':scope > track') !== null, shown: this.shown, place: port.currentTime,
      stops: this.#course.stops, passed: this.#course.passed, chapters: this.chapters,
      seen: this.#study.coverage.seen, buffered: spans(port.buffered),
      rates: this.speeds, enlarged: this.parts.filled || this.matches(':fullscreen'), extras: this.#extras, pointed: this.pointed,
      act: (command) => this.#remote.act(command),
      onVisit: (stop) => this.visit(stop),
      onPoint: (time) => { this.pointed = time; },
    };
  }

  /** @internal */
  onPort(port: MediaPort, signal: AbortSignal): void {
    this.#course.attach(port, signal);
    this.#study.attach(port, signal);
    this.#extras.onPort(port, signal);
    const redraw = () => this.requestUpdate();
    // One lecture at a time.
    document.addEventListener('play', ({target}) => {
      if (target !== this && (target as Element).localName === 'flip-video') this.pause();
    }, {capture: true, signal});
    document.addEventListener('fullscreenchange', redraw, {signal});
    port.textTracks?.addEventListener('addtrack', redraw, {signal});
    if (port.ready) void this.#resume(port);
  }

  /** @internal */
  onMedia(event: Event): void {
    const {port} = this.#player;
    if (event.type === 'loadedmetadata' || event.type === 'durationchange') {
      this.#course.replan();
      this.#study.reckon();
    }
    if (event.type === 'loadedmetadata' && port) void this.#resume(port);
    if (event.type === 'play') this.resumedAt = undefined;
    if (event.type === 'ended') this.onEnd();
    else if (ECHOED.has(event.type)) this.dispatchEvent(new Event(event.type));
  }

  /** @internal */
  onFault(fault: Fault): void {
    this.#course.shut();
    this.dispatchEvent(new FlipEvent('flip-failed', {code: fault, message: this.#term(fault)}));
  }

  /** @internal */
  onEnd(): void {
    this.dispatchEvent(new Event('ended'));
    this.#course.summed = true;
    this.requestUpdate();
  }

  /** @internal */
  onStopOpen({mark: {checkpoint}}: CheckpointStop, arrival: Arrival): void {
    this.resumedAt = undefined;
    const focused = document.activeElement;
    const elsewhere = focused && focused !== document.body && !this.matches(':focus-within');
    this.#focusBack = (this.shadowRoot?.activeElement as HTMLElement | null) ?? undefined;
    if (arrival === 'resumed') return;
    // Who types or works elsewhere on the page, or in a window of ours, keeps the focus, and is told.
    if (elsewhere || this.querySelector(':scope > flip-checkpoint:focus-within')) this.news = this.#term('stopsHere', checkpoint.name);
    else void this.updateComplete.then(() => checkpoint.updateComplete).then(() => checkpoint.focus());
  }

  /** @internal */
  onStopClose(goOn: boolean): void {
    this.news = '';
    if (this.matches(':focus-within')) {
      const back = this.#focusBack?.isConnected ? this.#focusBack : this.renderRoot.querySelector<HTMLElement>('.toggle, .player');
      back?.focus({preventScroll: true});
    }
    // Where the medium itself is at its end, it has said so.
    if (goOn && !this.ended) void this.#player.play();
    else if (goOn && !this.#player.port?.ended) this.onEnd();
  }

  readonly #term: Localize['term'] = (key, ...args) => this.#localize.term(key, ...args);

  async #resume(port: MediaPort): Promise<void> {
    if (this.#resumed) return;
    this.#resumed = true;
    // Which gates are passed must be known before the jump: it would be held at one of them.
    const [place] = await Promise.all([this.#study.resumePlace(), this.#remote.recallRate(port), this.#activity.heard]);
    const [start] = this.shown;
    // Who pressed play before all this was known goes there too; who is on the way stays there.
    if (port !== this.#player.port || port.currentTime > start + 2) return;
    if (place !== undefined) this.#course.seek(place, 'resumed');
    else if (port.currentTime < start) port.seek(start);
    if (!this.#course.open) this.resumedAt = place;
    this.#study.begin();
    this.requestUpdate();
  }

  #checkWords(): void {
    if (!/\d/.test(this.rates)) advise(this, 'noSpeed', this.rates);
    if (this.share !== this.goal) advise(this, 'noShare', this.getAttribute('goal') ?? '');
    for (const [name, value] of [['start-at', this.startAt], ['end-at', this.endAt]] as const) {
      if (value && parseTime(value) === undefined) advise(this, 'noEdge', name, value);
    }
  }

  #placeCheckpoints(): void {
    const {opened, loose} = this.#course;
    const {fault} = this.#player;
    for (const child of this.children) {
      if (!isCheckpoint(child)) continue;
      const here = opened.some(({mark}) => child === mark.checkpoint) ? 'panel' : child.place === 'window' ? 'window' : 'closed';
      child.place = fault || loose.includes(child) ? 'list' : here;
    }
  }

  #fill(id: string, nodes: readonly Node[]): void {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>(`#${id}`);
    const now = slot?.assignedNodes() ?? [];
    if (slot && (now.length !== nodes.length || now.some((node, i) => node !== nodes[i]))) slot.assign(...nodes as Element[]);
  }

  #setState(name: string, on: boolean): void {
    if (on) this.#internals.states?.add(name);
    else this.#internals.states?.delete(name);
  }

  #onChildren(): void {
    this.#course.collect([...this.children].filter(isCheckpoint));
    this.#player.find();
    this.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    const {bare} = this.#player;
    if (!bare || event.defaultPrevented || event.composedPath().some(isCheckpoint)) return;
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.#remote.act(command);
  }

  readonly #onPicture = (event: MouseEvent): void => {
    if (!(event.target as Element).closest('.notice')) this.toggle();
  };

  readonly #onRetry = (): void => {
    this.#player.retry();
  };

  readonly #onStartOver = (): void => {
    this.resumedAt = undefined;
    this.#course.seek(this.shown[0]);
    void this.play();
  };
}

/** What an author put beside checkpoints and media: for when the video cannot be played. */
function isRest(node: Node): boolean {
  if (node instanceof Text) return node.data.trim() !== '';
  return node instanceof Element && !isCheckpoint(node) && node.localName !== 'track' && !node.slot;
}

/** Upgraded, whichever copy of the library did it. */
function isCheckpoint(node: EventTarget): node is FlipCheckpoint {
  return node instanceof Element && node.localName === 'flip-checkpoint' && node.matches(':defined');
}

declare global {
  interface HTMLElementTagNameMap {
    'flip-video': FlipVideo;
  }
}
