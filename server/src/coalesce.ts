/** Runs one at a time. Those who ask while one is running share the next: what they want done came after it began. */
export function coalesced(run: () => Promise<void>): {(): Promise<void>; idle(): Promise<unknown>} {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function start(): Promise<void> {
    running = run().finally(() => { running = undefined; });
    return running;
  }

  function ask(): Promise<void> {
    if (!running) return start();
    next ??= running.catch(() => {}).then(() => {
      next = undefined;
      return start();
    });
    return next;
  }

  return Object.assign(ask, {idle: () => Promise.allSettled([running, next])});
}
