import type {ReactiveController, ReactiveElement} from 'lit';
import {ContextConsumer} from './context.js';
import {lessonContext} from './contexts.js';
import {parsed} from './parsed.js';
import {pageScope, type Scope} from './scope.js';

/** How long to wait for a lesson whose script has not come, ms. */
const LESSON_PATIENCE = 10_000;

/**
 * Finds an element's scope: its lesson, also one that is upgraded later, or the page when it stands in none.
 * `enter` may return a way to leave: it is called when the element goes elsewhere.
 */
export class ScopeController implements ReactiveController {
  #scope: Scope | undefined;
  #leave: (() => void) | void = undefined;

  constructor(readonly host: ReactiveElement, readonly enter: (scope: Scope) => (() => void) | void) {
    host.addController(this);
    new ContextConsumer(host, lessonContext, (scope) => void parsed().then(() => this.#set(scope)));
  }

  get scope(): Scope | undefined {
    return this.#scope;
  }

  /** Leaves and enters anew. */
  rejoin(): void {
    const scope = this.#scope;
    this.#set(undefined);
    this.#set(scope);
  }

  hostConnected(): void {
    void parsed().then(() => this.#findPage());
  }

  hostDisconnected(): void {
    this.#set(undefined);
  }

  async #findPage(): Promise<void> {
    await Promise.resolve();
    if (this.#scope || !this.host.isConnected) return;
    if (closestAcross(this.host, 'flip-lesson')) {
      await new Promise((resolve) => setTimeout(resolve, LESSON_PATIENCE));
      if (this.#scope || !this.host.isConnected) return;
      import('./scope-faults.js').then(({warnUnframed}) => warnUnframed(this.host), () => {});
    }
    this.#set(pageScope());
  }

  #set(scope: Scope | undefined): void {
    if (scope === this.#scope || (scope && !this.host.isConnected)) return;
    this.#leave?.();
    this.#scope = scope;
    this.#leave = scope && this.enter(scope);
  }
}

/** The nearest ancestor of that tag, across shadow roots. */
function closestAcross(element: Element, tag: string): Element | null {
  const root = element.getRootNode();
  return element.closest(tag) ?? (root instanceof ShadowRoot ? closestAcross(root.host, tag) : null);
}
