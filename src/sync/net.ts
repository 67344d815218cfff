/** What happens to a page and its network. */
export type Turn = 'online' | 'seen' | 'left';

/** What the browser lends a log of a class: handed in, so that a test can lend something else. */
export interface Net {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Calls back after so many ms, and returns the way to stop that. */
  after: (ms: number, then: () => void) => () => void;
  now: () => Date;
  /** 0..1 */
  random: () => number;
  /** Hears that the network came back, that the page is looked at again, that it is left. */
  onTurn: (on: (turn: Turn) => void) => () => void;
  /** Without it, or where it throws, all is held in the page. */
  indexedDB?: IDBFactory | undefined;
  /** Without it every tab listens for itself. */
  locks?: LockManager | undefined;
  channel?: ((name: string) => BroadcastChannel) | undefined;
}
