import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {ActivityController} from '../element/activity.js';
import {icon} from '../element/icons.js';
import type {Localize} from '../element/localize.js';
import {hasKeyword, JUDGEMENTS, keywordsOf, readJudgements, WHOLE, writeJudgements, type Judgement} from './keyword.js';
import type {QuestionHost} from './types/question-type.js';

const WORDS = {had: 'selfHad', partly: 'selfPartly', 'not-yet': 'selfNotYet'} as const;
const DRAFT = 'self';

/**
 * After the answer is kept: the learner's own text beside a sample, and what the learner says of it. What is said goes
 * to the log as a second entry of the same try, and may be said anew.
 */
export class SelfCheck {
  /** What was said and not yet kept. */
  #judged: Map<string, Judgement> | undefined;
  #asked = false;
  #lacking = false;
  /** The attempt at the quiz that is judged. */
  #attempt: number | undefined;

  constructor(readonly host: QuestionHost, readonly activity: ActivityController, readonly localize: Localize) {}

  /** Is there anything to compare with? */
  get has(): boolean {
    return this.#sample !== '' || this.keywords.length > 0;
  }

  get keywords(): string[] {
    return keywordsOf(this.host.getAttribute('keywords'));
  }

  render(): TemplateResult | string {
    const {shown} = this.host.attempt;
    if (!shown || !this.has) return '';
    this.#turnTo(shown.data.attempt);
    this.#restore();
    const text = shown.data.response.join('\n');
    const term = this.localize.term.bind(this.localize);
    return html`<div class="compare">
        <div class="paper own"><h4>${term('yourText')}</h4><p dir="auto">${text}</p></div>
        ${this.#sample ? html`<div class="paper sample"><h4>${term('sampleAnswer')}</h4><p dir="auto">${this.#sample}</p></div>` : nothing}
      </div>
      <div class="self" role="group" aria-labelledby="self">
        <h4 id="self">${term('selfCheck')}</h4>
        <p class="quiet">${term('selfCheckHow')}</p>
        ${this.#about.map((about, i) => this.#renderJudgement(about, i, text))}
        <div class="keep">
          <button type="button" aria-disabled=${this.#isNew ? nothing : 'true'} @click=${this.#onKeep}>${term('selfKeep')}</button>
          <p class="quiet">${this.#lacking ? term('selfLacking') : this.#isKept ? html`${icon('check')} ${term('selfKept')}` : ''}</p>
        </div>
      </div>`;
  }

  /** What was said of one attempt at the quiz is not said of another. */
  get #draft(): string {
    return this.#attempt === undefined ? DRAFT : `${DRAFT}/${this.#attempt}`;
  }

  #turnTo(attempt: number | undefined): void {
    if (attempt === this.#attempt) return;
    this.#attempt = attempt;
    this.#judged = undefined;
    this.#asked = false;
  }

  get #sample(): string {
    return this.host.getAttribute('answer')?.trim() ?? '';
  }

  /** What is judged: each keyword, or the answer as a whole. */
  get #about(): string[] {
    return this.keywords.length > 0 ? this.keywords : [WHOLE];
  }

  /** As the log has it. */
  get #kept(): Map<string, Judgement> {
    return readJudgements(this.host.attempt.shown?.data.judged ?? []);
  }

  get #current(): Map<string, Judgement> {
    return this.#judged ?? this.#kept;
  }

  get #isNew(): boolean {
    const now = writeJudgements(this.#known(this.#current));
    return now.length > 0 && String(now) !== String(writeJudgements(this.#known(this.#kept)));
  }

  get #isKept(): boolean {
    return this.#kept.size > 0 && !this.#isNew;
  }

  /** In the author's order, and only what is asked. */
  #known(judged: ReadonlyMap<string, Judgement>): Map<string, Judgement> {
    return new Map(this.#about.flatMap((about): [string, Judgement][] => {
      const judgement = judged.get(about);
      return judgement ? [[about, judgement]] : [];
    }));
  }

  #renderJudgement(about: string, place: number, text: string): TemplateResult {
    const term = this.localize.term.bind(this.localize);
    const found = about !== WHOLE && hasKeyword(text, about, this.localize.lang());
    const said = this.#current.get(about);
    return html`<div class="judge" role="radiogroup" aria-labelledby="about-${place}">
      <span id="about-${place}">${about === WHOLE ? term('wholeAnswer') : about.replaceAll('*', '…')}
        ${found ? html`<span class="found">${icon('check')}${term('inYourText')}</span>` : nothing}</span>
      <span class="say">${JUDGEMENTS.map((judgement) => html`<label><input type="radio" name="${this.activity.id} self ${place}"
        .value=${judgement} .checked=${live(said === judgement)} @change=${() => this.#say(about, judgement)}>${term(WORDS[judgement])}</label>`)}</span>
    </div>`;
  }

  #say(about: string, judgement: Judgement): void {
    this.#judged = new Map(this.#current).set(about, judgement);
    this.#lacking = false;
    void this.activity.keepDraft(this.#draft, writeJudgements(this.#judged));
    this.host.requestUpdate();
  }

  readonly #onKeep = async (): Promise<void> => {
    const {activity, host: {attempt: {shown}}} = this;
    if (!shown) return;
    if (!this.#isNew) {
      this.#lacking = this.#current.size === 0;
      if (this.#lacking) this.host.say(this.localize.term('selfLacking'));
      this.host.requestUpdate();
      return;
    }
    const judged = writeJudgements(this.#known(this.#current));
    if (await activity.record('answered', {...shown.data, judged})) {
      this.#judged = undefined;
      void activity.keepDraft(this.#draft, undefined);
      this.host.say(this.localize.term('selfKept'));
    }
    this.host.requestUpdate();
  };

  /** What was said before a reload, once. */
  #restore(): void {
    if (this.#asked) return;
    this.#asked = true;
    const of = this.#attempt;
    void this.activity.draft(this.#draft).then((draft) => {
      if (!Array.isArray(draft) || this.#judged || of !== this.#attempt) return;
      this.#judged = readJudgements(draft);
      this.host.requestUpdate();
    });
  }
}
