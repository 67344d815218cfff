/** Long reckoning in pieces: whoever runs it may do something else between two. */
export type Steps<T> = Generator<undefined, T>;

/** All steps at once. */
export function outcome<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
