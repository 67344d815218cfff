import type {ReactiveController, ReactiveElement} from 'lit';
import {ContextConsumer} from './context.js';
import {gateContext, type Gate, type Seat, type Standing} from './contexts.js';

export type {Gate, Seat, Standing};

/** Keeps the standings of everything that joined. */
export class Standings implements Gate {
  readonly #of = new Map<Element, Standing | undefined>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  join(member: Element): Seat {
    this.#of.set(member, undefined);
    this.#onChange();
    return {
      report: (standing) => {
        this.#of.set(member, standing);
        this.#onChange();
      },
      leave: () => {
        this.#of.delete(member);
        this.#onChange();
      },
    };
  }

  /** Members in the page's order, with how the learner stands with each (`undefined`: not answered yet). */
  get members(): {element: Element; standing: Standing | undefined}[] {
    return [...this.#of].map(([element, standing]) => ({element, standing})).sort(byPage);
  }

  /** All members taken together: answered or final when all are, the score their mean. */
  get whole(): Standing {
    const standings = [...this.#of.values()];
    return {
      // What is switched off waits for nobody; it is no answer either.
      answered: standings.every((standing) => standing?.answered || standing?.final) && standings.some((standing) => standing?.answered),
      score: standings.reduce((sum, standing) => sum + (standing?.score ?? 0), 0) / Math.max(1, standings.length),
      final: standings.every((standing) => standing?.final),
      graded: standings.some((standing) => standing?.graded),
      go: standings.find((standing) => standing?.go)?.go,
    };
  }

  /** All members have told how the learner stands. */
  get heard(): boolean {
    return [...this.#of.values()].every(Boolean);
  }

  get size(): number {
    return this.#of.size;
  }
}

/** A member's side: reports to the nearest gate, if there is one, also when the gate comes late or the member moves. */
export class GateMember implements ReactiveController {
  #seat: Seat | undefined;
  #gate: Gate | undefined;
  #last: Standing | undefined;

  constructor(readonly host: ReactiveElement) {
    host.addController(this);
    new ContextConsumer(host, gateContext, (gate) => this.#join(gate));
  }

  /** Something waits for this element. */
  get joined(): boolean {
    return this.#gate !== undefined;
  }

  report(standing: Standing): void {
    if (JSON.stringify(standing) === JSON.stringify(this.#last)) return;
    this.#last = standing;
    this.#seat?.report(standing);
  }

  hostDisconnected(): void {
    this.#join(undefined);
  }

  #join(gate: Gate | undefined): void {
    if (gate === this.#gate) return;
    this.#seat?.leave();
    this.#gate = gate;
    this.#seat = gate?.join(this.host);
    if (this.#last) this.#seat?.report(this.#last);
    this.host.requestUpdate();
  }
}

const byPage = (a: {element: Element}, b: {element: Element}) =>
  a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
