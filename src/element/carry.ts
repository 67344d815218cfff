/** Something that is carried with a finger, a pen or a mouse. */
export interface Load {
  card: HTMLElement;
  /** It goes up and down only. */
  upright?: boolean;
  /** It was lifted. */
  onLift: () => void;
  /** It is over this point of the window, px. */
  onMove: (x: number, y: number) => void;
  /** It was let go at the place it was moved to last; `false`: it was called off. */
  onEnd: (put: boolean) => void;
}

/** How far a pointer may tremble before it carries, px. */
const TREMBLE = 5;
/** How near to the edge of what scrolls it begins to scroll, px. */
const EDGE = 56;

/**
 * Carries a card from where it was pressed, if this press means that: with a mouse anywhere on it, with a finger or a pen
 * by its `.grip` alone, for elsewhere the page must scroll. Escape puts it back.
 */
export function carry(event: PointerEvent, {card, upright, onLift, onMove, onEnd}: Load): void {
  const {target, pointerId, clientX, clientY, button, isPrimary, pointerType} = event;
  if (button !== 0 || !isPrimary || (pointerType !== 'mouse' && !(target as Element).closest('.grip'))) return;
  const box = card.getBoundingClientRect();
  const grip = {x: clientX - box.left, y: clientY - box.top};
  const scroller = scrollerOf(card);
  const listening = new AbortController();
  const {signal} = listening;
  let [x, y, left, top, lifted, frame] = [clientX, clientY, 0, 0, false, 0];

  const follow = () => {
    if (!lifted || signal.aborted) return;
    scroll(scroller, y);
    const now = card.getBoundingClientRect();
    if (!upright) left += x - grip.x - now.left;
    top += y - grip.y - now.top;
    card.style.setProperty('translate', `${left}px ${top}px`);
    onMove(x, y);
    frame = requestAnimationFrame(follow);
  };
  const end = (put: boolean) => {
    if (signal.aborted) return;
    if (put) follow();
    listening.abort();
    cancelAnimationFrame(frame);
    if (!lifted) return;
    swallowClick();
    onEnd(put);
    card.classList.remove('carried');
    card.style.removeProperty('translate');
  };

  addEventListener('pointermove', (moved) => {
    if (moved.pointerId !== pointerId) return;
    [x, y] = [moved.clientX, moved.clientY];
    if (lifted || Math.hypot(x - clientX, y - clientY) < TREMBLE) return;
    lifted = true;
    card.classList.add('carried');
    // A pointer that leaves the window still carries. A script's own events have none to capture.
    if (moved.isTrusted) card.setPointerCapture(pointerId);
    onLift();
    follow();
  }, {signal});
  addEventListener('pointerup', (up) => {
    if (up.pointerId !== pointerId) return;
    [x, y] = [up.clientX, up.clientY];
    end(true);
  }, {signal});
  addEventListener('pointercancel', (off) => {
    if (off.pointerId === pointerId) end(false);
  }, {signal});
  addEventListener('blur', () => end(false), {signal});
  addEventListener('keydown', (key) => {
    if (key.key !== 'Escape' || !lifted) return;
    // What stands around it (a dialog, full screen) stays open.
    key.preventDefault();
    key.stopPropagation();
    end(false);
  }, {signal, capture: true});
}

/** The nearest of these boxes to a point, no farther away than `reach`, px. */
export function nearest<T extends Element>(places: readonly T[], x: number, y: number, reach = 20): T | undefined {
  const far = (place: T) => {
    const {left, right, top, bottom} = place.getBoundingClientRect();
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  };
  return places.map((place) => ({place, away: far(place)})).filter(({away}) => away <= reach).sort((a, b) => a.away - b.away)[0]?.place;
}

/** The end of carrying is also a click in some browsers: it means nothing more. */
function swallowClick(): void {
  const listening = new AbortController();
  addEventListener('click', (click) => {
    click.preventDefault();
    click.stopPropagation();
  }, {capture: true, signal: listening.signal});
  setTimeout(() => listening.abort(), 0);
}

function scroll(scroller: Element, y: number): void {
  const page = scroller === document.scrollingElement;
  const box = page ? {top: 0, bottom: innerHeight} : scroller.getBoundingClientRect();
  const [above, below] = [box.top + EDGE - y, y - (box.bottom - EDGE)];
  const by = above > 0 ? -Math.min(above, EDGE) : below > 0 ? Math.min(below, EDGE) : 0;
  if (by !== 0) scroller.scrollBy({top: by / 4, behavior: 'instant'});
}

/** What scrolls around an element, also from inside shadow trees and slots. */
function scrollerOf(element: Element): Element {
  for (let at: Element | null = parentOf(element); at; at = parentOf(at)) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
