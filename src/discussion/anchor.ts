import {html, nothing, svg, type TemplateResult} from 'lit';
import {formatTime} from '../core/time.js';
import {icon} from '../element/icons.js';
import {placesNear, type Place} from '../element/places.js';
import {anchor as words} from '../lang/en/anchor.js';
import {speak} from '../lang/speak.js';
import {adviseAnchor} from './anchor-advise.js';
import {anchorStyles} from './anchor.styles.js';
import type {Extra, Parts} from './extra.js';
import {Film} from './film.js';
import {Pins} from './pins.js';
import {idOf, linkTo} from './post-view.js';
import type {Post} from './posts.js';
import {gist} from './gist.js';
import type {Row} from './thread.js';
import {addressed} from './writing.js';

const CLOCK = svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" />`;
/** So near, seconds, it is where somebody wanted to go. */
const THERE = 1;
/** It takes no longer to get there, ms. */
const PATIENCE = 5000;

/**
 * Posts that are pinned to a second of a video: the second in the box, a button on the post that leads there, and a mark
 * while the video is near. What the reader sees of them is told to the video. Without a video their time is a text.
 */
class Anchor implements Extra {
  readonly styles = anchorStyles;
  readonly draw = {box: (key?: string) => this.#renderPin(key ?? '')};
  readonly post = {badges: (post: Post) => this.#renderSecond(post)};
  readonly #in: Parts;
  readonly #film: Film;
  readonly #pins: Pins;
  #places: readonly Place[] = [];
  /** The posts that are near now. */
  #near = new Set<string>();
  /** The new post was pinned by its first letter, not by its author. */
  #byItself = false;
  #going: {to: number; since: number} | undefined;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    const {talk, activity} = parts;
    this.#film = new Film(talk, {onMedium: () => this.#onMedium(), onTime: () => this.#onTime(), places: () => this.#places});
    this.#pins = new Pins(activity);
    void this.#pins.restore().then(() => parts.redraw());
    talk.renderRoot.addEventListener('input', ({target}) => (target as Element).closest('.new') && this.#onInput());
  }

  /** Before the reader searches or sorts: this is all there is for them. */
  sift(rows: Row[]): Row[] {
    this.#places = rows.filter(({post}) => this.#isOpen(post)).map(({post}) => this.#placeOf(post)).sort((a, b) => a.at - b.at);
    this.#film.tell();
    this.#light();
    return rows;
  }

  adds(key: string): {at?: number} {
    const at = this.#pins.send(key);
    return at === undefined ? {} : {at};
  }

  onSent(key: string, kept: boolean): void {
    this.#pins.settle(key, kept);
  }

  onUpdate(): void {
    const {talk} = this.#in;
    const {anchor, for: id} = talk;
    if (anchor && anchor !== 'time') adviseAnchor(talk, 'strangeAnchor', anchor, id);
    else if (anchor && !id) adviseAnchor(talk, 'noFor');
    else if (id && !anchor) adviseAnchor(talk, 'noAnchor', id);
    this.#film.want(anchor === 'time' ? id : '');
  }

  onUpdated(): void {
    for (const id of this.#near) this.#mark(id, true);
  }

  onLeave(): void {
    // A page that is left may come back.
    if (!this.#in.talk.isConnected) this.#film.leave();
  }

  /** Everybody may see it, now and here: a teacher's video stands on the wall. */
  #isOpen(post: Post): boolean {
    return post.second !== undefined && !post.removed && !post.redacted && !post.hidden && !this.#in.waits?.(post);
  }

  #placeOf(post: Post): Place {
    const {nameOf, extras} = this.#in;
    return {
      at: post.second!, id: post.id,
      get author() { return nameOf(post.author); },
      get line() { return gist(post.text); },
      get href() { return linkTo(idOf(post)); },
      show: () => extras.act('permalink', post),
    };
  }

  /** The present second, to a tenth: what is shown of it is the second that it is in. */
  get #now(): number {
    const now = this.#film.medium?.currentTime ?? 0;
    return Number.isFinite(now) ? Math.max(0, Math.floor(now * 10) / 10) : 0;
  }

  /** The first letter of a new post pins it, where the video was played: that is what the reader just saw. */
  #onInput(): void {
    const typed = this.#in.typed?.('post');
    if (!typed && this.#byItself) {
      this.#byItself = false;
      this.#pin('post', undefined);
    } else if (typed && this.#pins.restored && this.#film.played && this.#pins.get('post') === undefined) {
      this.#byItself = true;
      this.#pin('post', this.#now);
    }
  }

  #pin(key: string, second: number | null | undefined): void {
    this.#pins.set(key, second);
    this.#in.redraw(addressed(key)[1] ?? '');
  }

  #onPin(key: string): void {
    const {say, localize} = this.#in;
    const now = this.#now;
    this.#byItself = false;
    this.#pin(key, now);
    say(localize.term('pinnedAt', formatTime(now)));
  }

  #onUnpin(key: string, event: Event): void {
    const {say, localize, talk} = this.#in;
    // The button goes; the focus stays at its neighbour.
    const other = (event.currentTarget as Element).parentElement?.querySelector<HTMLElement>('.take');
    this.#byItself = false;
    this.#pin(key, null);
    say(localize.term('timeLeftOut'));
    void talk.updateComplete.then(() => (other?.isConnected ? other : talk.renderRoot.querySelector<HTMLElement>('flip-composer'))?.focus());
  }

  #renderPin(key: string): TemplateResult | undefined {
    const {localize} = this.#in;
    const term = localize.term.bind(localize);
    const second = this.#pins.get(key) ?? undefined;
    const {medium} = this.#film;
    if (key.startsWith('edit:') || (!medium && second === undefined)) return undefined;
    return html`<div class="pin" role="group" aria-label=${term('placeOfPost')}>
      ${second === undefined ? nothing : html`<span class="pinned">${icon(CLOCK)}${term('pinnedAt', formatTime(second))}</span>`}
      ${medium ? html`<button type="button" class="plain take" @click=${() => this.#onPin(key)}>${second === undefined ? icon(CLOCK) : nothing}${term(second === undefined ? 'pinNow' : 'pinAnew')}</button>` : nothing}
      ${second === undefined ? nothing : html`<button type="button" class="plain" @click=${(event: Event) => this.#onUnpin(key, event)}>${term('leaveTimeOut')}</button>`}
    </div>`;
  }

  #renderSecond({second, removed, redacted}: Post): TemplateResult | undefined {
    const {localize} = this.#in;
    if (second === undefined || removed || redacted) return undefined;
    const time = formatTime(second);
    if (!this.#film.medium) return html`<span class="moment" part="moment">${icon(CLOCK)}${localize.term('timeInVideo', time)}</span>`;
    return html`<button type="button" class="moment" part="moment" aria-label=${localize.term('goToInVideo', time)}
      @click=${() => this.#go(second)}>${icon(CLOCK)}<span dir="ltr">${time}</span></button><span class="near">${localize.term('nearNow')}</span>`;
  }

  #go(to: number): void {
    const {medium} = this.#film;
    if (!medium) return;
    this.#going = {to, since: Date.now()};
    this.#film.seek(to);
    // Somebody wants to see that second.
    const {top, bottom, height} = medium.getBoundingClientRect();
    const shown = Math.min(bottom, innerHeight) - Math.max(top, 0);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (shown < Math.min(height, innerHeight) / 2) medium.scrollIntoView({block: 'nearest', behavior: still ? 'instant' : 'smooth'});
  }

  #onMedium(): void {
    this.#in.redraw();
    this.#onTime();
  }

  #onTime(): void {
    this.#light();
    const {medium} = this.#film;
    const {say, localize} = this.#in;
    const {to, since} = this.#going ?? {};
    if (to === undefined || since === undefined || !medium) return;
    const there = Math.abs(medium.currentTime - to) < THERE;
    if (there) say(localize.term('wentTo', formatTime(to)));
    if (there || Date.now() - since > PATIENCE) this.#going = undefined;
  }

  #light(): void {
    const {medium, begun} = this.#film;
    const near = new Set(medium && begun ? placesNear(this.#places, medium.currentTime).map(({id}) => id) : []);
    const before = this.#near;
    this.#near = near;
    for (const id of before) if (!near.has(id)) this.#mark(id, false);
    for (const id of near) if (!before.has(id)) this.#mark(id, true);
  }

  /** Without drawing: several times a minute, and nothing moves. */
  #mark(id: string, on: boolean): void {
    this.#in.talk.renderRoot.querySelector(`#${idOf({id})}`)?.toggleAttribute('data-near', on);
  }
}

export const anchor = (parts: Parts): Extra => new Anchor(parts);
