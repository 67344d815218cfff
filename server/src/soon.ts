/** Who asks for health waits this long. */
const PATIENCE_MILLISECONDS = 2000;

/** Whether this comes true within a moment. */
export async function soon(answer: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), PATIENCE_MILLISECONDS); });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
