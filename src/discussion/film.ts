import {parsed} from '../element/parsed.js';
import {PLACES, TALK, type Place, type PlacesRequest} from '../element/places.js';
import {adviseAnchor} from './anchor-advise.js';

/** What plays, as a discussion knows it: anything in the likeness of HTML's media elements. */
export interface Medium extends HTMLElement {
  currentTime: number;
  readonly paused: boolean;
  /** Asks it to ask around; see `element/places.ts`. */
  ask?(name: string): void;
}

const isMedium = (element: Element): element is Medium => element instanceof HTMLElement && 'currentTime' in element;

/** Whom a film tells. */
interface Watcher {
  /** Another medium, or none. */
  onMedium(): void;
  /** It is at another place. */
  onTime(): void;
  /** What there is to say of its seconds. */
  places(): readonly Place[];
}

const TIMES = ['timeupdate', 'seeking', 'seeked', 'play'];

/** The medium that a discussion is about, which may come later, be another one, and go. They meet in the page alone. */
export class Film {
  medium: Medium | undefined;
  /** It was played or moved: its place means something. */
  begun = false;
  readonly #host: HTMLElement;
  readonly #watcher: Watcher;
  #wanted: string | undefined;
  #tied: AbortController | undefined;
  #waiting: MutationObserver | undefined;
  #seek: ((to: number) => void) | undefined;
  #told = false;
  #played = false;

  constructor(host: HTMLElement, watcher: Watcher) {
    this.#host = host;
    this.#watcher = watcher;
  }

  /** It was played since it was found. */
  get played(): boolean {
    return this.#played || this.medium?.paused === false;
  }

  /** Looks for the medium of that id; empty for none. */
  want(id: string): void {
    if (this.#wanted === id || !this.#host.isConnected) return;
    this.#wanted = id;
    this.#find();
  }

  /** Lets go, until it is wanted again. */
  leave(): void {
    this.#wanted = undefined;
    this.#waiting?.disconnect();
    this.#untie();
  }

  /** What there is to say changed. */
  tell(): void {
    // A lecture that nobody speaks of need not know how to show it.
    if (!this.#told && this.#watcher.places().length === 0) return;
    this.#told = true;
    this.medium?.ask?.(TALK);
  }

  seek(to: number): void {
    if (this.#seek) this.#seek(to);
    else if (this.medium) this.medium.currentTime = to;
  }

  #find(): void {
    const id = this.#wanted;
    this.#waiting?.disconnect();
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const found = id ? root.getElementById(id) ?? document.getElementById(id) : null;
    if (found && found === this.medium) return;
    const had = this.medium;
    this.#untie();
    if (found && isMedium(found)) this.#tie(found);
    else if (found?.matches(':not(:defined)')) void customElements.whenDefined(found.localName).then(() => this.#wanted === id && this.#find());
    else if (found) adviseAnchor(this.#host, 'notMedium', id!);
    else if (id) this.#await(root, id);
    if (this.medium !== had) this.#watcher.onMedium();
  }

  /** It may come later. */
  #await(root: Node, id: string): void {
    this.#waiting = new MutationObserver(() => this.#isHere(root, id) && this.#find());
    for (const place of new Set([root, document])) this.#waiting.observe(place, {childList: true, subtree: true, attributeFilter: ['id']});
    void parsed().then(() => {
      if (this.#wanted === id && !this.#isHere(root, id)) adviseAnchor(this.#host, 'noTarget', id);
    });
  }

  #isHere(root: Node, id: string): boolean {
    return (root as Document | ShadowRoot).getElementById(id) !== null || document.getElementById(id) !== null;
  }

  #tie(medium: Medium): void {
    this.medium = medium;
    this.#played = !medium.paused;
    this.begun = this.#played || medium.currentTime > 0;
    this.#tied = new AbortController();
    const {signal} = this.#tied;
    for (const type of TIMES) {
      medium.addEventListener(type, () => {
        this.begun = true;
        this.#played ||= !medium.paused;
        this.#watcher.onTime();
      }, {signal});
    }
    medium.addEventListener(PLACES, (event) => {
      const request = event as PlacesRequest;
      this.#seek = (to) => request.seek(to);
      request.take(this.#watcher.places());
    }, {signal});
    // Pages that are drawn anew put another medium in its place.
    const place = new MutationObserver(() => !medium.isConnected && this.#find());
    if (medium.parentNode) place.observe(medium.parentNode, {childList: true});
    signal.addEventListener('abort', () => place.disconnect());
    this.tell();
  }

  #untie(): void {
    const {medium} = this;
    this.#tied?.abort();
    this.#tied = this.#seek = this.medium = undefined;
    this.begun = this.#played = false;
    // It asks, and hears nothing of us any more.
    if (this.#told) medium?.ask?.(TALK);
    this.#told = false;
  }
}
