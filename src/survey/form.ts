import type {ReactiveController, ReactiveElement} from 'lit';
import {bytesOf, MAX_DATA_BYTES, type Answers} from '../core/entry.js';
import {uuid} from '../core/id.js';
import type {ActivityController} from '../element/activity.js';
import {ballotContext, type Ballot, type Cast, type Sheet, type Slip} from '../element/ballot.js';
import {ContextProvider} from '../element/context-provider.js';
import {gateContext, type Gate} from '../element/contexts.js';
import {isAsked} from './pages.js';

/** What an entry says besides the answers, at most, in bytes. */
const AROUND = 400;

/** What is kept of an unsent form. */
interface Draft {
  answers: Answers;
  page: number;
  /** Send was pressed: under this id, so that nothing is sent twice. */
  sent?: string;
}

export interface FormTerms {
  /** Answers are taken. */
  open: () => boolean;
  /** Tells one time of answering from the next. */
  round: () => string;
  needed: () => string;
}

/** The questions of a survey on one page, and what was answered to them and not sent yet: that outlives a reload. */
export class SurveyForm implements ReactiveController, Ballot {
  page = 0;
  readonly #sheets = new Map<Element, () => Sheet>();
  readonly #provider: ContextProvider<Ballot | undefined>;
  readonly #lacking = new Map<Element, string>();
  #answers: Answers = {};
  #told = '';

  constructor(readonly host: ReactiveElement, readonly activity: ActivityController, readonly terms: FormTerms) {
    // The questions in it are no activities of their own, and hold nobody up.
    new ContextProvider<Gate | undefined>(host, gateContext, {join: () => ({report: () => {}, leave: () => {}})});
    this.#provider = new ContextProvider<Ballot | undefined>(host, ballotContext, this);
    host.addController(this);
  }

  /** In the page's order. */
  get questions(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('flip-question')].filter((question) => this.#sheets.has(question));
  }

  /** All that its author wrote can be answered: what comes late must not be passed over. */
  get isWhole(): boolean {
    return [...this.host.querySelectorAll('flip-question')].every((question) => this.sheet(question)?.ready);
  }

  sheet(question: Element | undefined): Sheet | undefined {
    return question && this.#sheets.get(question)?.();
  }

  /** By the id of the question's element, as the author writes it. */
  readonly given = (id: string): readonly string[] | undefined => {
    const question = this.questions.find((each) => each.id === id);
    return question && this.#answers[this.sheet(question)!.id];
  };

  /** Whether a child of the survey is asked, for what was answered. */
  asksChild(child: Element): boolean {
    return isAsked(child, this.host, this.given);
  }

  asks(question: Element): boolean {
    const child = [...this.host.children].find((each) => each.contains(question));
    return child !== undefined && this.asksChild(child);
  }

  /** What is to be sent: of what is not asked, nothing. */
  get answers(): Answers {
    return Object.fromEntries(this.questions.filter((question) => this.asks(question)).map((question) => {
      const {id} = this.sheet(question)!;
      return [id, this.#answers[id] ?? []];
    }));
  }

  get isEmpty(): boolean {
    return Object.values(this.answers).every((response) => response.length === 0);
  }

  /** Together the answers are more than an entry holds. */
  get isTooLong(): boolean {
    return bytesOf(this.answers) > MAX_DATA_BYTES - AROUND;
  }

  /** Looks over some questions and marks what they lack. Gives those. */
  look(questions: readonly HTMLElement[]): HTMLElement[] {
    this.#lacking.clear();
    for (const question of questions.filter((each) => this.asks(each))) {
      const sheet = this.sheet(question)!;
      const response = this.#answers[sheet.id] ?? [];
      const lacking = response.length === 0 ? (question.hasAttribute('required') ? this.terms.needed() : '') : sheet.lacks(response);
      if (lacking) this.#lacking.set(question, lacking);
    }
    this.renew();
    return questions.filter((question) => this.#lacking.has(question));
  }

  /** Goes to a page, which is found again. */
  turn(page: number): void {
    this.page = page;
    void this.#keep();
    this.host.requestUpdate();
  }

  /** What is left of an earlier visit. Gives the id under which it was sent, where it was. */
  async restore(): Promise<string | undefined> {
    const kept = await this.activity.draft('form') as Partial<Draft> | undefined;
    if (!kept || Object.keys(this.#answers).length > 0) return undefined;
    this.#answers = Object.fromEntries(Object.entries(kept.answers ?? {}).filter(([, response]) => Array.isArray(response)));
    this.page = typeof kept.page === 'number' ? kept.page : 0;
    this.renew();
    return kept.sent;
  }

  /** Gives the id to send it under, once the disk knows it. */
  async seal(): Promise<string> {
    const sent = uuid();
    await this.#keep(sent);
    return sent;
  }

  async clear(): Promise<void> {
    this.#answers = {};
    this.page = 0;
    this.#lacking.clear();
    await this.activity.keepDraft('form', undefined);
    this.renew();
  }

  renew(): void {
    this.host.requestUpdate();
  }

  join(question: Element, sheet: () => Sheet): () => void {
    this.#sheets.set(question, sheet);
    this.renew();
    return () => {
      this.#sheets.delete(question);
      this.renew();
    };
  }

  slip(question: Element): Slip {
    const id = this.sheet(question)?.id ?? '';
    return {
      round: this.terms.round(), open: this.terms.open(), response: this.#answers[id] ?? [], solved: false, explained: false, plain: true,
      lacking: this.#lacking.get(question) ?? '',
    };
  }

  vote(question: Element, {response}: Cast): void {
    if (!this.terms.open()) return;
    this.#answers = {...this.#answers, [this.sheet(question)!.id]: response};
    this.#lacking.delete(question);
    void this.#keep();
    this.renew();
  }

  hostUpdated(): void {
    const told = JSON.stringify([...this.#sheets.keys()].map((question) => this.slip(question)));
    if (told === this.#told) return;
    this.#told = told;
    this.#provider.value = this;
  }

  async #keep(sent?: string): Promise<void> {
    await this.activity.keepDraft('form', {answers: this.#answers, page: this.page, ...(sent && {sent})} satisfies Draft);
  }
}

