import type {Steps} from '../core/steps.js';

/** How long steps may go on in one task, ms: then the page has its turn. */
const SLICE = 30;

/** Long reckoning in slices, one at a time. Messages bring the next one, which timers would hold up in a tab that is not seen. */
export class Slices {
  #channel: MessageChannel | undefined;

  get isBusy(): boolean {
    return this.#channel !== undefined;
  }

  /** @param done told what came of it, unless it is stopped before */
  run<T>(steps: Steps<T>, done: (result: T) => void): void {
    this.stop();
    const channel = this.#channel = new MessageChannel();
    channel.port1.onmessage = () => {
      if (channel !== this.#channel) return;
      for (const end = performance.now() + SLICE; performance.now() < end;) {
        const step = steps.next();
        if (!step.done) continue;
        this.stop();
        done(step.value);
        return;
      }
      channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
  }

  stop(): void {
    this.#channel?.port1.close();
    this.#channel = undefined;
  }
}
