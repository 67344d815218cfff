/** A set of listeners for one kind of news. */
export class Signal<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** Returns the way to stop listening. */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
