import {html, nothing, type TemplateResult} from 'lit';
import {adopt} from '../element/adopt.js';
import {icon} from '../element/icons.js';
import {liveDesk as words} from '../lang/en/live-desk.js';
import {speak} from '../lang/speak.js';
import {invitationTo, type Invitation} from './invitation.js';
import {liveDeskStyles} from './live-desk.styles.js';
import type {LiveHost} from './live-host.js';
import {Names} from './names.js';
import {drawQr} from './qr.js';
import {isFirst} from './speaker.js';

/** The code is asked for again when it did not come, ms. */
const AGAIN = 5000;

/** What the teacher leads a class with, and what stands on the wall. */
export class LiveDesk {
  readonly #host: LiveHost;
  readonly #names: Names;
  #code = '';
  #asking: unknown;
  #shown: {address: string; drawn: TemplateResult} | undefined;

  constructor(host: LiveHost) {
    this.#host = host;
    speak(words);
    adopt(host, liveDeskStyles);
    this.#names = new Names(host.activity, host.localize);
  }

  /** The teacher's page: what holds for the whole class, and a line that stays in sight. */
  draw(): TemplateResult {
    const {localize, session, views} = this.#host;
    const term = localize.term.bind(localize);
    const {running, run, since} = session;
    return html`<section class="desk" part="desk" aria-labelledby="head">
      <div class="head"><h3 id="head">${running ? term('classSince', localize.date(new Date(since), {hour: 'numeric', minute: '2-digit'})) : term(run > 0 ? 'classEnded' : 'classReady')}</h3>
        ${running ? nothing : this.#drawCount()}</div>
      ${views.isAlone ? isFirst(this.#host) ? html`<p class="notice calm">${term('liveAlone')}</p>` : nothing
        : html`<details class="joining" ?open=${!running}><summary>${term('showJoin')}</summary>${this.#drawJoin()}</details>`}
      <div class="buttons">
        ${running ? html`<button type="button" @click=${this.#onEnd}>${term('endClass')}</button>`
          : html`<button type="button" class="main" @click=${this.#onStart}>${term(run > 0 ? 'startAgain' : 'startClass')}</button>`}
        ${this.#drawPace()}
      </div>
      ${this.#drawPeople()}
    </section>
    ${running ? this.#drawRemote() : nothing}`;
  }

  /** The screen for all: large until the class begins, then small. */
  drawWall(): TemplateResult {
    const {localize, session} = this.#host;
    const term = localize.term.bind(localize);
    if (!session.running) return html`<section class="wall" aria-label=${term('joinHere')}>${this.#drawJoin()}${this.#drawCount()}</section>`;
    return html`<div class="bar wall small" part="bar" role="group" aria-label=${term('classNow')}>
      ${this.#drawJoin()}
      ${this.#drawCount()}
    </div>`;
  }

  #drawCount(): TemplateResult | typeof nothing {
    const {present, localize, views} = this.#host;
    if (!present) return nothing;
    return html`<p class="count">${localize.term(views.isAlone ? 'windowsNow' : 'hereNow', present.count)}</p>`;
  }

  #drawJoin(): TemplateResult | typeof nothing {
    const {localize, views} = this.#host;
    const term = localize.term.bind(localize);
    const invitation = this.#invitation;
    if (!invitation) return views.isAlone ? nothing : html`<p class="quiet">${term('noCode')}</p>`;
    const {link, short, code, isLocal} = invitation;
    if (this.#shown?.address !== link) this.#shown = {address: link, drawn: drawQr(link, term('qrFor', short, spelt(code)))};
    return html`<div class="join" part="join">
      ${this.#shown.drawn}
      <dl><dt>${term('joinAt')}</dt><dd class="address" dir="ltr">${short}</dd>
        <dt>${term('joinWith')}</dt><dd class="code" dir="ltr">${spelt(code)}</dd>
        <dt class="scan">${term('joinScan')}</dt></dl>
      ${isLocal && views.view === 'teacher' ? html`<p class="notice">${term('localAddress')}</p>` : nothing}
    </div>`;
  }

  #drawPace(): TemplateResult {
    const {localize, now} = this.#host;
    return html`<label class="pace"><input type="checkbox" role="switch" .checked=${now === 'teacher'} aria-describedby="why" @change=${this.#onPace}>
      <span>${localize.term('pagesFollow')}</span></label>
      <p class="quiet why" id="why">${localize.term('pagesFollowWhy')}</p>`;
  }

  #drawPeople(): TemplateResult | typeof nothing {
    const {present, localize, views} = this.#host;
    const term = localize.term.bind(localize);
    if (views.isAlone) return nothing;
    if (!present) return html`<p class="quiet">${term('notKnown')}</p>`;
    if (!present.people) return nothing;
    const names = [...this.#names.of(present.people).values()].sort(new Intl.Collator(localize.lang()).compare);
    return html`<details class="who"><summary>${term('whoIsHere')}</summary>
      <p class="quiet">${names.length > 0 ? term('onlyYouSee') : term('nobodyHere')}</p>
      <ul class="people">${names.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul></details>`;
  }

  #drawRemote(): TemplateResult {
    const {localize, stops, session} = this.#host;
    const term = localize.term.bind(localize);
    const at = stops.findIndex(({id}) => id === session.to);
    return html`<div class="bar remote" part="bar" role="group" aria-label=${term('whereWeAre')}>
      <button type="button" class="step back" aria-label=${term('previousStop')} ?disabled=${at < 1} @click=${() => this.#step(at - 1)}>${icon('right')}</button>
      <select aria-label=${term('whereWeAre')} @change=${this.#onChoose}>
        ${at < 0 ? html`<option value="" selected>${term('nowhere')}</option>` : nothing}
        ${stops.map(({id, label}, i) => html`<option value=${id} .selected=${i === at}>${label}</option>`)}</select>
      <button type="button" class="step" aria-label=${term('nextStop')} ?disabled=${at >= stops.length - 1} @click=${() => this.#step(at + 1)}>${icon('right')}</button>
      ${this.#drawCount()}
    </div>`;
  }

  get #invitation(): Invitation | undefined {
    const {code, href} = this.#host;
    const {log} = this.#host.activity;
    if (!code && log && this.#asking !== log) this.#ask();
    const known = code || this.#code;
    return known ? invitationTo(href, location.href, known) : undefined;
  }

  #ask(): void {
    const {activity} = this.#host;
    const {log} = activity;
    this.#asking = log;
    this.#code = '';
    void log?.gathering?.code().then((code) => {
      if (log !== activity.log) return;
      this.#code = code ?? '';
      this.#host.requestUpdate();
      if (!code) setTimeout(() => {
        this.#asking = undefined;
        this.#host.requestUpdate();
      }, AGAIN);
    });
  }

  #step(to: number): void {
    const stop = this.#host.stops[to];
    if (stop) this.#host.lead(stop.id);
  }

  readonly #onStart = (): void => void this.#host.activity.record('staged', {phase: 'open', run: this.#host.session.run + 1});

  readonly #onEnd = (): void => void this.#host.activity.record('staged', {phase: 'closed', run: Math.max(1, this.#host.session.run)});

  readonly #onPace = (event: Event): void => {
    this.#host.lead(this.#host.session.to, (event.target as HTMLInputElement).checked ? 'teacher' : 'self');
  };

  readonly #onChoose = (event: Event): void => {
    const {value} = event.target as HTMLSelectElement;
    if (value) this.#host.lead(value);
  };
}

/** In two halves, as it is read aloud; joining takes it in any way. */
const spelt = (code: string): string => (/^[^\s-]{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code);
