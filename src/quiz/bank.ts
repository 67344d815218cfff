import {html, svg, nothing, type TemplateResult} from 'lit';
import {icon} from '../element/icons.js';

/** One thing to place. */
export interface Card {
  id: string;
  text: string;
  /** It stands in its place. */
  used: boolean;
}

export interface BankView {
  /** What the list is called. */
  label: string;
  cards: readonly Card[];
  /** The card that is picked. */
  held: string | undefined;
  /** The card that the tab key leads to. */
  stop: string | undefined;
  off: boolean;
  /** Used cards can be placed again, so they stay. */
  lasting: boolean;
  onPick: (card: Card, event: MouseEvent) => void;
  onPress: (card: Card, event: PointerEvent) => void;
  onFocus: (card: Card) => void;
  onEscape: (event: KeyboardEvent) => void;
}

const GRIP = svg`<path d="M9 5.5v.01M15 5.5v.01M9 12v.01M15 12v.01M9 18.5v.01M15 18.5v.01" stroke-width="3" />`;

/** Where a finger takes hold of a card; elsewhere on it the page scrolls. */
export const grip = (): TemplateResult => html`<span class="grip" aria-hidden="true">${icon(GRIP)}</span>`;

/** The cards that can be placed: one stop of the tab key, arrow keys from one to the next. */
export function drawBank({label, cards, held, stop, off, lasting, onPick, onPress, onFocus, onEscape}: BankView): TemplateResult {
  const open = cards.filter(({used}) => lasting || !used);
  const first = open.find(({id}) => id === held) ?? open.find(({id}) => id === stop) ?? open[0];
  return html`<div class="bank" role="group" aria-label=${label} @keydown=${(event: KeyboardEvent) => (event.key === 'Escape' ? onEscape : onArrow)(event)}>
    ${cards.map((card) => (card.used && !lasting
    ? html`<span class="chip gone" aria-hidden="true">${grip()}<bdi>${card.text}</bdi></span>`
    : html`<button type="button" class="chip ${card.used ? 'used' : ''}" data-card=${card.id} ?disabled=${off}
        tabindex=${card === first ? 0 : -1} aria-pressed=${card.id === held}
        @click=${(event: MouseEvent) => onPick(card, event)} @focus=${() => onFocus(card)}
        @pointerdown=${(event: PointerEvent) => onPress(card, event)}>${grip()}<bdi>${card.text}</bdi>${
        card.used ? html`<span class="tick">${icon('check')}</span>` : nothing}</button>`))}
  </div>`;
}

/** How far an arrow key leads among things in a row; 0 for other keys. */
export function stepOf({key}: KeyboardEvent, rtl: boolean): number {
  if (key === 'ArrowDown' || key === (rtl ? 'ArrowLeft' : 'ArrowRight')) return 1;
  return key === 'ArrowUp' || key === (rtl ? 'ArrowRight' : 'ArrowLeft') ? -1 : 0;
}

function onArrow(event: KeyboardEvent): void {
  const bank = event.currentTarget as HTMLElement;
  const cards = [...bank.querySelectorAll<HTMLElement>('button:enabled')];
  const at = cards.findIndex((card) => card.matches(':focus'));
  const step = stepOf(event, getComputedStyle(bank).direction === 'rtl');
  const to = event.key === 'Home' ? cards[0] : event.key === 'End' ? cards.at(-1) : step ? cards.at((at + step) % cards.length) : undefined;
  if (!to || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  to.focus();
}
