import {adopt} from '../element/adopt.js';
import type {Extra, Paper, Parts, Place} from './extra.js';

type Make = (parts: Parts) => Extra;

const ruled = ({behaviour, attempts, shuffled, pick, timeLimit, opens, closes, certainty, review, overview, credit}: Paper) =>
  behaviour !== 'immediate' || attempts || shuffled || pick || timeLimit || opens || closes || certainty || review || overview || credit === 'effort';

/** Each extra: when it is wanted, and where it comes from, in the order in which they draw. A new one is a file and a line. */
const EXTRAS: readonly (readonly [name: string, wanted: (quiz: Paper, parts: Parts) => unknown, bring: () => Promise<Make>])[] = [
  ['look-back', (quiz, {activity}) => ruled(quiz) || quiz.querySelector(':scope > :is([slot=feedback], [slot=again])')
    || activity.own.some(({type}) => type === 'submitted'), async () => (await import('./look-back.js')).lookBack],
  ['worksheet', () => true, async () => (await import('./worksheet.js')).worksheet],
  ['past', (_, {ruling}) => (ruling?.rounds.length ?? 1) > 1, async () => (await import('./past.js')).past],
  ['sitting', ruled, async () => (await import('./sitting.js')).sitting],
  ['clock', ({timeLimit}) => timeLimit, async () => (await import('./clock.js')).clock],
  ['unclear', ({askUnclear}) => askUnclear, async () => (await import('./unclear.js')).unclear],
];

/** Brings the extras that a quiz wants, and passes on to them what happens. */
export class Extras {
  /** What could not be loaded. */
  lost = false;
  readonly #asked = new Set<string>();
  readonly #came = new Map<string, Extra>();

  constructor(readonly parts: Parts) {}

  /** What rules the quiz is on its way: until then nothing can be answered. */
  get coming(): boolean {
    return !this.parts.ruling && Boolean(ruled(this.parts.quiz));
  }

  /** The quiz is about to be drawn anew. */
  update(): void {
    const {parts} = this;
    for (const [name, wanted, bring] of this.lost ? [] : EXTRAS) {
      if (this.#asked.has(name) || !wanted(parts.quiz, parts)) continue;
      this.#asked.add(name);
      bring().then((make) => this.#add(name, make(parts)), () => {
        this.#asked.delete(name);
        this.lost = true;
        parts.quiz.requestUpdate();
      });
    }
    for (const extra of this.#here) extra.onUpdate?.();
  }

  tell(what: 'onUpdated' | 'onChange' | 'onLeave'): void {
    for (const extra of this.#here) extra[what]?.();
  }

  draw(place: Place): unknown[] {
    return this.#here.map(({draw}) => draw?.[place]?.());
  }

  get #here(): Extra[] {
    return EXTRAS.flatMap(([name]) => this.#came.get(name) ?? []);
  }

  #add(name: string, extra: Extra): void {
    const {quiz} = this.parts;
    adopt(quiz, extra.styles);
    this.#came.set(name, extra);
    quiz.requestUpdate();
  }
}
