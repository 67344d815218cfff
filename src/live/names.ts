import type {ActivityController} from '../element/activity.js';
import type {Localize} from '../element/localize.js';

/** What people are called here: by the name they gave, else by two friendly words, which come when somebody needs them. */
export class Names {
  #handles: typeof import('./handles.js') | undefined;
  #asked = false;

  constructor(readonly activity: ActivityController, readonly localize: Localize) {}

  /** @param subs all who are shown together: their handles differ */
  of(subs: readonly string[]): ReadonlyMap<string, string> {
    const nameless = subs.filter((sub) => !this.#given(sub));
    if (nameless.length > 0) this.#bring();
    const handles = this.#handles?.handlesOf(nameless, this.localize);
    return new Map(subs.map((sub) => [sub, this.#given(sub) || (handles?.get(sub) ?? '…')]));
  }

  /** The name that somebody gave; empty where nobody knows it. */
  #given(sub: string): string {
    const {log, identity} = this.activity;
    return (sub === identity?.sub ? identity.name : undefined) ?? log?.nameOf?.(sub) ?? '';
  }

  #bring(): void {
    if (this.#asked) return;
    this.#asked = true;
    import('./handles.js').then((handles) => {
      this.#handles = handles;
      this.activity.host.requestUpdate();
    }, () => {
      // The next drawing asks again.
      this.#asked = false;
    });
  }
}
