import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {parsed} from '../element/parsed.js';
import {advise} from './advise.js';
import {isMedium, type Medium} from './tracks.js';

/** What the binding needs of its transcript. */
export interface BindingHost extends ReactiveControllerHost, HTMLElement {
  for: string;
  readonly hasUpdated: boolean;
  src: string;
  /** Another medium, or its children changed: captions, chapters and stops may be others now. */
  onMedium(): void;
  /** The medium is at another place. */
  onTime(): void;
}

const TIMES = ['timeupdate', 'seeking', 'seeked', 'play', 'loadedmetadata'];

/** Ties a transcript to the medium it is for, which may come later, and may go. They meet in the page alone. */
export class Binding implements ReactiveController {
  medium: Medium | undefined;
  /** It was played or sought since: its place means something. */
  begun = false;
  #tied: AbortController | undefined;
  #waiting: MutationObserver | undefined;
  #wanted: string | undefined;

  constructor(readonly host: BindingHost) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.host.hasUpdated) this.find();
  }

  hostDisconnected(): void {
    this.#waiting?.disconnect();
    this.#untie();
    this.#wanted = undefined;
  }

  hostUpdated(): void {
    if (this.#wanted !== this.host.for) this.find();
  }

  find(): void {
    const {host} = this;
    if (!host.isConnected) return;
    const id = this.#wanted = host.for;
    this.#waiting?.disconnect();
    const root = host.getRootNode() as Document | ShadowRoot;
    const found = id ? root.getElementById(id) ?? document.getElementById(id) : null;
    if (found === this.medium && found) return;
    this.#untie();
    if (found && isMedium(found)) this.#tie(found);
    else if (found?.matches(':not(:defined)')) void customElements.whenDefined(found.localName).then(() => this.find());
    else if (found) advise(host, 'notMedium', id);
    else if (id) this.#await(root);
    if (!this.medium) void parsed().then(() => this.#complain(id));
    host.onMedium();
  }

  #await(root: Node): void {
    this.#waiting = new MutationObserver(() => document.getElementById(this.host.for) && this.find());
    this.#waiting.observe(root, {childList: true, subtree: true});
  }

  #complain(id: string): void {
    const {host} = this;
    if (this.medium || !host.isConnected || host.for !== id) return;
    if (!id && !host.src) advise(host, 'noFor');
    else if (id && !document.getElementById(id) && !(host.getRootNode() as ParentNode).querySelector(`#${CSS.escape(id)}`)) advise(host, 'noTarget', id);
  }

  #tie(medium: Medium): void {
    this.medium = medium;
    this.#tied = new AbortController();
    const {signal} = this.#tied;
    const {host} = this;
    this.begun = !medium.paused || medium.currentTime > 0;
    for (const type of TIMES) medium.addEventListener(type, ({type: what}) => this.#onTime(what), {signal});
    for (const type of ['addtrack', 'change']) medium.textTracks?.addEventListener(type, () => host.onMedium(), {signal});
    const children = new MutationObserver(() => host.onMedium());
    children.observe(medium, {childList: true, subtree: true, attributeFilter: ['at', 'label', 'src', 'srclang', 'kind', 'default']});
    // Pages that are drawn anew put another medium in its place.
    const place = new MutationObserver(() => !medium.isConnected && this.find());
    if (medium.parentNode) place.observe(medium.parentNode, {childList: true});
    signal.addEventListener('abort', () => {
      children.disconnect();
      place.disconnect();
    });
  }

  #untie(): void {
    this.#tied?.abort();
    this.medium = undefined;
    this.begun = false;
  }

  #onTime(type: string): void {
    if (type === 'loadedmetadata') this.host.onMedium();
    else this.begun = true;
    this.host.onTime();
  }
}
