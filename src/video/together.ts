import {html, nothing, type TemplateResult} from 'lit';
import {formatTime} from '../core/time.js';
import {adopt} from '../element/adopt.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {together as words} from '../lang/en/together.js';
import type {CheckpointStop} from './course.js';
import type {Parts} from './extra.js';
import type {FlipCheckpoint} from './flip-checkpoint.js';
import {jointStyles} from './together.styles.js';

/** Several stops at one second: one panel in which they stand one below the other, and one way on. */
export class Together {
  readonly draw = {sheet: () => this.#render()};
  readonly #localize: Localize;
  #shown: readonly FlipCheckpoint[] = [];
  #offered: number | undefined;

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, words);
  }

  onUpdate(): void {
    const {course, video} = this.parts;
    const opened = course.opened.map(({mark}) => mark.checkpoint);
    for (const checkpoint of opened) join(checkpoint, opened.length > 1);
    if (opened.length > 1 && !opened.some((checkpoint) => this.#shown.includes(checkpoint))) this.#begin(opened);
    // Who left one out goes on to the next.
    const fewer = opened.length > 0 && opened.length < this.#shown.length && opened.every((checkpoint) => this.#shown.includes(checkpoint));
    if (fewer && this.#shown.some((checkpoint) => checkpoint.matches(':focus-within'))) this.#focus(() => opened[0]);
    this.#shown = opened;
    this.#name(video.renderRoot.querySelector('.panel > .sheet'));
    const to = leadOf(course.opened)?.to;
    if (to !== undefined && to !== this.#offered && opened.some((checkpoint) => checkpoint.matches(':focus-within'))) {
      this.#focus(() => video.renderRoot.querySelector<HTMLElement>('.joint .jump'));
    }
    this.#offered = to;
  }

  /** They open. What is said of the first one is said of all. */
  #begin([, ...others]: readonly FlipCheckpoint[]): void {
    const {video, player, announce} = this.parts;
    for (const checkpoint of others) checkpoint.held = false;
    const focused = document.activeElement;
    const elsewhere = focused !== document.body && !video.matches(':focus-within');
    if (player.started && (elsewhere || video.querySelector(':scope > flip-checkpoint:focus-within'))) {
      announce(this.#localize.term('stopsHere', this.#title ?? ''));
    }
  }

  #render(): TemplateResult | typeof nothing {
    const {course} = this.parts;
    if (course.opened.length < 2) return nothing;
    const lead = leadOf(course.opened);
    return html`<p class="several" aria-hidden="true">${this.#title}</p>
      <footer class="joint"><p class="quiet" role="status">${this.#left}</p>
        ${lead ? html`<button type="button" class="jump main" part="jump" @click=${() => lead.checkpoint.leave(lead.to)}>
          ${icon(lead.back ? 'back' : 'right')}${this.#localize.term(lead.back ? 'watchAgain' : 'goOnAt', formatTime(lead.to))}</button>` : nothing}
        <button type="button" class=${lead ? '' : 'main'} part="continue" ?disabled=${course.holding !== undefined}
          @click=${() => course.goOn()}>${icon('play')}${this.#localize.term('goOn')}</button></footer>`;
  }

  /** Their name together; `undefined` when there is one or none. */
  get #title(): string | undefined {
    const {opened} = this.parts.course;
    const [first] = opened;
    if (!first || opened.length < 2) return undefined;
    const asked = opened.every(({mark}) => mark.checkpoint.standings.size > 0);
    return this.#localize.term(asked ? 'questionsAt' : 'stopsAt', opened.length, formatTime(first.at));
  }

  /** How many still hold. */
  get #left(): string {
    const {opened} = this.parts.course;
    const asking = opened.filter(({gate}) => gate);
    const left = opened.filter(({mark}) => !mark.checkpoint.verdict.open).length;
    if (asking.length === 0) return '';
    return left === 0 ? this.#localize.term('rightGoOn') : this.#localize.term('leftToDo', left, asking.length);
  }

  /** One dialog around them all, so that how many there are is said once. */
  #name(sheet: Element | null): void {
    const title = this.#title;
    sheet?.classList.toggle('joint-sheet', title !== undefined);
    for (const [name, value] of [['role', title && 'dialog'], ['aria-label', title]] as const) {
      if (value === undefined) sheet?.removeAttribute(name);
      else sheet?.setAttribute(name, value);
    }
  }

  #focus(which: () => HTMLElement | null | undefined): void {
    const {video} = this.parts;
    void video.updateComplete.then(() => which()?.focus());
  }
}

/** Where the answers lead: the first that leads elsewhere decides, once all that is asked is answered. */
function leadOf(opened: readonly CheckpointStop[]): {checkpoint: FlipCheckpoint; to: number; back: boolean} | undefined {
  if (opened.length < 2) return undefined;
  const stands = opened.map(({mark: {checkpoint}}) => ({checkpoint, ...checkpoint.verdict}));
  if (stands.some(({checkpoint: {standings: {size, whole}}, state}) => size > 0 && state === 'waiting' && !whole.final)) return undefined;
  const first = stands.find(({jump}) => jump !== undefined);
  return first?.jump === undefined ? undefined : {checkpoint: first.checkpoint, to: first.jump, back: first.state === 'wrong'};
}

/** Makes a checkpoint one among several, or takes it back. */
function join(checkpoint: FlipCheckpoint, joint: boolean): void {
  if (checkpoint.joint === joint) return;
  checkpoint.joint = joint;
  checkpoint.requestUpdate();
  adopt(checkpoint, jointStyles);
}
