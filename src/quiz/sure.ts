import {html, nothing, type TemplateResult} from 'lit';
import {adopt} from '../element/adopt.js';
import type {Localize} from '../element/localize.js';
import {sure as words} from '../lang/en/sure.js';
import {speak} from '../lang/speak.js';
import {certaintyPoints, levelOf, LEVELS, ratioOf, type Level} from './certainty.js';
import {isGraded} from './grade.js';
import type {QuestionHost} from './types/question-type.js';
import {sureStyles} from './sure.styles.js';

/** What is drawn depends on how far the answer is. */
interface Now {
  name: string;
  off: boolean;
  /** It was checked, and what came of it may be known. */
  told: boolean;
  /** Nothing more can be said. */
  over: boolean;
  /** The points for it are shown. */
  counted?: boolean;
}

/** How sure a learner is of an answer to a question: asked before it is checked, said with what came of it. */
export class Sure {
  #level: Level | undefined;

  constructor(readonly question: QuestionHost, readonly localize: Pick<Localize, 'term' | 'number'>) {
    speak(words);
    void this.restore();
  }

  /** Only a question that can be got right asks. */
  get asks(): boolean {
    return isGraded(this.question.question);
  }

  /** For the records; unsaid is the least. */
  get ratio(): number {
    return ratioOf(this.#level ?? 1);
  }

  /** What was said before, and not checked. */
  async restore(): Promise<void> {
    const kept = levelOf(await this.question.answering.activity.draft('certainty'));
    if (!kept || this.#level) return;
    this.#level = kept;
    this.question.requestUpdate();
  }

  draw({name, off, told, over, counted}: Now): TemplateResult | typeof nothing {
    adopt(this.question, sureStyles);
    const term = this.localize.term.bind(this.localize);
    const said = told ? levelOf(this.question.attempt.shown?.data.certainty) : undefined;
    if (over || (told && said)) return said ? this.#renderSaid(said, counted === true) : nothing;
    return html`<div class="sure" role="radiogroup" aria-labelledby="sure" aria-describedby="sure-note">
      <p id="sure" class="sure-ask">${term('howSure')}</p>
      <div class="sure-levels">${LEVELS.map((each) => html`<label class="sure-level"><input type="radio" name="${name}/sure" .checked=${this.#level === each}
        ?disabled=${off} @change=${() => this.#onLevel(each)}><span>${term(`sure${each}`)}</span></label>`)}</div>
      <p id="sure-note" class="quiet">${term('sureNote')}</p>
    </div>`;
  }

  #renderSaid(said: Level, counted: boolean): TemplateResult {
    const {localize} = this;
    const score = this.question.attempt.shown?.data.score ?? null;
    const points = counted && score !== null ? localize.number(certaintyPoints(score, said), {maximumFractionDigits: 2, signDisplay: 'exceptZero'}) : '';
    return html`<p class="sure-said">${localize.term('sureSaid', localize.term(`sure${said}`))}${points
      ? html` <span class="sure-points">${localize.term('surePoints')}: ${points}</span>` : nothing}</p>`;
  }

  #onLevel(level: Level): void {
    this.#level = level;
    void this.question.answering.activity.keepDraft('certainty', ratioOf(level));
    this.question.requestUpdate();
  }
}
