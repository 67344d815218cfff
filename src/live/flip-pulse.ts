import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {isEntry, type Entry, type EntryData} from '../core/entry.js';
import {countOf, labelsIn, LATELY, pressesOf, standingOf, STANDS, type Press} from '../core/pulse.js';
import {UNNUMBERED} from '../core/log.js';
import {formatTime} from '../core/time.js';
import {ActivityController} from '../element/activity.js';
import type {Call} from '../element/calls.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {parsed} from '../element/parsed.js';
import {ViewController} from '../element/view-controller.js';
import {warn} from '../element/warn.js';
import {pulse} from '../lang/en/pulse.js';
import {votes} from '../lang/en/votes.js';
import {LentButtons} from './lent-buttons.js';
import {drawPlainly} from './pieces.js';
import type {PulseDesk} from './pulse-desk.js';
import {pulseStyles} from './pulse.styles.js';
import {Saying} from './saying.js';

/** What the button says that the author gave no words: the log has one word for it in every language. */
const LOST = 'lost';
/** So often it is asked whether the video has moved on, ms. */
const GLANCE = 2000;

/** The medium that a press is about: anything in the likeness of HTML's media elements. */
interface Medium extends HTMLElement {
  readonly currentTime: number;
  readonly paused: boolean;
}

/**
 * A button that tells the teacher "I am lost", now or at this second of a video, and nobody else. The teacher's page shows
 * how many pressed in the last two minutes, and the report where in the video. While that video fills the screen, the
 * buttons stand below its controls.
 *
 * ```html
 * <flip-pulse id="lost" for="lecture"></flip-pulse>
 * <flip-pulse id="pace" labels="Too fast|Too slow|I am lost"></flip-pulse>
 * ```
 *
 * @tag flip-pulse
 * @event {FlipEvent<EntryData['signalled']>} flip-signalled - The learner pressed, or took it back (`back`).
 * @event {FlipEvent<EntryData['revealed']>} flip-revealed - With `show="live"` the teacher's page told the class how many.
 * @event {FlipEvent<FlipRecord>} flip-record - One of these is in the log.
 * @csspart label - The name.
 * @csspart button - A button to press.
 * @csspart state - The line that says who sees it, or that it is seen.
 * @csspart desk - How many pressed, for the teacher.
 * @csspart chart - The last minutes, for the teacher.
 * @cssstate pressed - A press stands.
 */
export class FlipPulse extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, pulseStyles];

  /** What stands above the buttons. */
  @property() label = '';
  /** What the buttons say, split at `|`; without it one button, "I am lost". With `for`, the report counts each of them as being lost. */
  @property() labels = '';
  /** The id of the video that a press is about: it carries the second. */
  @property() for = '';
  /** Whether the screen shows how many pressed: `never`, or `live` once a few did. */
  @property() show: 'never' | 'live' = 'never';

  /** @internal */
  readonly localize: Localize = new Localize(this, {...votes, ...pulse});
  /** @internal */
  readonly saying: Saying = new Saying(this);
  /** @internal */
  readonly activity: ActivityController = new ActivityController(this, {
    id: () => this.id || 'pulse', onEntries: (entries) => this.#onEntries(entries), onLeave: () => this.#onLeave(),
  });
  /** @internal */
  readonly views: ViewController = new ViewController(this, this.activity);
  readonly #internals = this.attachInternals();
  readonly #lent = new LentButtons(() => this.#call);
  #presses: readonly Press[] = [];
  #own: readonly Press[] = [];
  /** When this page pressed, by its own clock. */
  readonly #here = new Map<string, number>();
  /** How much later it is in the class than by the clock of this device, ms. */
  #skew: number | undefined;
  /** The number of the last entry, once the log has told what it holds. */
  #known: number | undefined;
  /** What the class was told last, and when this page heard it. */
  #told: {id: string; at: number} | undefined;
  #desk: PulseDesk | undefined;
  #asked = false;
  #tick: ReturnType<typeof setTimeout> | undefined;

  /** All presses that count, as far as this page may know them. @internal */
  get presses(): readonly Press[] {
    return this.#presses;
  }

  /** What it is for the class now, ms. @internal */
  get now(): number {
    return Date.now() + (this.#skew ?? 0);
  }

  /** The teacher's numbers are here. @internal */
  get leads(): boolean {
    return this.activity.ready && (this.views.view === 'teacher' || (this.views.isAlone && this.views.asked === ''));
  }

  /** What the log calls each button, and what it says. @internal */
  get words(): readonly (readonly [key: string, word: string])[] {
    const own = labelsIn(this.labels).map((label) => [label, label] as const);
    return own.length > 0 ? own : [[LOST, this.localize.term('iAmLost')]];
  }

  /** Only "I am lost" can be said. @internal */
  get isPlain(): boolean {
    return labelsIn(this.labels).length === 0;
  }

  /** What the class was told last. @internal */
  get told(): EntryData['revealed'] | undefined {
    const entry = this.activity.entries.find(({id}) => id === this.#told?.id);
    return entry && isEntry(entry, 'revealed') ? entry.data : undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#tick);
    this.#desk?.leave();
    this.#lent.lend(null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.leads && !this.#asked) void this.#bringDesk();
    if (changed.has('show') && this.show !== 'never' && this.show !== 'live') warn(this, `show="${String(this.show)}" is not known; "never" is used.`, '<flip-pulse show="live"> (or "never")');
    if (changed.has('for') && this.for) void parsed().then(() => this.#checkMedium());
  }

  override render(): TemplateResult {
    const {views, activity} = this;
    if (views.view === 'screen') return html`${this.#renderWall()}`;
    return html`${drawPlainly({views, leads: this.leads, host: this}, this.localize)}
      ${views.view === 'learner' ? this.#renderButtons() : nothing}
      ${this.leads && activity.ready ? this.#desk?.draw() : nothing}
      <p class="unseen" role="status">${this.saying.words}</p>`;
  }

  protected override updated(): void {
    const standing = this.#standing;
    const {states} = this.#internals;
    if (standing) states?.add('pressed');
    else states?.delete('pressed');
    if (this.leads) this.#desk?.lead();
    this.#lent.lend(this.activity.ready && this.views.view === 'learner' ? this.#medium : null);
    clearTimeout(this.#tick);
    const wall = this.views.view === 'screen' && this.#told;
    const glances = wall || standing?.second !== undefined || (this.leads && this.#presses.length > 0);
    if (glances || standing) this.#tick = setTimeout(() => this.#onTick(), Math.min(glances ? GLANCE : Infinity, standing ? this.#left(standing) + 20 : Infinity));
  }

  #renderButtons(): TemplateResult {
    const {localize} = this;
    const standing = this.#standing;
    const state = standing ? this.#heard(standing.second) : localize.term(this.for ? 'pulseSeenHere' : 'pulseSeen');
    return html`<section class="card pulse" role="group" aria-labelledby="label">
      <p id="label" class="name" part="label">${this.label || localize.term('pulseNamed')}</p>
      <div class="buttons">${this.#drawWords(standing)}</div>
      <div class="state" part="state"><p class=${standing ? '' : 'quiet'}>${standing ? html`${icon('check')} ` : nothing}${state}</p>
        ${standing ? html`<button type="button" class="plain back" @click=${this.#onBack}>${localize.term('pulseBack')}</button>` : nothing}</div>
    </section>`;
  }

  /** What is said of a press that stands. */
  #heard(second: number | undefined): string {
    return second === undefined ? this.localize.term('pulseIn') : this.localize.term('pulseInAt', formatTime(second));
  }

  #drawWords(standing: Press | undefined): TemplateResult[] {
    return this.words.map(([key, word]) => html`<button type="button" class="press" part="button" aria-pressed=${standing?.label === key ? 'true' : 'false'}
      ?disabled=${!this.activity.ready} @click=${() => this.#onPress(key)}>${word}</button>`);
  }

  /** On the wall: how many, where the author wants it and the teacher's page has told it lately. */
  #renderWall(): TemplateResult | typeof nothing {
    const counts = Object.entries(this.told?.tallies[0]?.counts ?? {});
    const total = this.told?.tallies[0]?.total ?? 0;
    if (this.show !== 'live' || counts.length === 0 || !this.#told || Date.now() - this.#told.at > LATELY * 1000) return nothing;
    return html`<section class="screen" aria-label=${this.label || this.localize.term('pulseNamed')}>
      ${counts.map(([key, n]) => html`<p class="line">${this.lineOf(key, n, total)}</p>`)}</section>`;
  }

  /** "4 of 28 are lost". @internal */
  lineOf(key: string, n: number, present: number): string {
    const {localize} = this;
    if (key === LOST && this.isPlain) return present > n ? localize.term('lostOf', n, present) : localize.term('lostSome', n);
    const word = this.words.find(([each]) => each === key)?.[1] ?? (key === LOST ? localize.term('iAmLost') : key);
    return present > n ? localize.term('pressedOf', word, n, present) : localize.term('pressedSome', word, n);
  }

  /** How many pressed lately, what the buttons say first. @internal */
  get lately(): Map<string, number> {
    const counts = countOf(this.#presses, this.now);
    const known = this.words.flatMap(([key]) => (counts.has(key) ? [[key, counts.get(key)!] as const] : []));
    return new Map([...known, ...counts]);
  }

  /** The same buttons, for where these cannot be reached. */
  get #call(): Call {
    const standing = this.#standing;
    return {
      name: this.label || this.localize.term('pulseNamed'),
      state: standing ? this.#heard(standing.second) : '',
      buttons: this.words.map(([key, word]) => ({word, pressed: standing?.label === key, press: () => {
        this.#onPress(key);
        return this.saying.words;
      }})),
    };
  }

  get #standing(): Press | undefined {
    const own = this.#own.map((press) => ({...press, when: this.#here.get(press.id) ?? press.when - (this.#skew ?? 0)}));
    return standingOf(own, Date.now(), this.#second);
  }

  #left({when}: Press): number {
    return Math.max(0, when + STANDS * 1000 - Date.now());
  }

  get #medium(): HTMLElement | null {
    const root = this.getRootNode() as Document | ShadowRoot;
    return this.for ? root.getElementById(this.for) ?? document.getElementById(this.for) : null;
  }

  /** Where the video is, to a tenth; of one that was not begun nothing can be unclear. */
  get #second(): number | undefined {
    const medium = this.#medium;
    if (!medium || !isMedium(medium)) return undefined;
    const {currentTime, paused} = medium;
    return Number.isFinite(currentTime) && (currentTime > 0 || !paused) ? Math.floor(currentTime * 10) / 10 : undefined;
  }

  #checkMedium(): void {
    const medium = this.#medium;
    if (!this.isConnected || !this.for) return;
    if (!medium) warn(this, `for="${this.for}": there is no element with that id, so presses carry no second.`, '<flip-pulse for="lecture"> with <flip-video id="lecture">');
    else if (!medium.matches(':not(:defined)') && !isMedium(medium)) warn(this, `for="${this.for}": <${medium.localName}> does not play, so presses carry no second.`, '<flip-pulse for="lecture"> with <flip-video id="lecture">');
  }

  #onEntries(entries: readonly Entry[]): void {
    const first = this.#known === undefined;
    const newest = entries.findLast(({seq}) => seq < UNNUMBERED);
    if (newest && newest.seq > (this.#known ?? 0)) {
      const ahead = Date.parse(newest.at) - Date.now();
      // What comes now was said just now, or a little earlier; of what lay there only this is sure, that it is past.
      if (!first || ahead > 0) this.#skew = Math.max(this.#skew ?? -Infinity, ahead);
    }
    this.#known = newest?.seq ?? 0;
    this.#presses = pressesOf(entries);
    this.#own = pressesOf(this.activity.own);
    const told = entries.findLast(({type}) => type === 'revealed');
    if (told && told.id !== this.#told?.id) this.#told = {id: told.id, at: first ? Date.parse(told.at) - (this.#skew ?? 0) : Date.now()};
  }

  #onLeave(): void {
    this.#desk?.leave();
    this.#known = this.#told = undefined;
    this.#presses = this.#own = [];
  }

  #onPress(label: string): void {
    const {localize, saying, activity} = this;
    const before = this.#standing;
    if (before?.label === label) {
      saying.say(localize.term('pulseStands'));
      return;
    }
    // Of two the latter is meant.
    if (before) void activity.record('signalled', {label: before.label, back: before.id});
    const at = this.#second;
    void activity.record('signalled', {label, ...(at !== undefined && {at})});
    const made = this.#own.at(-1);
    if (made) this.#here.set(made.id, Date.now());
    saying.say(this.#heard(at));
  }

  readonly #onBack = (): void => {
    const before = this.#standing;
    if (!before) return;
    this.#leaveBack();
    void this.activity.record('signalled', {label: before.label, back: before.id});
    this.saying.say(this.localize.term('pulseTaken'));
  };

  #onTick(): void {
    // The button to take it back goes; whoever stands on it stays near.
    if (!this.#standing && this.shadowRoot?.activeElement?.matches('.back')) this.#leaveBack();
    this.requestUpdate();
  }

  #leaveBack(): void {
    (this.renderRoot.querySelector<HTMLElement>('.press[aria-pressed="true"]') ?? this.renderRoot.querySelector<HTMLElement>('.press'))?.focus();
  }

  /** What only the teacher has comes with the teacher. */
  async #bringDesk(): Promise<void> {
    this.#asked = true;
    try {
      const {PulseDesk} = await import('./pulse-desk.js');
      this.#desk = new PulseDesk(this);
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.requestUpdate();
      }, 4000);
    }
    this.requestUpdate();
  }
}

const isMedium = (element: Element): element is Medium => element instanceof HTMLElement && 'currentTime' in element && 'paused' in element;

declare global {
  interface HTMLElementTagNameMap {'flip-pulse': FlipPulse}
}
