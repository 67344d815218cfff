import {html, nothing, type TemplateResult} from 'lit';
import {digestSteps, LEAST, type Digest, type DigestTerms} from '../core/digest.js';
import {FlipEvent} from '../core/event.js';
import {hash} from '../core/id.js';
import type {Log} from '../core/log.js';
import {labelOf, outlineOf, type Outline} from '../core/outline.js';
import {LIMITS} from '../core/plan.js';
import {Register, type Pupil} from '../core/register.js';
import {outcome} from '../core/steps.js';
import type {ActivityController} from '../element/activity.js';
import {adopt} from '../element/adopt.js';
import {buttonStyles} from '../element/button.styles.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import type {ViewController} from '../element/view-controller.js';
import {warn} from '../element/warn.js';
import {digest as words} from '../lang/en/digest.js';
import {deskStyles} from './desk.styles.js';
import {DigestPanel} from './digest-panel.js';
import {drawDownloads} from './downloads.js';
import {GradebookPanel} from './gradebook-panel.js';
import {ItemsPanel} from './items-panel.js';
import {pageOf, type Medium} from './page.js';
import type {Host, Panel, Parts} from './parts.js';
import {Slices} from './slices.js';
import {WatchingPanel} from './watching-panel.js';

const NAMES = ['digest', 'gradebook', 'items', 'watching'] as const;
type Name = typeof NAMES[number];

/** Of more learners, the next digest is reckoned in slices while the last one stands. */
const MANY = 250;
/** News are drawn at most so often, and told to who listens; ms. */
const PACE = 1000;
const TELLS = 10_000;

/** The report on its reader's desk: hears the whole class, keeps the sums, draws the panel that is open. */
export class Desk implements Parts {
  readonly localize: Localize;
  readonly term: Localize['term'] = (key, ...args) => this.localize.term(key, ...args);
  register = new Register();
  outline: Outline = {parts: [], questions: [], wordings: new Map()};
  pupils: readonly Pupil[] = [];
  readonly #panels: Readonly<Record<Name, Panel>>;
  #open: Name | undefined;
  #log: Log | undefined;
  #stop: (() => void) | undefined;
  #stamp = '';
  #digest: Digest | undefined;
  readonly #slices = new Slices();
  /** Something has changed since the digest that is being reckoned was begun. */
  #isStale = false;
  #heard = false;
  #pending: ReturnType<typeof setTimeout> | undefined;
  #drawn = 0;
  #said = '';
  #told = 0;
  #news = '';
  #chosen = '';
  /** The words beside what was chosen. */
  #remark = '';

  constructor(readonly host: Host, readonly activity: ActivityController, readonly view: ViewController) {
    this.localize = new Localize(host, words);
    for (const sheet of [buttonStyles, noticeStyles, deskStyles]) adopt(host, sheet);
    this.#panels = {
      digest: new DigestPanel(this, activity), gradebook: new GradebookPanel(this), items: new ItemsPanel(this), watching: new WatchingPanel(this),
    };
  }

  get terms(): DigestTerms {
    const {minGroup, low, high} = this.host;
    const isShare = (value: number) => value >= 0 && value <= 1;
    return {
      least: minGroup >= 1 ? Math.ceil(minGroup) : LEAST, low: isShare(low) ? low : LIMITS.low, high: isShare(high) ? high : LIMITS.high,
      ...(!this.view.isAlone && {besides: this.activity.identity?.sub}),
    };
  }

  get digest(): Digest {
    return this.#digest ??= outcome(digestSteps(this.register, this.outline, this.terms));
  }

  /** Before the host is drawn: finds the log, and what the page knows. */
  prepare(isNewPanel: boolean): void {
    const {log, scope} = this.activity;
    if (log !== this.#log) {
      this.leave();
      this.#log = log;
      const leave = [log?.subscribe(0, (batch) => {
        this.#heard = true;
        if (this.register.take(batch)) this.#soon();
        else this.redraw();
      }), scope?.onChange(() => this.#soon())];
      this.#stop = () => leave.forEach((each) => each?.());
    }
    if (isNewPanel) this.#warnOfPanels();
    if (!scope) return;
    const wanted = this.host.for.split(/\s+/).filter(Boolean);
    const page = pageOf(scope, wanted);
    const stamp = JSON.stringify([this.register.version, this.terms, page.parts, [...page.wordings.values()]]);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    this.outline = outlineOf(this.register, page, wanted);
    this.pupils = this.register.pupils(this.terms.besides);
    if (this.pupils.length > MANY) this.#reckon();
    else {
      this.#slices.stop();
      this.#digest = undefined;
    }
  }

  #reckon(): void {
    this.#isStale = this.#slices.isBusy;
    if (this.#isStale) return;
    this.#slices.run(digestSteps(this.register, this.outline, this.terms), (digest) => {
      this.#digest = digest;
      if (this.#isStale) this.#reckon();
      this.redraw();
    });
  }

  /** The host leaves its place: another class is another report. */
  leave(): void {
    this.#stop?.();
    this.#stop = this.#log = undefined;
    clearTimeout(this.#pending);
    this.#pending = undefined;
    this.#slices.stop();
    this.#digest = undefined;
    this.register = new Register();
    this.#stamp = '';
    this.#heard = false;
  }

  draw(): TemplateResult | typeof nothing {
    if (!this.#heard || (!this.#digest && this.#slices.isBusy)) return nothing;
    this.#drawn = Date.now();
    const {host, pupils} = this;
    const date = this.localize.date(new Date(), {hour: 'numeric', minute: '2-digit'});
    return html`<section class="card report" part="card" aria-labelledby="heading">
      <header>
        <div class="title"><h2 id="heading" part="heading">${host.label || this.term('reportName')}</h2>
          <p class="quiet">${this.term('reportOn', pupils.length)}, ${this.term('reportAsOf', date)}</p></div>
        ${drawDownloads(this)}
      </header>
      ${this.view.isAlone ? html`<div class="notice calm"><p>${this.term('reportHere')}</p></div>` : nothing}
      ${pupils.length === 0 ? html`<p class="quiet">${this.term('reportEmpty')}</p>` : this.#drawPanels()}
      <p class="unseen" role="status">${this.#said}</p>
    </section>`;
  }

  /** After the host is drawn. */
  settle(): void {
    if (!this.#digest && this.#slices.isBusy) return;
    this.#panels[this.#name].settle?.();
    this.#tell();
  }

  nameOf(sub: string): string {
    const own = sub === this.activity.identity?.sub ? this.activity.identity.name : undefined;
    return this.#log?.nameOf?.(sub) ?? own ?? this.term('learnerUnnamed', hash(sub).slice(0, 4).toUpperCase());
  }

  labelOf(question: string): string {
    return labelOf(this.outline, question);
  }

  ideaOf(name: string): string {
    return name.replace(/[-_]+/g, ' ').trim() || name;
  }

  told(count: number): string {
    const {least} = this.terms;
    return count > 0 && count < least ? this.term('fewer', least) : this.localize.number(count);
  }

  share(ratio: number): string {
    return this.term('percent', ratio);
  }

  say(said: string): void {
    this.#said = said === this.#said ? `${said}\u00a0` : said;
    this.redraw();
  }

  choose(question: string): void {
    this.#chosen = question;
    this.host.dispatchEvent(new FlipEvent('flip-chosen', {question}));
    this.#remark = this.host.ownerDocument.querySelector('flip-peer') ? '' : this.term('noPeerHere');
    this.say(this.#remark || this.term('chosenForClass', this.labelOf(question)));
  }

  isChosen(question: string): boolean {
    return question === this.#chosen;
  }

  seek(part: string): ((time: number) => void) | undefined {
    const medium = this.activity.scope?.owners.get(part) as Medium | undefined;
    if (!medium?.isConnected || typeof medium.seek !== 'function') return undefined;
    return (time) => {
      medium.scrollIntoView({block: 'center'});
      medium.seek?.(time);
      medium.focus();
    };
  }

  redraw(): void {
    this.host.requestUpdate();
  }

  get #offered(): Name[] {
    const wanted = this.host.panel.split(/\s+/).filter(isName);
    return wanted.length > 0 ? [...new Set(wanted)] : [...NAMES];
  }

  get #name(): Name {
    const offered = this.#offered;
    return this.#open && offered.includes(this.#open) ? this.#open : offered[0] ?? 'digest';
  }

  #drawPanels(): TemplateResult {
    const offered = this.#offered;
    const remark = this.#remark && html`<div class="notice calm"><p>${this.#remark}</p></div>`;
    if (offered.length === 1) return html`<div part="panel">${remark}${this.#panels[this.#name].draw()}</div>`;
    return html`<div class="tabs" part="tabs" role="tablist" aria-label=${this.term('panels')} @keydown=${this.#onKey}>
        ${offered.map((name) => html`<button type="button" role="tab" id="tab-${name}" aria-controls="panel" aria-selected=${name === this.#name ? 'true' : 'false'}
          tabindex=${name === this.#name ? 0 : -1} @click=${() => this.#show(name)}>${this.term(`${name}Panel`)}</button>`)}
      </div>
      <div id="panel" part="panel" role="tabpanel" aria-labelledby="tab-${this.#name}" tabindex="-1">${remark}${this.#panels[this.#name].draw()}</div>`;
  }

  #show(name: Name): void {
    this.#open = name;
    this.redraw();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const offered = this.#offered;
    const isRtl = getComputedStyle(this.host).direction === 'rtl';
    const step = {ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1}[event.key];
    const here = offered.indexOf(this.#name);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? offered.length - 1 : step && (here + step + offered.length) % offered.length;
    const name = next === undefined ? undefined : offered[next];
    if (!name) return;
    event.preventDefault();
    this.#show(name);
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(`#tab-${name}`)?.focus());
  };

  /** News come in bursts. */
  #soon(): void {
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      this.redraw();
    }, Math.max(0, this.#drawn + PACE - Date.now()));
  }

  /** Who listens hears how many have finished, when that changed, and not too often. */
  #tell(): void {
    const {finished} = this.digest.ready;
    const said = this.term('reportNews', this.pupils.length, finished.length);
    if (this.#told === 0) {
      this.#told = Date.now();
      this.#news = said;
    } else if (said !== this.#news && Date.now() - this.#told >= TELLS) {
      this.#told = Date.now();
      this.#news = said;
      this.say(said);
    }
  }

  #warnOfPanels(): void {
    for (const word of this.host.panel.split(/\s+/)) {
      if (word && !isName(word)) warn(this.host, this.term('noSuchPanel', word), `<flip-report panel="${NAMES.join(' ')}">`);
    }
  }
}

const isName = (word: string): word is Name => (NAMES as readonly string[]).includes(word);
