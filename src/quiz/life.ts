import {nothing, type TemplateResult} from 'lit';
import {ActivityController} from '../element/activity.js';
import {GateMember} from '../element/gate.js';
import {ownSaveNote} from '../element/save-note.js';
import {warn} from '../element/warn.js';
import {Answering, type Asked} from './answering.js';
import type {Contents} from './contents.js';
import {takeEarly} from './early.js';
import {judge} from './judge.js';
import {versionOf, type Question} from './question.js';
import {shuffled} from './shuffle.js';
import {living} from './living.js';
import {setStates} from './states.js';
import type {Terms, View} from './terms.js';
import {isType, NAMES} from './types/index.js';
import type {QuestionHost, QuestionType} from './types/question-type.js';

/** The question that lives: what it draws, and what its author said. */
export interface LifeHost extends QuestionHost {
  readonly response: readonly string[];
  readonly kind: QuestionType | undefined;
  readonly view: View;
  readonly terms: Terms | undefined;
  /** The id that its records want, and its name in a list. */
  readonly key: string;
  readonly label: string;
  readonly drawn: number | undefined;
  readonly type: string;
  readonly tries: number | undefined;
  readonly points: number;
  readonly shuffled: boolean;
  readonly required: boolean;
  readonly name: string;
  /** It cannot be answered for its form or fieldset. */
  readonly off: boolean;
}

/**
 * What a question lives by: its place in a lesson and a gate, its records and drafts, what it tells a form and its author.
 * On a page with nothing but questions it comes with the first sign of a learner.
 */
export class Life {
  readonly #member: GateMember;
  readonly activity: ActivityController;
  readonly answering: Answering;

  constructor(readonly host: LifeHost, readonly contents: Contents, readonly internals: ElementInternals) {
    this.#member = new GateMember(host);
    this.activity = new ActivityController(host, {
      id: () => host.key,
      label: () => (this.joined ? undefined : host.label),
      onEntries: () => {
        contents.freeze();
        this.restore();
      },
    });
    this.answering = new Answering(host, this.activity, () => this.#asked);
  }

  /** Something waits for the question. */
  get joined(): boolean {
    return this.#member.joined;
  }

  /** Something was answered, or asked for. */
  get begun(): boolean {
    return this.answering.attempt.shown !== undefined || this.answering.hintsAsked > 0;
  }

  /** How many tries there are. */
  get limit(): number {
    return this.#asked.limit;
  }

  get triesLeft(): string {
    const {view, limit} = {view: this.host.view, limit: this.limit};
    return view.settled || limit === Infinity ? '' : view.term('triesLeft', limit - this.answering.attempt.tries);
  }

  get remark(): string | undefined {
    const {kind, question, response} = this.host;
    return kind?.remark?.(question, response);
  }

  /** What is known now, in place of what a question shows that nobody has answered. */
  view(rest: View): View {
    const {type, question, response} = rest;
    const {attempt, answering: {told: shown}} = {attempt: this.answering.attempt, answering: this.answering};
    const judged = judge();
    const told = shown && judged !== undefined;
    const {settled} = attempt;
    const view: View = {
      ...rest, name: this.activity.id, settled, told, order: this.#orderOf(question), seed: this.#seed,
      marks: told && type ? type.marks(question, response, settled) : rest.marks,
      off: rest.off || settled, feedback: told,
      explained: settled && this.contents.explained, solved: settled && attempt.shown?.data.correct !== true,
      verdict: judged?.verdictOf(attempt, this.limit) ?? rest.verdict,
    };
    return this.host.terms?.view(view) ?? view;
  }

  /** Looks for what is known, once it can be understood. */
  restore(): void {
    const {host: {kind, key, question}, activity, answering} = this;
    if (!kind || !activity.ready) return;
    // What was chosen when no log could be had is newer than what one has.
    const early = activity.alone ? takeEarly(key).filter((part) => kind.knows(question, part)) : [];
    if (early.length > 0 && answering.response.length === 0) answering.choose(early);
    void answering.restore();
  }

  /** Begins anew, under other terms. */
  renew(): void {
    this.answering.renew();
    this.restore();
  }

  check(): void {
    this.answering.check();
    void this.#tellResult();
  }

  reveal(): void {
    this.answering.reveal();
    void this.#tellResult();
  }

  async hint(): Promise<void> {
    const {host} = this;
    this.answering.askHint();
    await host.updateComplete;
    host.say(this.contents.newestHint);
    // The button goes with the last hint.
    if (!host.renderRoot.querySelector('.actions :focus')) host.focus();
  }

  drawHints(): TemplateResult | typeof nothing {
    const {hintsAsked, attempt: {tries, settled}} = this.answering;
    this.contents.shownHints = settled ? 0 : Math.min(this.contents.hints, tries + hintsAsked);
    return judge()?.drawHints(this.contents.shownHints) ?? nothing;
  }

  drawNote(): TemplateResult | typeof nothing {
    return ownSaveNote(this.activity);
  }

  /** Tells the page, a form and what waits for the question how it stands. */
  tell(view: View): void {
    const {host, activity, answering: {attempt: {settled, score, shown}}} = this;
    const kind = view.type!;
    this.#tellForm(view);
    const answered = shown !== undefined;
    setStates(this.internals, {answered, right: view.verdict.tone === 'good', settled});
    if (!activity.ready && !answered) return;
    // What cannot be answered, or has no right answer, holds nobody up.
    const idle = !kind.isAnswerable(host.question);
    this.#member.report({
      answered: answered || idle, score: score ?? Number(answered || idle), final: settled || idle || host.off, graded: score !== null, go: this.#go, begun: host.response.length > 0,
    });
    if (activity.ready) void this.#lookOver(kind).catch(() => {});
  }

  get #asked(): Asked {
    const {host} = this;
    const {tries, terms} = host;
    const asked: Asked = {
      stamp: {version: versionOf(host.question)},
      limit: tries !== undefined && tries >= 1 ? Math.floor(tries) : Infinity,
      knows: (part) => host.kind?.knows(host.question, part) === true,
      grade: (response) => host.kind!.grade(host.question, response),
    };
    return terms?.asked(asked) ?? asked;
  }

  /** The places of the options, in the order to show: the author's until it is known who learns. */
  #orderOf({options}: Question): number[] {
    const keys = options.map(({key}) => key);
    return this.host.shuffled && this.activity.identity?.sub ? shuffled(keys, this.#seed) : keys.map((_, i) => i);
  }

  get #seed(): string {
    return `${this.activity.identity?.sub} ${this.activity.id}`;
  }

  /** Where the first of the chosen options leads that leads anywhere. */
  get #go(): string | undefined {
    return this.contents.options.find((option: {told?: boolean} & HTMLElement) => option.told && option.matches('[go]'))?.getAttribute('go') ?? undefined;
  }

  /** Says what came of it; where the button is gone with the last try, the focus goes to the result. */
  async #tellResult(): Promise<void> {
    const {host, contents} = this;
    await host.updateComplete;
    const {response, question, view, kind} = host;
    const hits = view.feedback && kind?.hits(question, response);
    const feedback = question.options.map(({key}, i) => (hits && hits.includes(key) ? contents.feedback(i) : ''));
    const words = [view.term(view.verdict.word), this.triesLeft, this.remark, ...feedback, contents.newestHint];
    host.say(words.flatMap((each) => each || []).map((each) => each.replace(/[.\s]*$/, '.')).join(' '));
    const result = host.renderRoot.querySelector<HTMLElement>('.result');
    if (host.attempt.settled) result?.focus();
    else result?.scrollIntoView({block: 'nearest'});
  }

  /** What a form gets: for each chosen option its `value` or its text, as from a `<select>`. */
  #tellForm({type, off, settled, term}: View): void {
    const {host, internals} = this;
    const {response, question, name} = host;
    const values = new FormData();
    for (const value of this.#wordsOf(type!)) values.append(name, value);
    internals.setFormValue(name && response.length > 0 ? values : null, response.join('\n'));
    const missing = host.required && response.length === 0 && (settled || !off) && type!.isAnswerable(question);
    const anchor = host.renderRoot.querySelector<HTMLElement>('.rows :enabled') ?? type!.first?.() ?? undefined;
    if (missing) internals.setValidity({valueMissing: true}, term('answerNeeded'), anchor);
    else internals.setValidity({});
  }

  #wordsOf({words}: QuestionType): string[] {
    const {response, question} = this.host;
    return words?.(question, response) ?? question.options.flatMap(({key, text}, i) =>
      (response.includes(key) ? this.contents.options[i]?.getAttribute('value') ?? text : []));
  }

  /** Looks the author's HTML over; the words for what is wrong come only when something seems to be. */
  async #lookOver(kind: QuestionType): Promise<void> {
    const {host} = this;
    const {type, tries, points, question} = host;
    const written = this.contents.written(type);
    const plain = (!type || isType(type)) && (tries === undefined || tries >= 1) && points >= 0 && !written.scoring
      && new Set(written.options.map(({text, value}) => value || text)).size === written.options.length;
    if (plain && kind.isSound(question)) return;
    const {faultsOf} = await import('./faults.js');
    const faults = [...faultsOf(written, {type, types: NAMES, tries, points}), ...await kind.faults(question)];
    for (const {message, instead} of faults) warn(host, message, instead);
  }
}

living.Life = Life;
