import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Entry} from '../core/entry.js';
import {inOrder, merge, type Known} from '../core/fold.js';
import {foldLive, isOfClass, paceOf, type Pace, type Session} from '../core/live.js';
import type {Log, Present} from '../core/log.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {ViewController} from '../element/view-controller.js';
import {warn} from '../element/warn.js';
import {live} from '../lang/en/live.js';
import {liveStyles} from './flip-live.styles.js';
import {bring, goBackTo, isWriting, seenPlaceOf} from './guide.js';
import type {LiveDesk} from './live-desk.js';
import {Saying} from './saying.js';
import {stopsOf, type Stop} from './stops.js';

/** What could not be loaded is asked for again after this, ms. */
const AGAIN = 4000;

/**
 * The running class. The teacher starts and ends it, sees who is here and leads from activity to activity; phones come in
 * by code or QR and follow; the screen shows how to join, and never anything private. Best as the first thing in the lesson.
 *
 * ```html
 * <flip-live id="class"></flip-live>
 * <flip-live id="class" pace="self" href="https://physics.example/forces"></flip-live>
 * ```
 *
 * @tag flip-live
 * @event {FlipEvent<EntryData['staged']>} flip-staged - The teacher started or ended the class.
 * @event {FlipEvent<EntryData['led']>} flip-led - The teacher led the class to an activity, or changed who follows.
 * @event {FlipEvent<FlipRecord>} flip-record - One of these is in the log.
 * @event {FlipEvent<Failure>} flip-failed - Something could not be written to the log.
 * @csspart bar - The line that stays in sight while the class runs.
 * @csspart desk - The teacher's controls.
 * @csspart join - How to come in: the address, the code and the QR code.
 * @csspart qr - The QR code.
 * @cssstate running - The class runs.
 */
export class FlipLive extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, liveStyles];

  /** What learners join by. Without it, the class's own code. */
  @property() code = '';
  /** Learners' pages go where the teacher is (`teacher`), or are only told (`self`). The teacher can switch. */
  @property() pace: Pace = 'teacher';
  /** Where learners find this lesson, if not at this page's address. What stands behind a `?` is left out unless you write it here. */
  @property() href = '';

  @state() private here: Present | undefined;
  /** The learner does not want to be moved. */
  @state() private staying = false;
  /** Where the page was before it was moved. */
  @state() private origin: number | undefined;

  /** @internal */
  readonly localize: Localize = new Localize(this, live);
  /** @internal */
  readonly activity: ActivityController = new ActivityController(this, {id: () => this.id || 'live', onLeave: () => this.#leave()});
  /** @internal */
  readonly views: ViewController = new ViewController(this, this.activity);
  readonly #saying = new Saying(this);
  readonly #internals = this.attachInternals();
  #known: Known = new Map();
  #session: Session | undefined;
  /** The class's clock: the latest that was heard. */
  #clock = 0;
  #log: Log | undefined;
  #stops: (() => void)[] = [];
  #attending: (() => void) | undefined;
  #desk: LiveDesk | undefined;
  #asked = false;
  /** The move that this page has made, or was there before it. */
  #moved: string | undefined;
  #running: boolean | undefined;
  #connected = new AbortController();

  /** @internal */
  get session(): Session {
    return (this.#session ??= foldLive(inOrder(this.#known), this.activity.id, this.#clock));
  }

  /** @internal */
  get now(): Pace {
    return this.session.pace ?? paceOf(this.pace);
  }

  /** Who is here, where that is known. @internal */
  get present(): Present | undefined {
    return this.here;
  }

  /** @internal */
  get stops(): readonly Stop[] {
    return stopsOf(this.activity.scope).filter(({element}) => element !== this);
  }

  /** @internal */
  get stop(): Stop | undefined {
    const {to} = this.session;
    return to === undefined ? undefined : this.stops.find(({id}) => id === to);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    const {signal} = this.#connected;
    for (const event of ['online', 'offline']) window.addEventListener(event, () => this.requestUpdate(), {signal});
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
  }

  /** Leads the class to an activity, and says who follows. @internal */
  lead(to: string | undefined, pace: Pace = this.now): void {
    void this.activity.record('led', {pace, ...(to !== undefined && {to})});
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pace') && this.pace !== paceOf(this.pace)) {
      warn(this, `pace="${this.pace}" is not known; "teacher" is used.`, '<flip-live pace="self"> (or "teacher")');
    }
    this.#hear();
    if (!this.activity.ready) return;
    const {view} = this.views;
    if ((view !== 'learner' || this.#isBoth) && !this.#asked) void this.#bringDesk();
    // Where there is no class, every window is counted by what it holds itself.
    if (view === 'learner' && !this.views.isAlone) this.#unattend();
    else this.#attend();
    this.#tellRunning();
  }

  override render(): TemplateResult | typeof nothing {
    const {activity, views} = this;
    if (!activity.ready) return nothing;
    const {view} = views;
    const leads = view === 'teacher' || this.#isBoth;
    return html`${views.isRefused ? html`<p class="notice">${this.localize.term('liveRefused')}</p>` : nothing}
      ${view === 'screen' ? this.#desk?.drawWall() : leads ? this.#desk?.draw() : this.#renderLearner()}
      <p class="unseen" role="status">${this.#saying.words}</p>`;
  }

  protected override updated(): void {
    const {activity, session, views} = this;
    if (session.running) this.#internals.states?.add('running');
    else this.#internals.states?.delete('running');
    if (!activity.ready) return;
    if (views.view !== 'learner' && session.running && this.here) this.#saying.number(this.localize.term('hereNow', this.here.count));
    this.#follow();
  }

  #renderLearner(): TemplateResult {
    const {session, localize} = this;
    const term = localize.term.bind(localize);
    if (!session.running) return html`<p class="idle quiet" part="bar">${term(session.run > 0 ? 'classOver' : 'classNotBegun')}</p>`;
    const {stop} = this;
    const lost = this.#isLost;
    return html`<div class="bar ${session.to === undefined ? '' : 'led'} ${lost ? 'lost' : ''}" part="bar" role="group" aria-label=${term('classNow')}>
      <p class="sign"><span class="dot"></span><span class="words">${term(lost ? 'classLost' : 'classOn')}</span></p>
      ${stop ? this.#renderWays(stop) : session.to === undefined ? nothing : html`<p class="at quiet">${term('notOnPage')}</p>`}
    </div>`;
  }

  #renderWays(stop: Stop): TemplateResult {
    const term = this.localize.term.bind(this.localize);
    const stay = this.now === 'self' ? nothing
      : this.origin !== undefined ? html`<button type="button" class="plain" @click=${this.#onBack}>${term('goBack')}</button>`
        : this.staying ? html`<button type="button" class="plain" @click=${this.#onFollow}>${term('followAgain')}</button>`
          : html`<button type="button" class="plain" @click=${this.#onStay}>${term('stayHere')}</button>`;
    return html`<button type="button" class="at go" @click=${() => this.#go(stop)}><span class="unseen">${term('goThere')}</span>
      <bdi>${stop.label}</bdi>${icon('right')}</button>${stay}`;
  }

  /** Where there is no class, a page that asks for no view is teacher and learner at once. */
  get #isBoth(): boolean {
    return this.views.isAlone && this.views.asked === '';
  }

  get #isLost(): boolean {
    const {log} = this.activity;
    return !navigator.onLine || log?.gathering?.connected === false || (log?.gathering !== undefined && log.status === 'waiting');
  }

  /** Listens to what the staff does anywhere in the lesson. */
  #hear(): void {
    const {log} = this.activity;
    // Who has left the page may be drawn once more, and hears nothing then.
    if (log === this.#log || !this.isConnected) return;
    this.#leave();
    this.#log = log;
    if (!log) return;
    this.#stops = [log.subscribe(0, (batch) => this.#take(batch))];
    const {scope} = this.activity;
    if (scope) this.#stops.push(scope.onChange(() => this.requestUpdate()));
    if (log.gathering) this.#stops.push(log.gathering.onConnection(() => this.requestUpdate()));
  }

  #take(batch: readonly Entry[]): void {
    for (const {at} of batch) this.#clock = Math.max(this.#clock, Date.parse(at) || 0);
    const news = batch.filter((entry) => isOfClass(entry) || this.#known.has(entry.id));
    if (news.length > 0) this.#known = merge(this.#known, news);
    this.#session = undefined;
    this.requestUpdate();
  }

  #leave(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#unattend();
    this.#log = this.#session = this.#moved = this.#running = undefined;
    this.#known = new Map();
  }

  #attend(): void {
    if (this.#attending) return;
    const {log, scope} = this.activity;
    const on = (present: Present | undefined) => { this.here = present; };
    if (log?.gathering) this.#attending = log.gathering.attend(on);
    else if (this.views.isAlone && scope) {
      let stop: (() => void) | undefined;
      let wanted = true;
      this.#attending = () => {
        wanted = false;
        stop?.();
      };
      import('./windows.js').then(({attendWindows}) => {
        if (wanted) stop = attendWindows(scope.space, on);
      }, () => {});
    }
  }

  #unattend(): void {
    this.#attending?.();
    this.#attending = this.here = undefined;
  }

  /** Goes where the class is, where this page follows; else it says so. */
  #follow(): void {
    const {session, stop, views} = this;
    if (!session.running || !stop || session.move === this.#moved) return;
    const isFirst = this.#moved === undefined;
    this.#moved = session.move;
    const isLearner = views.view === 'learner' && !this.#isBoth;
    const follows = !isLearner || (this.now === 'teacher' && !this.staying);
    if (follows && !isWriting()) this.#move(stop, {isCalm: !isFirst, isTold: isLearner});
    else if (isLearner) this.#saying.say(this.localize.term('teacherIsAt', stop.label));
  }

  #move(stop: Stop, how: {isCalm: boolean; isTold: boolean}): void {
    if (seenPlaceOf(stop.element) === stop.element) {
      this.#bring(stop, how);
      return;
    }
    // A step that asks for something else first lets the class in, and has drawn that when the page moves.
    stop.element.dispatchEvent(new Event('beforematch', {bubbles: true, composed: true}));
    setTimeout(() => this.#bring(stop, how));
  }

  #bring(stop: Stop, {isCalm, isTold}: {isCalm: boolean; isTold: boolean}): void {
    const place = seenPlaceOf(stop.element);
    if (!place) return;
    const before = scrollY;
    const above = this.renderRoot.querySelector('.bar')?.getBoundingClientRect().height ?? 0;
    if (bring(place, {above, isCalm}) && isTold) this.origin = before;
    if (isTold) this.#saying.say(this.localize.term('movedThere', stop.label));
  }

  /** Says that the class begins and ends, not what it was when the page came. */
  #tellRunning(): void {
    const {running, run} = this.session;
    if (this.#running !== undefined && this.#running !== running) this.#saying.say(this.localize.term(running ? 'classOn' : run > 0 ? 'classOver' : 'classNotBegun'));
    if (!running) this.origin = this.#moved = undefined;
    this.#running = running;
  }

  async #bringDesk(): Promise<void> {
    this.#asked = true;
    try {
      const {LiveDesk} = await import('./live-desk.js');
      this.#desk = new LiveDesk(this);
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.requestUpdate();
      }, AGAIN);
    }
    this.requestUpdate();
  }

  #go(stop: Stop): void {
    this.origin = undefined;
    this.#move(stop, {isCalm: true, isTold: false});
  }

  readonly #onBack = (): void => {
    goBackTo(this.origin ?? 0);
    this.origin = undefined;
    this.staying = true;
  };

  readonly #onStay = (): void => {
    this.staying = true;
  };

  readonly #onFollow = (): void => {
    this.staying = false;
    if (this.stop) this.#go(this.stop);
  };
}

declare global {
  interface HTMLElementTagNameMap {'flip-live': FlipLive}
}
