import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../element/icons.js';
import {adopt} from '../element/adopt.js';
import {grip} from './bank.js';
import type {Mark} from './grade.js';
import {gapStyles} from './gap.styles.js';

/** What `drag` needs of a blank in the author's sentence: it shows in its shadow tree what it is given, if it is given any. */
export interface Blank extends HTMLElement {drawn?: TemplateResult | undefined}

export interface GapView {
  word: string;
  /** What the gap is called, with what is in it. */
  name: string;
  /** The learner picked this gap, or the word in it. */
  pressed: boolean;
  /** A word is picked and could go here. */
  waiting: boolean;
  off: boolean;
  mark: Mark | undefined;
  markWord: string;
  /** At the end: the right word, where another or none was placed. */
  right: string;
  rightWord: string;
  onClick: (event: MouseEvent) => void;
  onKeydown: (event: KeyboardEvent) => void;
  onPress: (event: PointerEvent) => void;
}

/** Draws a gap into its blank. */
export function drawGap(blank: Blank, view: GapView): void {
  adopt(blank, gapStyles);
  blank.drawn = gap(view);
}

/** The button in a blank, if it can be pressed. */
export const buttonIn = (blank: Blank): HTMLElement | null => blank.shadowRoot?.querySelector<HTMLElement>('button:enabled') ?? null;

function gap({word, name, pressed, waiting, off, mark, markWord, right, rightWord, onClick, onKeydown, onPress}: GapView): TemplateResult {
  return html`<span class="holder ${mark ?? ''} ${off ? 'settled' : ''}">
    <button type="button" class="chip ${word ? '' : 'empty'} ${waiting ? 'waiting' : ''}" aria-label=${name} aria-pressed=${pressed} ?disabled=${off}
      @click=${onClick} @keydown=${onKeydown} @pointerdown=${onPress}>${word ? html`${grip()}<bdi>${word}</bdi>` : '\u00a0'}</button>
    ${mark && mark !== 'missed' ? html`<span class="mark">${icon(mark === 'right' ? 'check' : 'cross')}<span class="unseen">${markWord}</span></span>` : nothing}
    ${right ? html`<span class="answer"><span class="unseen">${rightWord}: </span><bdi>${right}</bdi></span>` : nothing}
  </span>`;
}
