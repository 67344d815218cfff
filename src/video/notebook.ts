import {html, nothing, svg, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Entry} from '../core/entry.js';
import {formatTime} from '../core/time.js';
import {download} from '../element/download.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {watched} from '../lang/en/watched.js';
import type {Extra, Parts} from './extra.js';
import {isSaid, notesAsMarkdown, notesOf, parseDraft, type Note, type NoteDraft} from './notes.js';
import {notebookStyles} from './notebook.styles.js';
import {share} from './time-bar.js';

/** An entry holds 16 KiB of JSON; a letter can take six bytes. */
const LONGEST = 2500;
/** The draft's name in the log. */
const KEPT = 'note';

/**
 * Notes pinned to a second of the video, kept in the learner's log and read by nobody else. The second is that of the
 * press; the first letter pauses what plays, and saving or leaving it lets it play on.
 */
class Notebook implements Extra {
  readonly styles = notebookStyles;
  readonly draw = {buttons: () => this.#drawButton(), below: () => this.#drawBelow(), bar: () => this.#drawPegs()};
  readonly #localize: Localize;
  #activity = '';
  #notes: readonly Note[] = [];
  #draft: NoteDraft | undefined;
  /** The draft is from an earlier visit. */
  #restored = false;
  /** Deleted or left, and still to be had back. */
  #gone: NoteDraft | undefined;
  /** Writing paused the video. */
  #paused = false;

  constructor(readonly parts: Parts) {
    const {video} = parts;
    this.#localize = new Localize(video, watched);
    video.renderRoot.addEventListener('keydown', (event) => this.#onKey(event as KeyboardEvent));
  }

  onEntries(entries: readonly Entry[]): void {
    const {activity} = this.parts;
    this.#notes = notesOf(entries);
    if (this.#activity === activity.id) return;
    this.#activity = activity.id;
    this.#draft = this.#gone = undefined;
    void this.#restore(activity.id);
  }

  async #restore(id: string): Promise<void> {
    const {activity, video} = this.parts;
    const draft = parseDraft(await activity.draft(KEPT));
    if (!draft || this.#draft || activity.id !== id || isSaid(draft, this.#notes)) return;
    this.#draft = draft;
    this.#restored = true;
    video.requestUpdate();
  }

  #drawButton(): TemplateResult {
    const name = this.#term('note');
    return html`<button type="button" class="note" part="button note" aria-label=${name} title="${name} (n)" aria-keyshortcuts="n"
      aria-expanded=${this.#draft !== undefined} @click=${() => this.#open()}>${icon('pencil')}</button>`;
  }

  #drawPegs(): unknown {
    const [start, end] = this.parts.video.shown;
    if (!(end > start) || !Number.isFinite(end)) return nothing;
    return this.#notes.filter(({at}) => at >= start && at <= end).map(({at}) =>
      svg`<rect class="peg" x=${share(at - start, end - start)} y="-4" width="5" height="14" rx="2.5" />`);
  }

  #drawBelow(): unknown {
    const {player} = this.parts;
    const draft = this.#draft;
    const inList = draft?.note !== undefined && this.#notes.some(({id}) => id === draft.note);
    return html`${draft && !inList ? this.#drawForm(draft) : nothing}
      ${this.#notes.length > 0 || this.#gone || !player.bare ? this.#drawList() : nothing}`;
  }

  #drawForm({at, text, note}: NoteDraft): TemplateResult {
    return html`<form class="note-form" @submit=${this.#onSubmit}>
      <label for="note">${this.#term('noteAt', formatTime(at))}</label>
      <textarea id="note" dir="auto" rows="2" maxlength=${LONGEST} aria-describedby="note-hint" aria-keyshortcuts="Control+Enter Escape"
        .value=${live(text)} @input=${this.#onInput} @keydown=${this.#onFormKey}></textarea>
      <p id="note-hint" class="quiet">${this.#restored ? `${this.#term('noteBegun')} ` : ''}${this.#term('noteHint')} ${this.#term('notesPrivate')}</p>
      <div class="note-acts">
        <button type="submit" class="main">${this.#term(text.trim() || note !== undefined ? 'saveNote' : 'bookmark')}</button>
        <button type="button" @click=${() => this.#leave()}>${this.#term('cancel')}</button>
      </div>
    </form>`;
  }

  #drawList(): TemplateResult {
    const gone = this.#gone;
    return html`<section class="notes" part="notes" aria-labelledby="notes">
      <div class="notes-head">
        <h3 id="notes">${this.#term('notes')}<span class="quiet">${this.#term('noteCount', this.#notes.length)}</span></h3>
        ${this.parts.player.bare ? nothing
          : html`<button type="button" class="note" @click=${() => this.#open()}>${icon('pencil')}${this.#term('note')}</button>`}
        ${this.#notes.length === 0 ? nothing : html`
          <button type="button" class="plain" @click=${() => void this.#onCopy()}>${this.#term('copy')}</button>
          <button type="button" class="plain" @click=${this.#onDownload}>${this.#term('download')}</button>`}
      </div>
      ${gone ? html`<p class="note-gone"><span>${this.#term('noteGone', formatTime(gone.at))}</span>
        <button type="button" class="undo" @click=${() => this.#undo(gone)}>${this.#term('undo')}</button></p>` : nothing}
      ${this.#notes.length === 0 ? nothing
        : html`<ul>${repeat(this.#notes, ({id}) => id, (note) => html`<li>${this.#drawNote(note)}</li>`)}</ul>`}
    </section>`;
  }

  #drawNote(note: Note): TemplateResult {
    const {at, text, id} = note;
    const time = formatTime(at);
    return html`<button type="button" class="note-time" data-note=${id} aria-label=${this.#term('goTo', time)} dir="ltr" @click=${() => this.parts.video.seek(at)}>${time}</button>
      ${this.#draft?.note === id ? this.#drawForm(this.#draft) : html`
        ${text ? html`<p class="note-words" dir="auto">${text}</p>` : html`<p class="note-words quiet">${this.#term('bookmark')}</p>`}
        <button type="button" class="plain" aria-label=${this.#term('editNote', time)} title=${this.#term('editNote', time)} @click=${() => this.#edit(note)}>${icon('pencil')}</button>
        <button type="button" class="plain" aria-label=${this.#term('deleteNote', time)} title=${this.#term('deleteNote', time)} @click=${() => this.#remove(note)}>${icon('cross')}</button>`}`;
  }

  readonly #term: Localize['term'] = (key, ...args) => this.#localize.term(key, ...args);

  #open(draft: NoteDraft = {at: Math.round(this.parts.video.currentTime * 100) / 100, text: ''}): void {
    // What is being written is never thrown away for a new one.
    if (!this.#draft || (draft.note !== undefined && !this.#draft.text.trim())) {
      this.#draft = draft;
      this.#restored = this.#paused = false;
      this.#gone = undefined;
    }
    this.#focus('#note');
  }

  #edit({id, at, text}: Note): void {
    this.#open({at, text, note: id});
  }

  /** Leaves the form: what was written can be had back. */
  #leave(): void {
    const draft = this.#draft;
    if (!draft) return;
    const before = this.#notes.find(({id}) => id === draft.note)?.text ?? '';
    if (draft.text.trim() !== before.trim()) this.#gone = draft;
    this.#close(draft);
    if (this.#gone) this.#focus('.undo');
  }

  #close({note}: NoteDraft): void {
    const {activity, video, course} = this.parts;
    this.#draft = undefined;
    void activity.keepDraft(KEPT, undefined);
    if (this.#paused && video.paused && !course.open) void video.play();
    this.#paused = false;
    this.#focus(note === undefined ? 'button.note' : `[data-note="${note}"]`);
  }

  #remove(note: Note): void {
    const {id, at, text} = note;
    this.#gone = {at, text, note: id};
    void this.parts.activity.record('noted', {at, text: '', note: id, removed: true});
    this.parts.announce(this.#term('noteGone', formatTime(at)));
    this.#focus('.undo');
  }

  #undo(gone: NoteDraft): void {
    const {activity, announce} = this.parts;
    this.#gone = undefined;
    const {at, text, note} = gone;
    if (note !== undefined && !this.#notes.some(({id}) => id === note)) {
      void activity.record('noted', {at, text, note});
      announce(this.#term('noteBack', formatTime(at)));
      this.#focus(`[data-note="${note}"]`);
    } else {
      void activity.keepDraft(KEPT, gone);
      this.#open(gone);
    }
  }

  /** Once it is drawn. */
  #focus(selector: string): void {
    const {video} = this.parts;
    video.requestUpdate();
    void video.updateComplete.then(() => video.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  readonly #onInput = (event: Event): void => {
    const {activity, video} = this.parts;
    const {value} = event.target as HTMLTextAreaElement;
    if (!this.#draft) return;
    if (!this.#draft.text && value && !video.paused) {
      video.pause();
      this.#paused = true;
    }
    this.#draft = {...this.#draft, text: value};
    void activity.keepDraft(KEPT, this.#draft);
    video.requestUpdate();
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const {activity, announce, video} = this.parts;
    const draft = this.#draft;
    if (!draft) return;
    const {at, text, note} = draft;
    // The words stay on the disk until the log has them.
    const saved = activity.record('noted', {at, text: text.trim(), ...(note !== undefined && {note})});
    this.#draft = undefined;
    const paused = this.#paused;
    this.#paused = false;
    if (paused && video.paused && !this.parts.course.open) void video.play();
    this.#focus(note === undefined ? 'button.note' : `[data-note="${note}"]`);
    if (await saved) {
      announce(this.#term('noteSaved', formatTime(at)));
      if (!this.#draft) void activity.keepDraft(KEPT, undefined);
    } else if (!this.#draft) this.#open(draft);
  };

  readonly #onFormKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#leave();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#onSubmit(event);
  };

  #onKey(event: KeyboardEvent): void {
    const path = event.composedPath().filter((node) => node instanceof Element);
    const typing = path.some((node) => node.matches('input:not([type=range]), select, textarea, [contenteditable], flip-checkpoint'));
    if (event.key !== 'n' || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || typing || !this.parts.video.notes) return;
    event.preventDefault();
    this.#open();
  }

  async #onCopy(): Promise<void> {
    const {announce} = this.parts;
    announce('');
    try {
      await navigator.clipboard.writeText(this.#markdown());
      announce(this.#term('copied'));
    } catch {
      announce(this.#term('notCopied'));
    }
  }

  readonly #onDownload = (): void => {
    download(this.#markdown(), `${this.#term('notesFileName')}.md`, 'text/markdown');
  };

  #markdown(): string {
    const {video} = this.parts;
    return notesAsMarkdown(video.label || this.#term('notes'), this.#notes, this.#term('bookmark'));
  }
}

export const notebook = (parts: Parts): Extra => new Notebook(parts);
