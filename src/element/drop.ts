import {carry, nearest} from './carry.js';

/** A card on its way to one of several places. */
export interface Dropping {
  /** Where it may be laid down now. */
  places: () => HTMLElement[];
  /** It left its place. */
  onLift: () => void;
  /** It was laid down there. */
  onDrop: (place: HTMLElement) => void;
}

/** Carries a card, by finger or mouse, to the nearest of its places, which is marked while it is. */
export function drop(event: PointerEvent, {places, onLift, onDrop}: Dropping): void {
  let over: HTMLElement | undefined;
  const mark = (place?: HTMLElement) => {
    over?.classList.remove('over');
    over = place;
    over?.classList.add('over');
  };
  carry(event, {
    card: event.currentTarget as HTMLElement,
    onLift,
    onMove: (x, y) => mark(nearest(places(), x, y)),
    onEnd: (done) => {
      const place = over;
      mark();
      if (done && place) onDrop(place);
    },
  });
}
