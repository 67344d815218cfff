import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {uuid} from '../core/id.js';
import type {Log} from '../core/log.js';
import {ContextProvider} from '../element/context.js';
import {lessonContext} from '../element/contexts.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {lesson} from '../lang/en/lesson.js';
import {record} from '../element/record.js';
import {saveNote} from '../element/save-note.js';
import {openScope} from '../element/scope.js';
import {warn} from '../element/warn.js';
import {lessonStyles} from './flip-lesson.styles.js';

/**
 * The frame of a lesson: everything inside it shares one log, so that a learner finds all as it was left. The log is
 * kept in the browser; nothing leaves it.
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
 * @csspart saved - the line that says where the learner's work is kept
 */
export class FlipLesson extends LitElement {
  static override styles = [hostStyles, lessonStyles];

  /** The lesson's name in the log: a slug or an IRI. Keep it when you edit the lesson, or answers are not found again. */
  @property() lesson = '';
  /** The lesson's name for people. */
  @property() label = '';
  /** Where records go: `local` keeps them in this browser, `memory` until the page closes. */
  @property() store = 'local';
  /** The learner's name, if the page knows it. */
  @property() learner = '';

  @state() private log: Log | undefined;

  readonly #provider = new ContextProvider(this, lessonContext, undefined);
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
    if (changed.has('lesson') || changed.has('store') || changed.has('learner')) this.#open();
  }

  override render(): TemplateResult {
    return html`<section aria-label=${this.label || nothing}>
      ${saveNote(this.log)}
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
      warn(this, `Two lessons on this page are called "${space}": what is answered in one counts in the other.`,
        `<flip-lesson lesson="${space}-2">`);
    }
    const scope = openScope(space, this.#store(), this.learner);
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
    void record(this, {id: uuid(), activity: 'lesson', type: 'launched', data: {}}, new Date().toISOString(), scope.log);
  }

  #close(): void {
    this.log?.close();
    this.log = undefined;
  }

  #space(): string {
    if (this.lesson) return this.lesson;
    warn(this, 'It has no name, so its records go under the address of this page and are lost when the page moves.',
      '<flip-lesson lesson="a-short-name">');
    return location.origin + location.pathname;
  }

  #store(): 'local' | 'memory' {
    if (this.store === 'local' || this.store === 'memory') return this.store;
    warn(this, `store="${this.store}" is not known; records are kept in this browser.`, '<flip-lesson store="local">');
    return 'local';
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-lesson': FlipLesson}
}
