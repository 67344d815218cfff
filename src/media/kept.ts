/**
 * What a learner chose for all lessons on this device: the look of captions, the quality. Where the browser keeps
 * nothing (a sandboxed frame, a full disk) it holds as long as the page.
 */
const held = new Map<string, string>();

export function kept(name: string): string | undefined {
  try {
    return held.get(name) ?? localStorage.getItem(`flip-${name}`) ?? undefined;
  } catch {
    return held.get(name);
  }
}

/** `undefined` lets it go. */
export function keep(name: string, value: string | undefined): void {
  held.delete(name);
  try {
    if (value === undefined) localStorage.removeItem(`flip-${name}`);
    else localStorage.setItem(`flip-${name}`, value);
  } catch {
    held.set(name, value ?? '');
  }
}
