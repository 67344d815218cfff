/** What servers over one store tell each other and nobody keeps. It may be lost, and comes back to who said it. */
export interface Whispers {
  /** Tells all servers over this store, in 7900 bytes of UTF-8 at most (PostgreSQL takes 8000). Rejects when the store is away. */
  tell(words: string): Promise<void>;
  /** Hears what is told from now on, as well as it comes. Returns the way to stop. */
  hear(on: (words: string) => void): () => void;
}
