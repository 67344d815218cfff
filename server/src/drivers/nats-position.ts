/** How far somebody has read, for others to wait on. */
export interface Position {
  now: number;
  /** Moves on; never back. */
  move(seq: number): void;
  /** Whether it comes so far within this time. */
  reaches(seq: number, milliseconds: number): Promise<boolean>;
}

export function positionAt(start: number): Position {
  const waiting = new Set<() => void>();
  const position: Position = {
    now: start,
    move(seq) {
      position.now = Math.max(position.now, seq);
      waiting.forEach((look) => look());
    },
    reaches: (seq, milliseconds) => new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        waiting.delete(look);
        resolve(position.now >= seq);
      };
      const look = (): void => { if (position.now >= seq) settle(); };
      const timer = setTimeout(settle, milliseconds);
      waiting.add(look);
      look();
    }),
  };
  return position;
}
