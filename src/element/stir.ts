/** What a page hears of somebody who is there. A screen reader's click may be the first of them. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll', 'click'];

let first: Promise<unknown> | undefined;

/** Resolves at the first sign of somebody at the page: what nobody needs before can wait till then. */
export function stirred(): Promise<unknown> {
  return first ??= new Promise((resolve) => {
    for (const sign of SIGNS) addEventListener(sign, resolve, {once: true, capture: true, passive: true});
  });
}

/**
 * The same for one element, which is not kept for it: whoever waits for a sign that never comes must not stay in memory.
 * `call` must not capture it either.
 */
export function onStir<T extends object>(weak: WeakRef<T>, call: (here: T) => void): void {
  void stirred().then(() => {
    const here = weak.deref();
    if (here) call(here);
  });
}
