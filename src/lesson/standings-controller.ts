import type {ReactiveElement} from 'lit';
import {merge, type Known} from '../core/fold.js';
import type {Activity, Scope} from '../element/scope.js';
import {ScopeController} from '../element/scope-controller.js';
import {standings, UNTOUCHED, type ActivityStanding} from './standing.js';

/** What there is to do in an element's lesson and how far its learner is; draws the host anew when that changes. */
export class StandingsController {
  readonly #finder: ScopeController;
  #known: Known = new Map();
  #of = new Map<string, ActivityStanding>();
  #ready = false;
  #isStaff = false;

  constructor(readonly host: ReactiveElement) {
    this.#finder = new ScopeController(host, (scope) => this.#enter(scope));
  }

  /** The log has told what it holds: until then "not begun" would be a guess. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Who looks leads the class. In one browser's own log nobody is known to. */
  get isStaff(): boolean {
    return this.#isStaff;
  }

  /** What there is to do, in the page's order. */
  get activities(): Activity[] {
    return this.#finder.scope?.activities ?? [];
  }

  of(activity: string): ActivityStanding {
    return this.#of.get(activity) ?? UNTOUCHED;
  }

  #enter(scope: Scope): () => void {
    let here = true;
    const leave = [scope.onChange(() => this.host.requestUpdate())];
    void scope.log.then(async (log) => {
      const {sub, role} = await log.whoami();
      if (!here) return;
      this.#isStaff = role === 'staff';
      leave.push(log.subscribe(0, (batch) => {
        this.#ready = true;
        this.#known = merge(this.#known, batch.filter(({type, seq}) => !seq || type === 'progressed' || type === 'completed'));
        this.#of = standings(this.#known.values(), sub);
        this.host.requestUpdate();
      }));
    });
    return () => {
      here = false;
      for (const each of leave) each();
      this.#isStaff = false;
      this.#known = new Map();
    };
  }
}
