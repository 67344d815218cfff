import {html, nothing, svg, type TemplateResult} from 'lit';
import {formatTime} from '../core/time.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {PLACES, placesNear, TALK, type Place} from '../element/places.js';
import {talk as words} from '../lang/en/talk.js';
import {keep, kept} from '../media/kept.js';
import {clustersOf, type Cluster} from './clusters.js';
import type {Extra, Parts} from './extra.js';
import {switchRow} from './settings-row.js';
import {talkStyles} from './talk.styles.js';
import {share} from './time-bar.js';

const BUBBLE = svg`<path d="M5 5h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 19 16h-7l-4.5 4v-4H5a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 5 5z" />`;
/** Marks stand no nearer to each other than this, px. */
const APART = 14;
/** Of a player that was not measured yet, px. */
const USUAL = 640;
/** More are not told apart by their height. */
const HIGHEST = 4;
/** Kept on this device for all lessons, where it is switched off. */
const BESIDE = 'talk-beside';

/**
 * Where others on the page speak of the video: marks on the time bar that lead there, and beside the video the beginning
 * of what is said near the present second. Who speaks is asked, see `element/places.ts`.
 */
class Talk implements Extra {
  readonly styles = talkStyles;
  readonly draw = {
    marks: () => this.#drawMarks(), below: () => this.#drawBelow(),
    settings: () => (this.#places.length > 0 ? this.#drawSetting() : nothing),
  };
  readonly #localize: Localize;
  #places: readonly Place[] = [];
  #clusters: readonly Cluster<Place>[] = [];
  /** What the clusters were gathered for. */
  #gathered = '';
  #width = USUAL;
  /** The mark that Tab leads to. */
  #mark = 0;
  #shown: Place | undefined;
  readonly #closed = new Set<string>();

  constructor(readonly parts: Parts) {
    const {video} = parts;
    this.#localize = new Localize(video, words);
    new ResizeObserver(([entry]) => {
      this.#width = entry?.contentRect.width || USUAL;
      video.requestUpdate();
    }).observe(video);
  }

  onCommand(name: string): boolean {
    if (name !== TALK) return false;
    const {video} = this.parts;
    const places: Place[] = [];
    video.dispatchEvent(Object.assign(new Event(PLACES), {
      take: (more: readonly Place[]) => { for (const place of more) places.push(place); },
      seek: (to: number) => video.seek(to),
    }));
    this.#places = places.sort((a, b) => a.at - b.at);
    this.#gathered = '';
    video.requestUpdate();
    return true;
  }

  onUpdate(): void {
    const {shown: [start, end]} = this.parts.video;
    const key = `${start} ${end} ${this.#width}`;
    if (key === this.#gathered) return;
    this.#gathered = key;
    const within = Number.isFinite(end) && end > start ? this.#places.filter(({at}) => at >= start && at <= end) : [];
    this.#clusters = clustersOf(within, (APART / this.#width) * (end - start));
    this.#mark = Math.min(this.#mark, Math.max(0, this.#clusters.length - 1));
  }

  #drawMarks(): unknown {
    const {shown: [start, end]} = this.parts.video;
    if (this.#clusters.length === 0) return nothing;
    // As time does in players, it runs from left to right in every language.
    return html`<div class="talk-marks" role="toolbar" dir="ltr" aria-label=${this.#term('talkAbout', this.#places.length)} @keydown=${this.#onKey}>
      <svg width="100%" height="100%">${this.#clusters.map((cluster, i) => this.#drawMark(cluster, i, share(cluster.at - start, end - start)))}</svg></div>`;
  }

  #drawMark({at, items}: Cluster<Place>, i: number, x: string): unknown {
    const height = 6 + 2 * Math.min(items.length, HIGHEST);
    const name = this.#nameOf(at, items);
    return svg`<svg class="talk-mark" x=${x} y="50%" overflow="visible">
      <g role="button" tabindex=${i === this.#mark ? 0 : -1} aria-label=${name} @click=${() => this.#go(i)}>
        <rect class="reach" x="-8" y="4" width="16" height="18" rx="6" />
        <rect class="drop" x="-3" y="6" width="6" height=${height} rx="3" />
        <title>${name}</title></g></svg>`;
  }

  #nameOf(at: number, items: readonly Place[]): string {
    const [first] = items;
    return items.length === 1 && first ? this.#term('talkAt', formatTime(at), first.line) : this.#term('talkNear', items.length, formatTime(at));
  }

  #drawBelow(): unknown {
    const {player} = this.parts;
    if (this.#places.length === 0) return nothing;
    // A foreign player has a bar of its own, which nothing can stand on.
    return html`${player.bare ? nothing : html`<div class="talk-bar">${this.#drawMarks()}</div>`}${this.#isOn ? this.#drawLine() : nothing}`;
  }

  /** One line that is always there, so that nothing below the video moves when a post comes near. */
  #drawLine(): TemplateResult {
    const [place, more] = this.#current();
    this.#shown = place;
    return html`<div class="talk ${place ? 'lit' : ''}" role="group" tabindex="-1" aria-label=${this.#term('talkAbout', this.#places.length)}>
      ${icon(BUBBLE)}${place ? html`<span class="talk-time" dir="ltr">${formatTime(place.at)}</span>
        <a dir="auto" href=${place.href ?? '#'} @click=${(event: Event) => this.#onShow(event, place)}>${place.author ? html`<bdi>${place.author}</bdi> ` : nothing}${place.line}</a>
        ${more > 0 ? html`<span class="quiet" aria-hidden="true">+${more}</span><span class="unseen">${this.#term('talkMore', more)}</span>` : nothing}
        <button type="button" class="plain" aria-label=${this.#term('talkClose')} title=${this.#term('talkClose')} @click=${() => this.#close(place)}>${icon('cross')}</button>`
      : html`<span class="quiet">${this.#term('talkAbout', this.#places.length)}</span>`}</div>`;
  }

  /** What stands beside the video, and how many more are near. What somebody points at or is in stays. */
  #current(): [place: Place | undefined, more: number] {
    const {video, player, course} = this.parts;
    // What others say may answer a question, and what is near the beginning is not near before anything played.
    const time = course.open || !(player.started || video.currentTime > video.shown[0]) ? NaN : video.currentTime;
    const near = placesNear(this.#places, time).filter(({id}) => !this.#closed.has(id));
    const before = this.#shown && this.#places.find(({id}) => id === this.#shown?.id);
    const held = before && !course.open && !this.#closed.has(before.id) && video.renderRoot.querySelector('.talk')?.matches(':hover, :focus-within');
    const place = held ? before : near.at(-1);
    return [place, near.filter((other) => other !== place).length];
  }

  #drawSetting(): TemplateResult {
    return switchRow(this.#term('talkBeside'), this.#isOn, (on) => {
      keep(BESIDE, on ? undefined : 'off');
      this.parts.video.requestUpdate();
    });
  }

  get #isOn(): boolean {
    return kept(BESIDE) !== 'off';
  }

  readonly #term: Localize['term'] = (key, ...args) => this.#localize.term(key, ...args);

  #go(i: number): void {
    const {video, announce} = this.parts;
    const cluster = this.#clusters[i];
    if (!cluster) return;
    this.#mark = i;
    video.seek(cluster.at);
    // Where the video may not go there, it has said so.
    if (Math.abs(video.currentTime - cluster.at) < 1) announce(this.#nameOf(cluster.at, cluster.items));
    video.requestUpdate();
  }

  #close({id}: Place): void {
    const {video} = this.parts;
    this.#closed.add(id);
    video.requestUpdate();
    // The button goes with the last of them.
    void video.updateComplete.then(() => !this.#shown && video.renderRoot.querySelector<HTMLElement>('.talk')?.focus({preventScroll: true}));
  }

  #onShow(event: Event, place: Place): void {
    const {button, ctrlKey, metaKey, shiftKey} = event as MouseEvent;
    if (place.href && (button > 0 || ctrlKey || metaKey || shiftKey)) return;
    event.preventDefault();
    place.show();
  }

  /** One stop for Tab, however many marks there are: arrows go from one to the next. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const {key, altKey, ctrlKey, metaKey} = event;
    const last = this.#clusters.length - 1;
    const to = {ArrowLeft: Math.max(0, this.#mark - 1), ArrowRight: Math.min(last, this.#mark + 1), Home: 0, End: last, Enter: this.#mark, ' ': this.#mark}[key];
    if (to === undefined || altKey || ctrlKey || metaKey) return;
    // Else the player would take them for its own.
    event.preventDefault();
    if (key === 'Enter' || key === ' ') {
      this.#go(to);
      return;
    }
    this.#mark = to;
    this.parts.video.requestUpdate();
    [...(event.currentTarget as Element).querySelectorAll<SVGElement>('[role=button]')][to]?.focus();
  };
}

export const talk = (parts: Parts): Extra => new Talk(parts);
