import type {ReactiveElement} from 'lit';

/** What is to be said once a page, whoever says it. */
let speaker: WeakRef<ReactiveElement> | undefined;
/** Who could say it, and whether they were seen when they were asked last. */
const asked = new WeakMap<Element, {host: ReactiveElement; wasSeen: boolean}>();
/** A step that opens, a tab that is chosen: who comes into sight has a size then, and only then. */
let sizes: ResizeObserver | undefined;

/** Whether this is the element of the page that has to say it: the first that is seen. */
export function isFirst(host: ReactiveElement): boolean {
  watch(host);
  const before = speaker?.deref();
  if (before !== host && isSeen(host) && !(before && isSeen(before))) {
    speaker = new WeakRef(host);
    // What was said where nobody sees it is not said once more when it comes into sight.
    before?.requestUpdate();
  }
  return speaker?.deref() === host;
}

function watch(host: ReactiveElement): void {
  const isKnown = asked.has(host);
  asked.set(host, {host, wasSeen: isSeen(host)});
  if (isKnown) return;
  sizes ??= new ResizeObserver((changes) => changes.forEach(({target}) => onSize(target)));
  sizes.observe(host);
}

function onSize(target: Element): void {
  const {host, wasSeen} = asked.get(target)!;
  if (!host.isConnected) {
    sizes?.unobserve(host);
    asked.delete(host);
    // Another size while sizes are told is an error in every browser.
  } else if (wasSeen !== isSeen(host)) setTimeout(() => host.requestUpdate());
}

/** It has a box, or what is around it where it makes none of its own: nothing of it is hidden. */
function isSeen(element: Element): boolean {
  if (element.getClientRects().length > 0) return true;
  if (getComputedStyle(element).display !== 'contents') return false;
  const around = element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
  return around !== undefined && isSeen(around);
}
