import type {ReactiveController, ReactiveElement} from 'lit';
import type {Callback, Context, Request} from './context.js';

/** Hands a value down to all that stand in its host. */
export class ContextProvider<T> implements ReactiveController {
  readonly #takers = new Map<Callback<T>, () => void>();

  constructor(readonly host: ReactiveElement, readonly context: Context<T>, private current: T) {
    host.addEventListener('context-request', (event) => this.#onRequest(event as unknown as Request<T>));
    host.addController(this);
  }

  get value(): T {
    return this.current;
  }

  set value(value: T) {
    this.current = value;
    for (const [take, leave] of this.#takers) take(value, leave);
  }

  hostConnected(): void {
    const {context, host} = this;
    host.dispatchEvent(Object.assign(new Event('context-provider', {bubbles: true, composed: true}), {context, contextTarget: host}));
  }

  #onRequest(event: Request<T>): void {
    const {context, callback, subscribe} = event;
    if (context !== this.context || event.composedPath()[0] === this.host) return;
    event.stopPropagation();
    const leave = this.#takers.get(callback) ?? (() => void this.#takers.delete(callback));
    if (subscribe) this.#takers.set(callback, leave);
    callback(this.current, leave);
  }
}
