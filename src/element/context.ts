import type {ReactiveController, ReactiveElement} from 'lit';

/*
 * The community's context protocol (webcomponents-cg, "context"), as far as we use it: it also works with others that
 * speak it, such as @lit/context or a second copy of this library.
 */

/** A name that values of one type are handed down under. */
export type Context<T> = string & {readonly of?: T};

export type Callback<T> = (value: T, leave: () => void) => void;

export interface Request<T> extends Event {
  context: Context<T>;
  callback: Callback<T>;
  subscribe: boolean;
  contextTarget: Element;
}

const waiting = new Set<{readonly context: string; readonly host: Element; ask(): void}>();

/** Takes a value from the nearest provider above, now and whenever it or the provider changes. */
export class ContextConsumer<T> implements ReactiveController {
  #leave: (() => void) | undefined;

  constructor(readonly host: ReactiveElement, readonly context: Context<T>, readonly callback: (value: T) => void) {
    // A provider that is upgraded after those that want its value: they ask again.
    if (waiting.size === 0) document.addEventListener('context-provider', onProvider);
    host.addController(this);
  }

  hostConnected(): void {
    waiting.add(this);
    this.ask();
  }

  hostDisconnected(): void {
    waiting.delete(this);
    this.#leave?.();
    this.#leave = undefined;
  }

  ask(): void {
    const {context, host} = this;
    host.dispatchEvent(Object.assign(new Event('context-request', {bubbles: true, composed: true}), {
      context, contextTarget: host, callback: this.#take, subscribe: true,
    }));
  }

  readonly #take: Callback<T> = (value, leave) => {
    if (this.#leave !== leave) this.#leave?.();
    this.#leave = leave;
    this.callback(value);
  };
}

function onProvider(event: Event): void {
  const {context} = event as Request<unknown>;
  const [provider] = event.composedPath();
  for (const consumer of waiting) if (consumer.context === context && consumer.host !== provider) consumer.ask();
}
