import {html, LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {stops as words} from '../lang/en/stops.js';
import {advise} from './advise.js';
import {contentsStyles} from './flip-contents.styles.js';
import type {FlipVideo} from './flip-video.js';
import {renderRow, rowsOf, type Row} from './rows.js';
import {rowsStyles} from './rows.styles.js';

/** A video that has not come by now, ms, is missing. */
const PATIENCE = 5000;

/**
 * The chapters and stops of a video, anywhere on the page: where they are, how the learner stands with each, and the
 * way there.
 *
 * ```html
 * <flip-video id="talk" src="forces.mp4">...</flip-video>
 * <flip-contents for="talk"></flip-contents>
 * ```
 *
 * @tag flip-contents
 * @csspart list - all chapters and stops
 * @csspart icon - a drawing
 * @cssproperty --flip-accent - colour of what is playing and of what is done
 */
export class FlipContents extends LitElement implements ReactiveController {
  static override styles = [hostStyles, buttonStyles, rowsStyles, contentsStyles];

  /** The id of the video; without it, the first one on the page. */
  @property() for = '';
  /** Its name; else "Contents of the video". */
  @property() label = '';

  @state() private rows: readonly Row[] = [];
  /** The row where playing stands. */
  @state() private current = -1;

  readonly #localize = new Localize(this, words);
  readonly #pageChanges = new MutationObserver(() => this.#find());
  #video: FlipVideo | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#pageChanges.observe(this.getRootNode(), {childList: true, subtree: true, attributes: true, attributeFilter: ['id']});
    void customElements.whenDefined('flip-video').then(() => this.#find());
    this.#find();
    this.#patience = setTimeout(() => {
      if (!this.#video) advise(this, 'nowhere', this.for);
    }, PATIENCE);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pageChanges.disconnect();
    clearTimeout(this.#patience);
    this.#leave();
  }

  /** @internal The video was drawn anew. */
  hostUpdated(): void {
    const parts = this.#video?.parts;
    if (!parts) return;
    const {course: {stops, passed, skipped}, video} = parts;
    const toStop = (stop: (typeof stops)[number]) => {
      video.visit(stop);
      video.scrollIntoView({block: 'nearest'});
    };
    const rows = rowsOf({chapters: parts.chapters(), stops, passed, skipped}, {toStop, toChapter: (at) => video.seek(at)});
    this.current = rows.findLastIndex(({at}) => at <= video.currentTime);
    // The video is drawn four times a second, for its clock: most often nothing is new here.
    const shown = JSON.stringify(rows);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.rows = rows;
  }

  override willUpdate(): void {
    if (this.isConnected) this.#find();
  }

  override render(): TemplateResult {
    return html`<nav ?hidden=${this.rows.length === 0} aria-label=${this.label || this.#localize.term('lectureContents')}>
      <ol part="list">${this.rows.map((row, i) => renderRow(row, this.#term, i === this.current))}</ol></nav>`;
  }

  readonly #term: Localize['term'] = (key, ...args) => this.#localize.term(key, ...args);

  #find(): void {
    const root = this.getRootNode() as Document | ShadowRoot;
    const found = this.for ? root.getElementById(this.for) : root.querySelector('flip-video');
    const video = isVideo(found) ? found : undefined;
    if (video === this.#video) return;
    this.#leave();
    this.#video = video;
    video?.addController(this);
    this.hostUpdated();
  }

  #leave(): void {
    this.#video?.removeController(this);
    this.#video = undefined;
    this.#shown = '';
    this.rows = [];
  }
}

/** Upgraded, whichever copy of the library did it. */
function isVideo(element: Element | null): element is FlipVideo {
  return element?.localName === 'flip-video' && element.matches(':defined');
}

declare global {
  interface HTMLElementTagNameMap {
    'flip-contents': FlipContents;
  }
}
