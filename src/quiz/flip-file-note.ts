import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import type {FileFault} from '../formats/fault.js';
import {file} from '../lang/en/file.js';
import {fileNoteStyles} from './flip-file-note.styles.js';

/** What there is to say of a file of questions. */
export type NoteState = {kind: 'loading'} | {kind: 'missing'; count: number} | {kind: 'faults'; faults: readonly FileFault[]}
  | {kind: 'trouble'; trouble: keyof typeof TROUBLES; retry?: () => void};

const TROUBLES = {
  'not-found': 'questionsNotFound', refused: 'questionsRefused', unreachable: 'questionsUnreachable', page: 'questionsPage', unreadable: 'questionsUnreadable',
} as const satisfies Record<string, keyof typeof file>;

/**
 * Stands in a quiz where a question could not be read, or where a file could not be loaded.
 * @internal put there by the quiz
 */
export class FlipFileNote extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, fileNoteStyles];

  /** What there is to say. */
  @property({attribute: false}) state: NoteState = {kind: 'loading'};

  readonly #localize = new Localize(this, file);

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override render(): TemplateResult {
    const {state} = this;
    const term = this.#localize.term.bind(this.#localize);
    switch (state.kind) {
      case 'loading': return html`<p class="quiet" role="status">${term('questionsLoading')}</p>`;
      case 'missing': return html`<div class="notice calm"><p>${term('questionsMissing', state.count)}</p></div>`;
      case 'faults': return this.#renderFaults(state.faults);
      case 'trouble': return html`<div class="notice ${state.retry ? '' : 'calm'}" role="status"><p>${term(TROUBLES[state.trouble])}</p>
        ${state.retry ? html`<button type="button" @click=${state.retry}>${term('retry')}</button>` : nothing}</div>`;
    }
  }

  /** For who made the file: where to look, what is wrong and what to write. */
  #renderFaults(faults: readonly FileFault[]): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    return html`<details>
      <summary>${term('questionsUnread', faults.length)}</summary>
      <ul>${faults.map(({code, line, path, found, mend}) => html`<li>
        <strong>${line === undefined ? path : term('faultLine', line)}</strong>
        <span>${term(`fault${code[0]!.toUpperCase()}${code.slice(1)}` as `fault${Capitalize<FileFault['code']>}`)}</span>
        ${found ? html`<code dir="auto">${found}</code>` : nothing}
        ${mend ? html`<code class="mend">${mend}</code>` : nothing}
      </li>`)}</ul>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flip-file-note': FlipFileNote;
  }
}
