import {html, LitElement, nothing, svg, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {saveAnswers} from '../core/answers-file.js';
import type {LogStatus} from '../core/log.js';
import {buttonStyles} from '../element/button.styles.js';
import {download} from '../element/download.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {saveNote} from '../element/save-note.js';
import {classWords} from '../lang/en/class.js';
import {save} from '../lang/en/save.js';
import type {Refused} from '../sync/change.js';
import type {ClassRoom} from './class-room.js';
import {classStyles} from './flip-class.styles.js';

const CLOUD = svg`<path d="M7 18.5a4.5 4.5 0 0 1-.6-8.96A6 6 0 0 1 18 10.6a4 4 0 0 1-.5 7.9zM12 12v3.2M12 17.4v.1" />`;

/** What the class server says no with most often, said in the learner's language. */
const REFUSALS = {'wrong-code': 'wrongCode', 'closed': 'closedToNew', 'too-many': 'tooManyTries'} as const satisfies Record<string, keyof typeof classWords>;

/**
 * A learner's class, at the head of a lesson: asks to come in; then says who is here, and where what they do is kept.
 * @internal shown by a lesson whose store is a class server
 */
export class FlipClass extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, classStyles];

  /** The way into the class. */
  @property({attribute: false}) room: ClassRoom | undefined;
  /** Draws anew when something changed there. */
  @property({attribute: false}) turn = 0;

  @state() private leaving = false;
  @state() private missing: 'code' | 'name' | undefined;
  @state() private said = '';

  readonly #localize = new Localize(this, {...classWords, ...save});
  #before: LogStatus | undefined;
  #wasIn: boolean | undefined;

  protected override willUpdate(): void {
    const status = this.room?.log?.status;
    const term = this.#localize.term.bind(this.#localize);
    // Only what gets worse is said, and that it is well again.
    if (status === 'waiting' && this.#before === 'shared') this.said = term('waitingForNetwork');
    else if (status === 'shared' && this.#before !== undefined && this.#before !== 'shared') this.said = term('savedForClass');
    this.#before = status;
  }

  override render(): TemplateResult | typeof nothing {
    const {room} = this;
    if (!room) return nothing;
    return html`${room.log ? this.#renderIn(room) : html`${this.#renderPanel(room, 'joinWhy')}${saveNote(room.before)}`}
      <p class="unseen" role="status">${this.said}</p>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('turn')) return;
    const isIn = this.room?.log !== undefined;
    // The button that was pressed is gone: the focus, and with it what is read aloud, goes to what stands in its place.
    if (this.#wasIn === false && isIn && !this.room?.bySite) this.renderRoot.querySelector<HTMLElement>('.bar')?.focus();
    this.#wasIn = isIn;
  }

  #renderIn(room: ClassRoom): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    const log = room.log!;
    const {label, name, role} = room.membership!;
    const isOffered = this.leaving || room.otherCode !== '';
    return html`<div class="bar" tabindex="-1" role="group" aria-label=${term('joined', label ?? term('inClass'))}>
        <p class="who"><bdi>${label ?? term('inClass')}</bdi> <span class="quiet">· ${role === 'staff' && !name ? term('asTeacher') : html`<bdi>${name}</bdi>`}</span></p>
        ${this.#renderStatus(room)}
        ${room.bySite ? nothing : html`<button type="button" class="plain" aria-expanded=${isOffered ? 'true' : 'false'} @click=${this.#onNotYou}>${term('notYou')}</button>`}
      </div>
      ${isOffered ? this.#renderLeaving(room) : nothing}
      ${this.#renderTrouble(room)}
      ${log.status === 'memory' || log.status === 'unsaved' ? saveNote(log) : nothing}
      ${log.ledger.refused.size > 0 ? this.#renderRefused([...log.ledger.refused.values()]) : nothing}`;
  }

  #renderStatus({log}: ClassRoom): TemplateResult | typeof nothing {
    const term = this.#localize.term.bind(this.#localize);
    const {status, trouble, ledger} = log!;
    if (status === 'shared') return ledger.refused.size > 0 ? nothing : html`<p class="status kept quiet">${icon('check')} ${term('savedForClass')}</p>`;
    return status === 'waiting'
      ? html`<p class="status waits">${icon(CLOUD)} ${term(trouble ? 'keptHere' : 'waitingForNetwork')}</p>` : nothing;
  }

  #renderTrouble(room: ClassRoom): TemplateResult | typeof nothing {
    const term = this.#localize.term.bind(this.#localize);
    switch (room.log?.trouble) {
      case 'expired': return room.renewing ? nothing : room.bySite || room.membership?.role === 'staff'
        ? this.#renderNotice(term('signInExpired')) : this.#renderPanel(room, 'joinAgain');
      case 'closed': return this.#renderNotice(term('classClosed'));
      case 'gone': return this.#renderNotice(term('classGone'));
      default: return nothing;
    }
  }

  #renderNotice(words: string): TemplateResult {
    return html`<div class="notice" role="status"><p>${words}</p>${this.#renderSave()}</div>`;
  }

  #renderSave(): TemplateResult {
    return html`<button type="button" @click=${this.#onSave}>${this.#localize.term('saveAnswers')}</button>`;
  }

  #renderPanel(room: ClassRoom, why: 'joinWhy' | 'joinAgain'): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    const {fault, busy, membership} = room;
    const failed = fault ? html`<p class="fault" role="alert">${fault.said === undefined
      ? term('noNetwork') : fault.code in REFUSALS
        ? term(REFUSALS[fault.code as keyof typeof REFUSALS]) : html`${term('refusedNow')} <bdi lang="en">${fault.said}</bdi>`}</p>` : nothing;
    if (room.bySite) return fault ? html`<div class="notice" role="status"><div>${failed}</div></div>` : html``;
    return html`<section class="card" aria-labelledby="head">
      <h2 id="head">${term('joinClass')}</h2>
      <p class="quiet">${term(why)}</p>
      <form novalidate @submit=${this.#onJoin}>
        <div class="field code"><label for="code">${term('classCode')}</label>
          <input id="code" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="next" maxlength="40"
            .defaultValue=${room.invited ?? membership?.code ?? ''} aria-invalid=${this.missing === 'code' ? 'true' : nothing} aria-describedby="code-fault">
          <p class="small fault" id="code-fault">${this.missing === 'code' ? term('codeMissing') : ''}</p></div>
        <div class="field"><label for="name">${term('yourName')}</label>
          <input id="name" autocomplete="name" enterkeyhint="go" maxlength="80" dir="auto"
            .defaultValue=${membership?.name ?? room.host.learner} aria-invalid=${this.missing === 'name' ? 'true' : nothing} aria-describedby="name-why">
          <p class="small ${this.missing === 'name' ? 'fault' : 'quiet'}" id="name-why">${term(this.missing === 'name' ? 'nameMissing' : 'yourNameWhy')}</p></div>
        <button class="main go" ?disabled=${busy}>${term(busy ? 'joining' : 'join')}</button>
      </form>
      ${failed}
    </section>`;
  }

  #renderLeaving(room: ClassRoom): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    const {otherCode, log} = room;
    const unsent = (log?.ledger.unsent.size ?? 0) + (log?.ledger.refused.size ?? 0);
    return html`<section class="card" aria-labelledby="leave-head">
      <h2 id="leave-head" tabindex="-1">${term('leaveClass')}</h2>
      ${otherCode ? html`<p>${term('otherClass', otherCode)}</p>` : nothing}
      <p class="quiet">${term('leaveWhy')}</p>
      ${unsent > 0 ? html`<p class="fault" role="alert">${term('leaveUnsent', unsent)}</p>` : nothing}
      <div class="actions">
        <button type="button" class="main" @click=${this.#onStay}>${term('stay')}</button>
        ${unsent > 0 ? this.#renderSave() : nothing}
        <button type="button" @click=${this.#onLeave}>${term('leave')}</button>
      </div>
    </section>`;
  }

  #renderRefused(refused: readonly Refused[]): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    const reasons = [...new Set(refused.map(({fault}) => fault.message))];
    return html`<div class="notice" role="status">
      <p>${term('notTaken', refused.length)}</p>
      <div class="actions">
        ${this.#renderSave()}
        <button type="button" @click=${this.#onRetry}>${term('sendAgain')}</button>
        <button type="button" class="plain" @click=${this.#onDrop}>${term('removeHere')}</button>
      </div>
      <details><summary>${term('why')}</summary><ul>${reasons.map((reason) => html`<li><bdi lang="en">${reason}</bdi></li>`)}</ul></details>
    </div>`;
  }

  readonly #onJoin = async (event: Event): Promise<void> => {
    event.preventDefault();
    const {room} = this;
    const [codeBox, nameBox] = ['#code', '#name'].map((box) => this.renderRoot.querySelector<HTMLInputElement>(box));
    const [code, name] = [codeBox?.value.trim() ?? '', nameBox?.value.trim() ?? ''];
    this.missing = code ? name ? undefined : 'name' : 'code';
    if (this.missing) (this.missing === 'code' ? codeBox : nameBox)?.focus();
    else await room?.join(code, name);
  };

  readonly #onNotYou = async (): Promise<void> => {
    if (this.leaving) {
      this.#onStay();
      return;
    }
    this.leaving = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#leave-head')?.focus();
  };

  readonly #onStay = (): void => {
    this.leaving = false;
    if (this.room) this.room.otherCode = '';
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>('.bar button')?.focus();
  };

  readonly #onLeave = async (): Promise<void> => {
    this.leaving = false;
    await this.room?.leave();
  };

  readonly #onSave = async (): Promise<void> => {
    const log = this.room?.log;
    if (log) download(await saveAnswers(log), `${this.#localize.term('answersFileName')}.json`);
  };

  readonly #onRetry = async (): Promise<void> => {
    const log = this.room?.log;
    await log?.keep({unsent: [...log.ledger.refused.values()]});
    log?.refresh();
  };

  readonly #onDrop = (): void => {
    const log = this.room?.log;
    void log?.keep({dropped: [...log.ledger.refused.keys()]});
  };
}

declare global {
  interface HTMLElementTagNameMap {'flip-class': FlipClass}
}
