import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {formatTime} from '../core/time.js';
import {buttonStyles} from '../element/button.styles.js';
import {download} from '../element/download.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {breath} from '../formats/breath.js';
import {writeVtt} from '../formats/captions.js';
import {hasRareNames, plainText, parseCueText, type ReadName} from '../formats/cue-text.js';
import type {Cue} from '../formats/cue.js';
import {transcript} from '../lang/en/transcript.js';
import {advise} from './advise.js';
import {Binding} from './binding.js';
import {transcriptStyles} from './flip-transcript.styles.js';
import {Follow} from './follow.js';
import {handOut} from './handout.js';
import {moveFocus, rove} from './keys.js';
import {cuesOf, loadCues, type Fault} from './load.js';
import {Page, type Hit} from './page.js';
import {asText, blocksOf, type Heading, type Stop} from './paragraphs.js';
import {ReadingWatch} from './reading-watch.js';
import {wantedOf} from './search.js';
import {chaptersOf, checkpointsOf, choose, nameOf, sourcesOf, type Medium, type Source} from './tracks.js';

type Standing = 'none' | 'loading' | 'coming' | 'shown' | Fault;

const WORDS = {
  none: 'noText', loading: 'textLoading', coming: 'textComing', 'not-found': 'textNotFound', refused: 'textRefused',
  unreachable: 'textUnreachable', page: 'textLogin', signature: 'textUnreadable', empty: 'noText',
} as const satisfies Record<Exclude<Standing, 'shown'>, string>;

/** What another try may mend. */
const MENDABLE: readonly Standing[] = ['not-found', 'refused', 'unreachable', 'page'];
/** How long somebody types before it is searched, ms. */
const TYPING = 150;

/**
 * What is said in a video, as text to read: it follows along, goes where a line is clicked, is searched, shows the
 * questions at their places, and reading it counts as having seen that part. Printed, it is a handout with the questions
 * to answer by hand.
 *
 * ```html
 * <flip-video id="talk" src="forces.m3u8">
 *   <track kind="captions" src="forces.en.vtt" srclang="en" label="English">
 * </flip-video>
 * <flip-transcript for="talk"></flip-transcript>
 * ```
 *
 * Keys in the text: up and down from paragraph to paragraph, left and right from line to line, Enter goes there. In the
 * search: Enter and Shift+Enter from place to place, Escape clears.
 *
 * @tag flip-transcript
 * @csspart card - the frame
 * @csspart search - the search and what it found
 * @csspart text - the box that the text scrolls in
 * @csspart back - the button that leads back to the current line
 * @csspart notice - why there is no text
 * @csspart icon - a drawing in a button
 * @cssproperty --flip-transcript-height - how high the text is before it scrolls
 * @cssproperty --flip-accent - colour of the current line
 */
export class FlipTranscript extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, transcriptStyles];

  /** The id of the video, on the same page: `<flip-video>`, or any element that plays. */
  @property() for = '';
  /** Address of a WebVTT or SRT file, where the video's own tracks are not to be used, or there are none. */
  @property() src = '';
  /** The language of the file at `src`. */
  @property() srclang = '';
  /** Its heading; else "Transcript". */
  @property() label = '';

  @state() private standing: Standing = 'loading';
  @state() private sources: readonly Source[] = [];
  @state() private found = '';
  @state() private away = false;

  readonly #localize = new Localize(this, transcript);
  readonly #binding = new Binding(this);
  readonly #page = new Page();
  #connected: AbortController | undefined;
  #follow: Follow | undefined;
  #reading: ReadingWatch | undefined;
  #loading: AbortController | undefined;
  #searching: AbortController | undefined;
  #source: Source | undefined;
  #chosen: string | undefined;
  #shownAs = '';
  #cues: readonly Cue[] = [];
  #chapters: readonly Heading[] = [];
  #readName: ReadName | undefined;
  #hits: readonly Hit[] = [];
  #hit = -1;
  #here: readonly HTMLElement[] = [];

  /** @internal */
  onMedium(): void {
    void this.#read();
  }

  /** @internal */
  onTime(): void {
    const {medium, begun} = this.#binding;
    if (!medium) return;
    // Cues of a stream come while it plays.
    if (this.#source?.track) this.#grow(this.#source.track);
    if (!begun) return;
    const before = this.#page.current;
    const line = this.#page.current = this.#page.lineAt(medium.currentTime);
    if (line === before) return;
    this.#follow?.show(line?.element);
    this.#look();
    const button = line && this.#page.rowOf(line.element)?.button;
    if (button && !this.#page.root.contains(this.shadowRoot?.activeElement ?? null)) rove(this.#page, button);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    // While the medium is still known: what was read up to now is told.
    this.#connected?.abort();
    super.disconnectedCallback();
    this.#loading?.abort();
    this.#searching?.abort();
    this.#shownAs = '';
  }

  override firstUpdated(): void {
    this.#begin();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('src') || changed.has('srclang')) void this.#read();
  }

  override render(): TemplateResult {
    const {standing} = this;
    const term = this.#localize.term.bind(this.#localize);
    const shown = standing === 'shown';
    return html`<section class="card" part="card" aria-labelledby="title">
      <header>
        <h3 id="title">${this.label || term('transcript')}</h3>
        <p class="title" aria-hidden="true">${this.#name}</p>
        ${this.sources.length > 1 ? this.#renderLanguages() : nothing}
        ${shown ? this.#renderSearch() : nothing}
      </header>
      ${shown ? nothing : this.#renderStanding(standing)}
      <div class="frame" ?hidden=${!shown}>
        <div class="box" part="text" tabindex="-1" role="group" aria-label=${term('transcriptText')}
          @click=${this.#onClick} @keydown=${this.#onKey} @focusin=${this.#onFocus}>${this.#page.root}</div>
        ${this.away ? html`<button type="button" class="back main" part="back" @click=${this.#onBack}>${term('backToLine')}</button>` : nothing}
      </div>
      <footer ?hidden=${!shown}>
        <button type="button" class="plain" @click=${() => window.print()}>${term('printHandout')}</button>
        <button type="button" class="plain" @click=${this.#onSaveText}>${term('saveText')}</button>
        <button type="button" class="plain" @click=${this.#onSaveCaptions}>${term('saveCaptions')}</button>
      </footer>
    </section>`;
  }

  #renderLanguages(): TemplateResult {
    return html`<select aria-label=${this.#localize.term('textLanguage')} @change=${this.#onLanguage}>
      ${this.sources.map((source, i) => html`<option value=${i} .selected=${source === this.#source}>${nameOf(source, i)}</option>`)}</select>`;
  }

  #renderSearch(): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    return html`<div class="search" part="search" role="search">
      <input type="search" aria-label=${term('searchText')} placeholder=${term('searchText')} autocomplete="off" spellcheck="false"
        @input=${this.#onSearch} @keydown=${this.#onSearchKey}>
      <span class="count" role="status">${this.found}</span>
      ${this.#hits.length > 0 ? html`
        <button type="button" class="plain step previous" aria-label=${term('previousHit')} @click=${() => this.#goToHit(-1)}>${icon('right')}</button>
        <button type="button" class="plain step next" aria-label=${term('nextHit')} @click=${() => this.#goToHit(1)}>${icon('right')}</button>` : nothing}
    </div>`;
  }

  #renderStanding(standing: Exclude<Standing, 'shown'>): TemplateResult {
    const words = this.#localize.term(WORDS[standing]);
    if (!MENDABLE.includes(standing)) return html`<p class="message" part="notice" role="status">${words}</p>`;
    return html`<div class="notice" part="notice"><p role="alert">${words}</p>
      <button type="button" @click=${this.#onRetry}>${this.#localize.term('retry')}</button></div>`;
  }

  get #box(): HTMLElement {
    return this.renderRoot.querySelector('.box')!;
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  get #name(): string {
    return this.label || this.#binding.medium?.label || this.#localize.term('transcript');
  }

  get #language(): string {
    return this.closest('[lang]')?.getAttribute('lang') || this.#localize.lang();
  }

  #begin(): void {
    const {signal} = this.#connected!;
    this.#follow = new Follow(this.#box, () => this.#look(), signal);
    this.#reading = new ReadingWatch(this.#page, () => this.#binding.medium?.paused !== false,
      ([from, to]) => this.#binding.medium?.recordRead?.(from, to), signal);
    handOut(this.#page, () => this.#binding.medium, signal);
    void this.#read();
  }

  #look(): void {
    this.away = this.#follow?.following === false && this.#page.current !== undefined;
  }

  /** Finds out what there is to show, and shows it, unless that stands here already. */
  async #read(again = false): Promise<void> {
    if (!this.isConnected || !this.hasUpdated) return;
    const {medium} = this.#binding;
    this.sources = this.src ? [{src: new URL(this.src, document.baseURI).href, lang: this.srclang, label: '', preferred: true}]
      : medium ? sourcesOf(medium) : [];
    const source = this.sources.find((each) => keyOf(each) === this.#chosen) ?? choose(this.sources, this.#language);
    const wanted = [source && keyOf(source), medium && chaptersOf(medium)].join(' ');
    this.#source = source;
    this.#page.root.classList.toggle('still', !medium);
    if (wanted === this.#shownAs && !again) {
      if (this.standing === 'shown') await this.#show();
      return;
    }
    this.#shownAs = wanted;
    this.#loading?.abort();
    this.#loading = new AbortController();
    this.#cues = [];
    await this.#load(source, this.#loading.signal);
  }

  async #load(source: Source | undefined, signal: AbortSignal): Promise<void> {
    const {medium} = this.#binding;
    if (!source) {
      this.standing = this.for && !medium ? 'loading' : 'none';
      // Its tracks may still come, from its parser or from a stream.
      if (medium) await new Promise((done) => setTimeout(done, 5000));
      if (medium && !signal.aborted && medium.isConnected) advise(this, 'noTracks', medium.id);
      return;
    }
    this.standing = source.track ? 'coming' : 'loading';
    const credentials = medium?.getAttribute('crossorigin') === 'use-credentials' ? 'include' : 'same-origin';
    const chapters = medium && chaptersOf(medium);
    const [cues, headings] = await Promise.all([
      source.track ? cuesOf(source.track) : loadCues(source.src, credentials, signal),
      chapters ? loadCues(chapters, credentials, signal) : [],
    ]);
    if (signal.aborted) return;
    this.#chapters = typeof headings === 'string' ? [] : headings.map(({start, text}) => ({kind: 'heading', at: start, title: plainText(parseCueText(text)).trim()}));
    if (typeof cues === 'string') {
      this.standing = cues;
      advise(this, cues, source.src);
      return;
    }
    this.#cues = cues;
    if (cues.some(({text}) => hasRareNames(text))) this.#readName = await import('../formats/entities.js').then(({readAnyName}) => readAnyName, () => undefined);
    if (source.track) this.#grow(source.track);
    if (cues.length > 0) await this.#show(signal);
  }

  /** Takes in the cues of a stream that have come. */
  #grow(track: TextTrack): void {
    // A stream brings only what somebody wants; this track is wanted, if not over the picture.
    if (track.mode === 'disabled') track.mode = 'hidden';
    if ((track.cues?.length ?? 0) === this.#cues.length) return;
    this.#cues = cuesOf(track);
    void this.#show();
  }

  async #show(signal: AbortSignal = this.#loading!.signal): Promise<void> {
    const words = {goTo: (time: string) => this.#localize.term('goTo', time), lang: this.#source?.lang ?? ''};
    const first = this.standing !== 'shown';
    this.standing = 'shown';
    await breath();
    await this.#page.show(this.#blocks(), words, signal);
    if (signal.aborted) return;
    const button = this.#page.rows.find((row) => row.button)?.button;
    if (button && !this.#page.root.querySelector('[tabindex="0"]')) rove(this.#page, button);
    this.#reading?.refresh();
    if (first) this.#page.current = undefined;
    this.onTime();
    if (this.#input?.value) void this.#search();
  }

  #blocks(): ReturnType<typeof blocksOf> {
    const {medium} = this.#binding;
    const stops = medium ? checkpointsOf(medium).map(({at, element}): Stop => ({kind: 'stop', at, element, title: this.#titleOf(at, element)})) : [];
    const marks = [...this.#chapters, ...stops].sort((a, b) => (a.at === b.at ? 0 : a.at - b.at));
    return blocksOf(this.#cues, marks, this.#readName);
  }

  #titleOf(at: number, element: Element): string {
    const label = element.getAttribute('label') ?? '';
    if (!Number.isFinite(at)) return this.#localize.term('questionLoose', label);
    return this.#localize.term(element.querySelector('flip-question, flip-quiz') ? 'questionHere' : 'stopHere', formatTime(at), label);
  }

  async #search(): Promise<void> {
    this.#searching?.abort();
    const searching = this.#searching = new AbortController();
    const wanted = wantedOf(this.#input?.value ?? '');
    if (wanted) await new Promise((done) => setTimeout(done, TYPING));
    if (searching.signal.aborted) return;
    const hits = await this.#page.search(wanted, searching.signal);
    if (searching.signal.aborted) return;
    this.#hits = hits;
    this.#hit = -1;
    this.found = wanted && hits.length === 0 ? this.#localize.term('noHits') : '';
    this.requestUpdate();
    if (hits.length > 0) this.#goToHit(1);
  }

  #goToHit(by: number): void {
    const {length} = this.#hits;
    if (length === 0) return;
    // The first place found is the one behind where the video is.
    const now = this.#page.current?.start ?? 0;
    const first = Math.max(0, this.#hits.findIndex(({row}) => (row.lines.at(-1)?.end ?? 0) >= now));
    this.#hit = this.#hit < 0 ? first : (this.#hit + by + length) % length;
    for (const mark of this.#here) mark.classList.remove('here');
    this.#here = this.#page.marksOf(this.#hits[this.#hit]!);
    for (const mark of this.#here) mark.classList.add('here');
    this.found = this.#localize.term('hitOf', this.#hit + 1, length);
    this.#follow?.leave();
    this.#follow?.bring(this.#here[0]);
  }

  #go(medium: Medium | undefined, to: number): void {
    if (medium && Number.isFinite(to)) medium.currentTime = to;
  }

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (this.#follow?.selecting) return;
    const line = this.#page.lineOf(target);
    const row = this.#page.rowOf(target);
    const to = line?.start ?? (row?.button?.contains(target) ? row.block.at : undefined);
    if (to === undefined || !this.#binding.medium) return;
    this.#go(this.#binding.medium, to);
    // Who points at a line wants to hear on from there.
    if (line && event.detail > 0) this.#follow?.resume();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as HTMLElement;
    const line = event.key === 'Enter' ? this.#page.lineOf(target) : undefined;
    if (line) this.#go(this.#binding.medium, line.start);
    else if (!moveFocus(this.#page, event, target)) return;
    event.preventDefault();
  };

  readonly #onFocus = (event: FocusEvent): void => {
    if (this.#page.root.contains(event.target as Node)) rove(this.#page, event.target as HTMLElement);
  };

  readonly #onBack = (): void => {
    // The button goes: the box takes the focus, which is no reader's in the text.
    this.#box.focus({preventScroll: true});
    this.#follow?.resume();
  };

  readonly #onSearch = (): void => {
    void this.#search();
  };

  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#goToHit(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && this.#input?.value) {
      this.#input.value = '';
      void this.#search();
    } else return;
    event.preventDefault();
  };

  readonly #onLanguage = (event: Event): void => {
    const source = this.sources[Number((event.target as HTMLSelectElement).value)];
    this.#chosen = source && keyOf(source);
    void this.#read();
  };

  readonly #onRetry = (): void => {
    void this.#read(true);
  };

  readonly #onSaveText = (): void => {
    download(asText(this.#blocks()), `${this.#fileName}.txt`, 'text/plain;charset=utf-8');
  };

  readonly #onSaveCaptions = (): void => {
    download(writeVtt(this.#cues), `${this.#fileName}.vtt`, 'text/vtt;charset=utf-8');
  };

  get #fileName(): string {
    return this.#name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || this.#localize.term('transcriptFile');
  }
}

const keyOf = ({src, lang, label}: Source) => `${src} ${lang} ${label}`;

declare global {
  interface HTMLElementTagNameMap {
    'flip-transcript': FlipTranscript;
  }
}
