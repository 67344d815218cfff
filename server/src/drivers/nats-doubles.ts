/** So many of the last messages are remembered. */
const REACH = 20_000;

/** Which messages say again what an earlier one said. */
export interface Doubles {
  /** Notes a message; resolves with whether it is the first of its subject that is still there. */
  note(subject: string, seq: number): Promise<boolean>;
  /** The number of the first of this subject, as far as one is remembered that is earlier than this. */
  firstOf(subject: string, seq: number): number;
}

/**
 * Each subject takes one message. Yet a cluster whose leaders were killed under load was seen to keep a stretch of its stream
 * twice (nats-server 2.9.10: some hundred of two thousand, each with a number of its own). The first counts: its number is
 * the one that was acknowledged. Where it was erased, what is said again is said anew.
 */
export function doublesIn(isThere: (seq: number) => Promise<boolean>): Doubles {
  const firsts = new Map<string, number>();
  return {
    async note(subject, seq) {
      const known = firsts.get(subject) ?? seq;
      const isFirst = known >= seq || !await isThere(known);
      if (isFirst) firsts.set(subject, seq);
      if (firsts.size > REACH) firsts.delete(firsts.keys().next().value!);
      return isFirst;
    },
    firstOf: (subject, seq) => Math.min(firsts.get(subject) ?? seq, seq),
  };
}
