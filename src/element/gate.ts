import type {ReactiveController, ReactiveElement} from 'lit';
import {ContextConsumer} from './context.js';
import {gateContext, type Gate, type Seat, type Standing} from './contexts.js';

export type {Gate, Seat, Standing};

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
