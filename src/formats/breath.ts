/** Lets the page act: for work on a long file. */
export function breath(): Promise<void> {
  const {scheduler} = globalThis as {scheduler?: {yield?: () => Promise<void>}};
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}
