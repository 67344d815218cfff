import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {adopt} from '../element/adopt.js';
import {Localize} from '../element/localize.js';
import {composer} from '../lang/en/composer.js';
import {loadMarkdown, type Render} from '../text/markdown.js';
import {plainText} from '../text/plain.js';
import {bodyStyles} from './body.styles.js';
import {composerStyles} from './flip-composer.styles.js';
import {room} from './length.js';
import type {Mention} from './mention.js';

/** How near the end the count of what is left appears, in characters. */
const NEAR = 500;

/**
 * A box to write in, with Markdown and a preview. It knows nothing of posts: what is typed, sent or given up goes to
 * the functions it is given.
 * @slot what belongs to the text and is no part of it
 * @internal part of a discussion
 */
export class FlipComposer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};
  static override styles = [hostStyles, buttonStyles, bodyStyles, composerStyles];

  /** What is written here. */
  @property({attribute: false}) label = '';
  /** The word on the button that sends it. */
  @property({attribute: false}) action = '';
  /** What is typed. */
  @property({attribute: false}) text = '';
  /** Why it could not be sent. */
  @property({attribute: false}) fault = '';
  /** What is worth knowing before something is written. */
  @property({attribute: false}) note: unknown = nothing;
  /** How many words the text has, in words, where that matters. */
  @property({attribute: false}) counted: (text: string) => string = () => '';
  /** The names that an @ offers. */
  @property({attribute: false}) names: () => string[] = () => [];
  /** Called with the text at every change. */
  @property({attribute: false}) onKeep: (text: string) => void = () => {};
  /** Called with this box when it is to be sent. */
  @property({attribute: false}) onSend: (box: HTMLElement) => void = () => {};
  /** Called when it is given up; without it there is no such button. */
  @property({attribute: false}) onCancel: (() => void) | undefined;

  @state() private preview: Render | undefined;

  #mention: Mention | undefined;
  readonly #localize = new Localize(this, composer);

  override render(): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    const {text, preview} = this;
    const mention = this.#mention;
    return html`
      <label for="text">${this.label}</label>
      <div class="grow" data-text="${text} ">
        <textarea id="text" rows="2" dir="auto" part="field" aria-describedby="fault note count help"
          aria-invalid=${this.fault ? 'true' : nothing} aria-autocomplete=${mention ? 'list' : nothing} aria-controls=${mention?.open ? 'names' : nothing}
          aria-activedescendant=${mention?.open ? mention.active : nothing}
          @input=${this.#onInput} @keydown=${this.#onKeydown} @blur=${() => mention?.close()}></textarea>
      </div>
      ${mention?.draw()}
      <slot></slot>
      <p id="fault" role="alert">${this.fault}</p>
      <div id="note">${this.note}</div>
      <div class="foot">
        <p id="help">${term('markdownHelp')}</p>
        <p id="count" class=${this.#left() < 0 ? 'bad' : ''}>${this.#count()}</p>
        <div class="buttons">
          <button type="button" class="plain" aria-pressed=${preview ? 'true' : 'false'} @click=${this.#onPreview}>${term('preview')}</button>
          ${this.onCancel ? html`<button type="button" @click=${this.onCancel}>${term('cancel')}</button>` : nothing}
          <button type="button" class="main" @click=${() => this.onSend(this)}>${this.action}</button>
        </div>
      </div>
      ${preview ? html`<div class="preview body" role="group" aria-label=${term('preview')}>${preview(text)}</div>` : nothing}`;
  }

  protected override updated(): void {
    const area = this.renderRoot.querySelector('textarea')!;
    // Only when it differs: setting a value moves the caret and forgets what could be undone.
    if (area.value !== this.text) area.value = this.text;
  }

  /** Takes the focus from the box that stood here before, and its caret. */
  take(start: number, end: number): void {
    const area = this.renderRoot.querySelector('textarea')!;
    area.focus();
    area.setSelectionRange(start, end);
  }

  /** No letter weighs so much that a text as short as that could be near the end. */
  #left(): number {
    return this.text.length < 2000 ? Infinity : room(this.text);
  }

  #count(): string {
    const left = this.#left();
    if (left > NEAR) return this.counted(this.text);
    return left < 0 ? this.#localize.term('tooLong', -left) : this.#localize.term('charactersLeft', left);
  }

  #onInput(event: Event): void {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.onKeep(this.text);
    if (this.#mention || this.text.includes('@')) void this.#offerNames();
  }

  async #offerNames(): Promise<void> {
    if (!this.#mention) {
      const [{Mention}, {mentionStyles}] = await Promise.all([import('./mention.js'), import('./mention.styles.js')]);
      adopt(this, mentionStyles);
      this.#mention ??= new Mention(this.renderRoot.querySelector('textarea')!, this.#localize, () => this.requestUpdate());
    }
    this.#mention.look(this.names());
  }

  #onKeydown(event: KeyboardEvent): void {
    if (this.#mention?.onKeydown(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.onSend(this);
  }

  async #onPreview(): Promise<void> {
    this.preview = this.preview ? undefined : await loadMarkdown() ?? ((source) => [plainText(source)]);
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-composer': FlipComposer}
}
