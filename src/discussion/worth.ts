import {html, nothing, type TemplateResult} from 'lit';
import {isEntry, type Entry} from '../core/entry.js';
import {contributionsOf, foldParticipation, needsOf, shareOf, type Counted, type Need, type Participation, type Rating} from '../core/participation.js';
import {scoreOf, type Score, type ScoreTerms} from '../core/score.js';
import type {Standing} from '../element/gate.js';
import {icon} from '../element/icons.js';
import {worth as words} from '../lang/en/worth.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts, Reckoner, Scorer} from './extra.js';
import type {Post} from './posts.js';
import {inPoints, reckoning} from './reckoning.js';
import {rubricOf} from './rubric.js';
import {scorerOf, termsOf} from './terms.js';
import {worthStyles} from './worth.styles.js';

/** What changed at once is recorded once, ms. */
const CALM = 250;

/**
 * What a learner's part is worth: what is asked for and what is there, and the score with its reasons. The learner sees
 * their own; what the staff said of them, and of their posts, too. It is the learner's page that records it.
 */
class Part implements Extra, Reckoner {
  readonly styles = worthStyles;
  readonly draw = {top: () => (this.#in.isStaff() || !this.#isReady ? undefined : this.#renderPart())};
  readonly post = {below: (post: Post) => this.#renderMark(post)};
  readonly #in: Parts;
  /** The score that this page reckoned when it last looked whether to tell it. */
  #told: number | 'nothing' | undefined = 'nothing';
  #entries: readonly Entry[] = [];
  #participation: Participation | undefined;
  readonly #known = new Map<string, unknown>();
  #asked = '';
  #isReady = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is there and what is asked for, as it was last said. */
  #said = '';

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    parts.worth = this;
    // A post that is rated is drawn anew; what it was rated is known here.
    parts.book.learn('rated', () => {});
  }

  get participation(): Participation {
    return this.#participation ??= foldParticipation(this.#entries.map((entry) => (entry.author ? entry : {...entry, author: this.#me})));
  }

  get scorer(): Scorer {
    const {talk} = this.#in;
    const scorer = scorerOf(talk);
    return scorer === 'nobody' && rubricOf(talk).length > 0 ? 'teacher' : scorer;
  }

  get standing(): Standing | undefined {
    if (!this.#isReady) return undefined;
    const done = shareOf(this.needs(this.#me)) === 1;
    return {answered: done, score: this.scorer === 'nobody' ? Number(done) : this.#shown ?? 0, final: done};
  }

  count(learner: string): {posts: number; replies: number} {
    const good = this.#counted(learner).filter(({fault}) => !fault);
    const replies = good.filter(({kind}) => kind !== 'post').length;
    return {posts: good.length - replies, replies};
  }

  needs(learner: string): Need[] {
    return this.#once(`needs ${learner}`, (terms) => needsOf(this.#counted(learner), terms));
  }

  score(learner: string): Score {
    return this.#once(`score ${learner}`, (terms) => scoreOf(this.participation, learner, terms));
  }

  onEntries(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#participation = undefined;
    this.#known.clear();
    if (!this.#isReady) {
      this.#isReady = true;
      this.#said = this.#inWords(this.needs(this.#me));
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#record(), CALM);
  }

  onLeave(): void {
    clearTimeout(this.#timer);
    this.#record();
  }

  #counted(learner: string): Counted[] {
    return this.#once(`counted ${learner}`, (terms) => contributionsOf(this.participation, learner, terms));
  }

  /** Reckons once what is drawn often: until the log tells more, or the page asks for something else. */
  #once<T>(what: string, reckon: (terms: ScoreTerms) => T): T {
    const terms = termsOf(this.#in, this.#hasOthers);
    const asked = JSON.stringify(terms);
    if (asked !== this.#asked) this.#known.clear();
    this.#asked = asked;
    const known = this.#known.get(what) ?? reckon(terms);
    this.#known.set(what, known);
    return known as T;
  }

  get #me(): string {
    return this.#in.activity.identity?.sub ?? '';
  }

  /** Somebody else writes here, or may. */
  get #hasOthers(): boolean {
    const {isClass, book, isMine} = this.#in;
    return isClass() || [...book.authors].some((author) => !isMine({author}));
  }

  /** The score that stands, where there is one. */
  get #shown(): number | undefined {
    const rating = this.participation.ratings.get(this.#me);
    return this.scorer === 'rules' ? this.score(this.#me).score : rating?.score;
  }

  /** What is reached and not in the log yet. What the staff writes is nobody's homework. */
  #record(): void {
    const {activity, isStaff, talk} = this.#in;
    if (!activity.ready || isStaff() || !talk.isConnected) return;
    const needs = this.needs(this.#me);
    const share = shareOf(needs);
    this.#say(needs);
    const done = activity.own.map((entry) => (isEntry(entry, 'progressed') ? entry.data.ratio : 0));
    if (share > Math.max(0, ...done)) void activity.record('progressed', {ratio: share});
    if (share < 1) return;
    const last = activity.own.findLast((entry) => isEntry(entry, 'completed'));
    const score = this.#shown;
    // Two devices that reckon differently, being of different age, must not contradict each other for ever.
    const isNews = score !== this.#told;
    this.#told = score;
    if (!isNews || (last && last.data.score === score)) return;
    void activity.record('completed', score === undefined ? {} : {score});
  }

  /** To those who are at it. */
  #say(needs: readonly Need[]): void {
    const {talk, say} = this.#in;
    const words = this.#inWords(needs);
    if (words !== this.#said && this.#isAsked && talk.matches(':focus-within')) say(words);
    this.#said = words;
  }

  #inWords(needs: readonly Need[]): string {
    return needs.map((need) => this.#need(need)).join(', ');
  }

  get #isAsked(): boolean {
    const {posts, replies, contributions} = this.#in.talk;
    return (posts ?? replies ?? contributions) !== undefined;
  }

  #need({what, have, of}: Need): string {
    const {localize, talk} = this.#in;
    const keys = {posts: talk.kind === 'questions' ? 'needQuestions' : 'needPosts', replies: 'needReplies', contributions: 'needContributions'} as const;
    return localize.term(keys[what], Math.min(have, of), of);
  }

  #renderPart(): TemplateResult {
    const {localize, talk} = this.#in;
    const term = localize.term.bind(localize);
    const waiting = this.#counted(this.#me).filter(({fault}) => fault === 'waiting').length;
    const rubric = rubricOf(talk);
    return html`<section class="worth" part="worth" aria-labelledby="worth">
      <div class="sum"><h4 id="worth">${term('yourPart')}</h4>${this.#renderScore()}</div>
      ${this.#isAsked ? html`<ul class="needs">${this.needs(this.#me).map((need) => this.#renderNeed(need))}</ul>` : nothing}
      ${talk.replies !== undefined && !this.#hasOthers ? html`<p class="quiet">${term('aloneHere')}</p>` : nothing}
      ${waiting > 0 ? html`<p class="quiet">${term('waitingPosts', waiting)}</p>` : nothing}
      ${this.#renderRating()}
      ${rubric.length === 0 ? nothing : html`<details><summary>${term('ratedByWhat')}</summary>
        <ul>${rubric.map(({text, points, levels}) => html`<li>${text} <span class="quiet">${term('rubricPoints', localize.number(points))}</span>${levels.length === 0 ? nothing
          : html`<ul>${levels.map((level) => html`<li>${level.text} <span class="quiet">${term('rubricPoints', localize.number(level.points))}</span></li>`)}</ul>`}</li>`)}</ul></details>`}
      ${this.scorer === 'rules' ? html`<details><summary>${term('howReckoned')}</summary>${reckoning(this.score(this.#me), this.#in)}</details>` : nothing}
    </section>`;
  }

  #renderNeed(need: Need): TemplateResult {
    const done = need.have >= need.of;
    const {localize} = this.#in;
    return html`<li class=${done ? 'done' : ''}><span class="tick">${done ? icon('check') : nothing}</span>
      <span><span class="unseen">${localize.term(done ? 'partDone' : 'partToDo')} </span>${this.#need(need)}</span></li>`;
  }

  #renderScore(): TemplateResult | typeof nothing {
    const {localize} = this.#in;
    const {scorer} = this;
    const score = this.#shown;
    if (scorer === 'nobody' && score === undefined) return nothing;
    if (score === undefined) return html`<p class="quiet">${localize.term('notRatedYet')}</p>`;
    const key = this.participation.ratings.has(this.#me) ? 'scoreRated' : 'scoreNow';
    return html`<p class="score">${localize.term(key, inPoints(score, localize))}</p>`;
  }

  /** Who of the staff overruled the rules, and why. */
  #renderRating(): TemplateResult | typeof nothing {
    const {localize} = this.#in;
    const rating = this.participation.ratings.get(this.#me);
    if (!rating) return nothing;
    return html`<div class="rated"><p>${localize.term('ratedBy', this.#in.called(rating.by))}. ${this.scorer === 'rules'
      ? localize.term('byTheRules', inPoints(this.score(this.#me).reckoned, localize)) : nothing}</p>${reasonsOf(rating)}</div>`;
  }

  /** What the staff says of a post: for its author and the staff. */
  #renderMark({id, removed}: Post): TemplateResult | undefined {
    const {localize, called, isStaff} = this.#in;
    const mark = removed ? undefined : this.participation.marks.get(id);
    return mark && html`<div class="rated mark-of-post"><p><strong>${localize.term('scoreRated', inPoints(mark.score, localize))}</strong>
      <span class="quiet">${localize.term('ratedBy', called(mark.by))}. ${localize.term(isStaff() ? 'seenByAuthor' : 'seenByYou')}</span></p>${reasonsOf(mark)}</div>`;
  }
}

export const reasonsOf = ({reasons}: Rating): TemplateResult | typeof nothing =>
  (reasons.length === 0 ? nothing : html`<ul>${reasons.map((reason) => html`<li dir="auto">${reason}</li>`)}</ul>`);

export const worth = (parts: Parts): Extra => new Part(parts);
