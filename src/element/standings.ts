import type {Gate, Seat, Standing} from './contexts.js';

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

const byPage = (a: {element: Element}, b: {element: Element}) =>
  a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
