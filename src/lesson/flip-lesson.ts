import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {uuid} from '../core/id.js';
import type {Log} from '../core/log.js';
import {ContextProvider} from '../element/context-provider.js';
import {lessonContext} from '../element/contexts.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {lesson} from '../lang/en/lesson.js';
import {record} from '../element/record.js';
import {saveNote} from '../element/save-note.js';
import {openScope, Scope} from '../element/scope.js';
import {viewContext} from '../element/view.js';
import {lessonStyles} from './flip-lesson.styles.js';

/**
 * The frame of a lesson: everything inside it shares one log, so that a learner finds all as it was left. The log is
 * kept in the browser, and nothing leaves it unless `store` names a class server.
 *
 * ```html
 * <flip-lesson lesson="forces-1" label="Forces">
 *   <flip-step when="before" label="Watch">
 *     <flip-video src="forces.mp4"></flip-video>
 *   </flip-step>
 * </flip-lesson>
 * ```
 *
 * @tag flip-lesson
 * @slot - the lesson: steps, or any elements
 * @event {FlipEvent<EntryData['launched']>} flip-launched - the lesson was opened
 * @event {FlipEvent<FlipRecord>} flip-record - an entry was written to the log
 * @event {FlipEvent<Expiry>} flip-expired - the learner's token has run out: set a fresh one as `token`
 * @event {FlipEvent<Failure>} flip-failed - the class refused something for good (`not-taken`); it is kept on this device
 * @csspart saved - the line that says where the learner's work is kept
 */
export class FlipLesson extends LitElement {
  static override styles = [hostStyles, lessonStyles];

  /** The lesson's name in the log: a slug or an IRI. Keep it when you edit the lesson, or answers are not found again. */
  @property() lesson = '';
  /** The lesson's name for people. */
  @property() label = '';
  /**
   * Where records go: `local` keeps them in this browser, `memory` until the page closes, the address of a class server
   * shares them with a class, and `host:https://…` hands them to the page of that origin which embeds this one.
   */
  @property() store = 'local';
  /**
   * Whom this page is for: `learner`, `teacher` (what only the staff sees, and what starts things in class) or `screen` (for a
   * projector: large, and nothing that not everybody may see). Without it the staff of a class gets `teacher`, others `learner`.
   */
  @property() view = '';
  /** The learner's name, if the page knows it. */
  @property() learner = '';
  /** Who learns, as the site says it to the class server: its signed token (JWT). Without it, the learner is asked for the class code. */
  @property() token: string | undefined;
  /** @internal what a store beyond this browser shows of itself */
  room: {render(): unknown} | undefined;

  @state() private log: Log | undefined;

  readonly #provider = new ContextProvider(this, lessonContext, undefined);
  readonly #view = new ContextProvider(this, viewContext, '');
  readonly #localize = new Localize(this, lesson);
  #connection: AbortController | undefined;
  #launched = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    // A page that comes back from the browser's cache has slept through what other tabs wrote.
    window.addEventListener('pageshow', () => this.log?.refresh(), {signal});
    if (this.hasUpdated && !this.log) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    // Editors move nodes: the log stays open for one that is put back at once.
    setTimeout(() => !this.isConnected && this.#close());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.#view.value = this.view;
    if (changed.has('lesson') || changed.has('store') || changed.has('learner')) this.#open();
  }

  override render(): TemplateResult {
    return html`<section aria-label=${this.label || nothing}>
      ${this.room?.render() ?? saveNote(this.log)}
      <slot></slot>
      ${this.log?.status === 'saved'
        ? html`<p class="saved quiet" part="saved">${icon('check')} ${this.#localize.term('savedHere')}</p>` : nothing}
    </section>`;
  }

  #open(): void {
    if (!this.isConnected) return;
    this.#close();
    const space = this.#space();
    const twin = [...document.querySelectorAll('flip-lesson')].find((other) => other !== this && other.lesson === space);
    if (twin) {
      import('./lesson-faults.js').then(({warnTwin}) => warnTwin(this, space), () => {});
    }
    const {store} = this;
    // Few lessons need more, so it comes only then; should it not come, what is made waits under the class's name.
    const scope = store === 'local' || store === 'memory' ? openScope(space, store, this.learner)
      : new Scope(space, import('./store.js').then(({openStore}) => openStore(this, space), () => openScope(`${store} ${space}`).log));
    this.#provider.value = scope;
    void scope.log.then((log) => {
      if (this.#provider.value !== scope) {
        log.close();
        return;
      }
      this.log = log;
      log.onStatus(() => this.requestUpdate());
    });
    if (this.#launched) return;
    this.#launched = true;
    void record(this, {id: uuid(), activity: 'lesson', type: 'launched', data: this.view ? {view: this.view} : {}}, new Date().toISOString(), scope.log);
  }

  #close(): void {
    this.log?.close();
    this.log = undefined;
  }

  #space(): string {
    if (this.lesson) return this.lesson;
    import('./lesson-faults.js').then(({warnNameless}) => warnNameless(this), () => {});
    return location.origin + location.pathname;
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-lesson': FlipLesson}
}
