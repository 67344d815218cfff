import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {loadAnswers, saveAnswers} from '../core/answers-file.js';
import type {Log, LogStatus} from '../core/log.js';
import {buttonStyles} from './button.styles.js';
import {download} from './download.js';
import {hostStyles} from './host.styles.js';
import {icon} from './icons.js';
import {Localize} from './localize.js';
import {save} from '../lang/en/save.js';
import {noticeStyles} from './notice.styles.js';

/**
 * Says where a learner's work is: calmly when others have it or soon will; when it is not kept, it is offered as a file, to
 * save and to load.
 * @internal shown by a lesson, or by an element that stands in none
 */
export class FlipSaveNote extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles];

  /** The log that cannot save. */
  @property({attribute: false}) log: Log | undefined;
  /** Where the learner's work stands in it: draws anew when it changes. */
  @property({attribute: false}) status: LogStatus | undefined;

  @state() private outcome = '';
  @state() private copy = '';

  readonly #localize = new Localize(this, save);

  override render(): TemplateResult | typeof nothing {
    const log = this.log;
    if (!log) return nothing;
    const term = this.#localize.term.bind(this.#localize);
    if (log.status === 'shared') return html`<p class="quiet kept">${icon('check')} ${term('savedForClass')}</p>`;
    if (log.status === 'waiting') return html`<p class="quiet" role="status">${term('waitingForNetwork')}</p>`;
    return html`<div class="notice" role="status">
      <p>${term(log.status === 'memory' ? 'memoryOnly' : 'notSaved')}</p>
      <button type="button" @click=${this.#onSave}>${term('saveAnswers')}</button>
      <label class="button">${term('loadAnswers')}<input class="unseen" type="file" accept=".json,application/json" @change=${this.#onLoad}></label>
      <p ?hidden=${!this.outcome}>${this.outcome}</p>
      ${this.copy && html`<details><summary>${term('copyAnswers')}</summary>
        <textarea readonly rows="6" aria-label=${term('copyAnswers')} .value=${this.copy}></textarea></details>`}
    </div>`;
  }

  readonly #onSave = async (): Promise<void> => {
    if (!this.log) return;
    this.copy = await saveAnswers(this.log);
    download(this.copy, `${this.#localize.term('answersFileName')}.json`);
  };

  readonly #onLoad = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file || !this.log) return;
    const outcome = await loadAnswers(this.log, await file.text());
    input.value = '';
    if ('loaded' in outcome) this.outcome = this.#localize.term('answersLoaded', outcome.loaded);
    else this.outcome = this.#localize.term(outcome.fault === 'not-answers' ? 'notAnswers' : 'otherLesson');
  };
}
