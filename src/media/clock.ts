/** Time and waiting, as an argument: tests bring their own. Milliseconds; each wait returns the way to give it up. */
export interface Clock {
  now(): number;
  after(ms: number, call: () => void): () => void;
  /** Before the next picture is drawn; in a hidden page that never comes. */
  frame(call: () => void): () => void;
}

export const pageClock: Clock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  frame: (call) => {
    const frame = requestAnimationFrame(call);
    return () => cancelAnimationFrame(frame);
  },
};
