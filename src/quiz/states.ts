/** Sets states that a page's styles can ask for, as `:state(right)`; where a browser has none, nothing happens. */
export function setStates(internals: ElementInternals, states: Record<string, boolean>): void {
  for (const [name, on] of Object.entries(states)) {
    try {
      if (on) internals.states.add(name);
      else internals.states.delete(name);
    } catch {
      // Older Chromium has only states that begin with two dashes, some browsers none: they are decoration.
    }
  }
}
