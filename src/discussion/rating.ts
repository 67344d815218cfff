import {html, nothing, svg, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {shareOf, type Rating} from '../core/participation.js';
import {icon} from '../element/icons.js';
import {rating as words} from '../lang/en/rating.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import type {Post} from './posts.js';
import {mostOf, pointsOn, ratingOn, SCALE, sheetOf, type Sheet} from './rating-sheet.js';
import {ratingStyles} from './rating.styles.js';
import {inPoints, reckoning} from './reckoning.js';
import {rubricOf} from './rubric.js';
import {reasonsOf} from './worth.js';

const SCALES = svg`<path d="M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a2.7 2.7 0 0 0 5 0zM19 7l-2.5 6a2.7 2.7 0 0 0 5 0z" />`;

/** The most that a word on a rating may hold. */
const LONGEST = 2000;

/** What is rated: a post, or all that a learner wrote. */
interface Subject {
  learner: string;
  post?: string;
}

/**
 * The staff rates posts and what learners did altogether: by points, or by the author's rubric. What is chosen and typed
 * is kept until it is saved or given up.
 */
class Ratings implements Extra {
  readonly styles = ratingStyles;
  readonly draw = {tools: () => (this.#in.isStaff() && this.#in.worth ? this.#renderRoll() : undefined)};
  readonly post = {
    acts: (post: Post) => (this.#mayRate(post) ? this.#renderButton({learner: post.author, post: post.id}) : undefined),
    below: (post: Post) => (this.#mayRate(post) ? this.#renderSheet({learner: post.author, post: post.id}) : undefined),
  };
  readonly #in: Parts;
  /** What is rated just now, and what is chosen. */
  #open: Subject | undefined;
  #sheet: Sheet = {};
  #fault = '';
  #isRollOpen = false;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
  }

  #mayRate({staff, removed}: Post): boolean {
    return this.#in.isStaff() && this.#in.worth !== undefined && !staff && !removed;
  }

  #ratingOf({learner, post}: Subject): Rating | undefined {
    const {ratings, marks} = this.#in.worth!.participation;
    return post === undefined ? ratings.get(learner) : marks.get(post);
  }

  #isOpen(subject: Subject): boolean {
    return this.#open !== undefined && keyOf(this.#open) === keyOf(subject);
  }

  async #toggle(subject: Subject): Promise<void> {
    if (this.#isOpen(subject)) {
      this.#close();
      return;
    }
    const {activity, talk} = this.#in;
    const draft = await activity.draft(keyOf(subject));
    const said = this.#ratingOf(subject);
    this.#close();
    this.#open = subject;
    this.#sheet = isSheet(draft) ? draft : said ? sheetOf(said, rubricOf(talk)) : {};
    this.#redraw(subject);
    await talk.updateComplete;
    talk.renderRoot.querySelector<HTMLElement>('.sheet :is(input:checked, input, textarea)')?.focus();
  }

  #close(): void {
    const before = this.#open;
    this.#open = undefined;
    this.#fault = '';
    if (before) this.#redraw(before);
  }

  /** Back to the button that opened it. */
  async #leave(subject: Subject): Promise<void> {
    this.#close();
    await this.#in.talk.updateComplete;
    this.#in.talk.renderRoot.querySelector<HTMLElement>(`[data-rates="${CSS.escape(keyOf(subject))}"]`)?.focus();
  }

  #redraw({post}: Subject): void {
    if (post === undefined) this.#in.talk.requestUpdate();
    else this.#in.redraw(post);
  }

  #renderButton(subject: Subject): TemplateResult {
    const {localize, nameOf} = this.#in;
    const rated = this.#ratingOf(subject);
    return html`<button type="button" class="plain" part="rate" data-rates=${keyOf(subject)} aria-expanded=${this.#isOpen(subject) ? 'true' : 'false'}
      @click=${() => void this.#toggle(subject)}>${icon(SCALES)}<span class=${rated ? '' : 'word'} aria-hidden="true">${rated ? inPoints(rated.score, localize) : localize.term('rate')}</span>
      <span class="unseen">${rated ? `${localize.term('scoreRated', inPoints(rated.score, localize))}. ` : nothing}${localize.term('rateThis', nameOf(subject.learner))}</span></button>`;
  }

  #renderSheet(subject: Subject): TemplateResult | undefined {
    if (!this.#isOpen(subject)) return undefined;
    const {localize, nameOf, talk} = this.#in;
    const term = localize.term.bind(localize);
    const rubric = rubricOf(talk);
    const name = nameOf(subject.learner);
    return html`<form class="sheet" aria-label=${term(subject.post === undefined ? 'ratingOfPart' : 'ratingOfPost', name)} novalidate
      @input=${(event: Event) => this.#onInput(event, subject)} @submit=${(event: Event) => void this.#onSubmit(event, subject)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        void this.#leave(subject);
      }}>
      ${rubric.length > 0 ? this.#renderRubric() : html`<fieldset><legend>${term('outOfFive')}</legend><div class="scale">
        ${Array.from({length: SCALE + 1}, (_, points) => this.#renderChoice('radio', 'points', String(points), localize.number(points)))}</div></fieldset>`}
      <label for="comment">${term('ratingComment')}</label>
      <textarea id="comment" name="comment" rows="2" maxlength=${LONGEST} dir="auto" .value=${live(this.#sheet['comment'] ?? '')}></textarea>
      <p class="quiet">${term('ratingSeenBy', name)} ${subject.learner.startsWith('~') ? term('ratingOfAlias') : nothing}</p>
      <p class="fault" role="alert">${this.#fault}</p>
      <div class="buttons">
        ${this.#ratingOf(subject) ? html`<button type="button" class="plain" @click=${() => void this.#takeBack(subject)}>${term('takeRatingBack')}</button>` : nothing}
        <button type="button" @click=${() => this.#giveUp(subject)}>${term('cancel')}</button>
        <button class="main">${term('rateNow')}</button>
      </div></form>`;
  }

  #renderRubric(): TemplateResult {
    const {localize, talk} = this.#in;
    const rubric = rubricOf(talk);
    const number = (points: number) => localize.number(points);
    const labelled = (text: string, points: number) => html`<span dir="auto">${text}</span> <span class="quiet">${localize.term('rubricPoints', number(points))}</span>`;
    return html`<fieldset><legend>${localize.term('criteria')}</legend>
      ${rubric.map(({text, points, levels}, i) => (levels.length === 0 ? this.#renderChoice('checkbox', `c${i}`, 'on', labelled(text, points))
        : html`<fieldset><legend dir="auto">${text}</legend>${levels.map((level, place) => this.#renderChoice('radio', `c${i}`, String(place), labelled(level.text, level.points)))}</fieldset>`))}
      <p><output>${localize.term('rubricSum', number(pointsOn(this.#sheet, rubric)), number(mostOf(rubric)))}</output></p></fieldset>`;
  }

  #renderChoice(type: 'radio' | 'checkbox', name: string, value: string, label: unknown): TemplateResult {
    return html`<label class="choice"><input type=${type} name=${name} value=${value} .checked=${live(this.#sheet[name] === value)}> <span>${label}</span></label>`;
  }

  #onInput(event: Event, subject: Subject): void {
    const form = event.currentTarget as HTMLFormElement;
    this.#sheet = Object.fromEntries([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : [])));
    this.#fault = '';
    void this.#in.activity.keepDraft(keyOf(subject), this.#sheet);
    this.#redraw(subject);
  }

  async #onSubmit(event: Event, subject: Subject): Promise<void> {
    event.preventDefault();
    const {localize, talk} = this.#in;
    const said = ratingOn(this.#sheet, rubricOf(talk));
    if (said) await this.#record(subject, said, localize.term('ratingKept'));
    else this.#refuse(subject, localize.term('ratingMissing'));
  }

  async #takeBack(subject: Subject): Promise<void> {
    await this.#record(subject, {score: 0, on: false}, this.#in.localize.term('ratingGone'));
  }

  async #record(subject: Subject, said: {score: number; reasons?: string[]; on?: boolean}, words: string): Promise<void> {
    const {activity, say, localize} = this.#in;
    if (!await activity.record('rated', {...subject, ...said})) {
      this.#refuse(subject, localize.term('ratingFailed'));
      return;
    }
    void activity.keepDraft(keyOf(subject), undefined);
    await this.#leave(subject);
    say(words);
  }

  #refuse(subject: Subject, fault: string): void {
    this.#fault = fault;
    this.#redraw(subject);
  }

  #giveUp(subject: Subject): void {
    void this.#in.activity.keepDraft(keyOf(subject), undefined);
    void this.#leave(subject);
  }

  #renderRoll(): TemplateResult {
    const {localize, worth, nameOf} = this.#in;
    const authors = [...new Set([...worth!.participation.posts.values()].flatMap(({staff, author}) => (staff ? [] : author)))];
    const named = authors.map((author) => ({author, name: nameOf(author)})).sort((a, b) => a.name.localeCompare(b.name, localize.lang()));
    return html`<details class="roll" part="roll" ?open=${this.#isRollOpen} @toggle=${(event: Event) => this.#onToggle(event)}>
      <summary>${localize.term('whoTookPart', authors.length)}</summary>
      ${this.#isRollOpen ? html`${named.map(({author, name}) => this.#renderLearner(author, name))}
        <p class="quiet">${localize.term(authors.length === 0 ? 'nobodyTookPart' : 'rollNote')}</p>` : nothing}</details>`;
  }

  #onToggle(event: Event): void {
    const {open} = event.currentTarget as HTMLDetailsElement;
    if (event.target !== event.currentTarget || open === this.#isRollOpen) return;
    this.#isRollOpen = open;
    this.#in.talk.requestUpdate();
  }

  #renderLearner(author: string, name: string): TemplateResult {
    const {localize, worth} = this.#in;
    const {scorer, participation} = worth!;
    const counts = worth!.count(author);
    const rating = participation.ratings.get(author);
    const score = scorer === 'rules' ? worth!.score(author) : undefined;
    const points = rating?.score ?? score?.score;
    return html`<div class="learner">
      <p class="line"><strong><bdi>${name}</bdi></strong> <span class="quiet">${localize.term('postsAndReplies', counts.posts, counts.replies)}${shareOf(worth!.needs(author)) === 1 ? ` · ${localize.term('askedDone')}` : ''}</span></p>
      ${points === undefined ? nothing : html`<p class="points">${localize.term('pointsOutOf', inPoints(points, localize), '100')}</p>`}
      ${this.#renderButton({learner: author})}
      ${rating ? html`<div class="rated"><p>${localize.term('ratedBy', this.#in.called(rating.by))}. ${score ? localize.term('byTheRules', inPoints(score.reckoned, localize)) : nothing}</p>${reasonsOf(rating)}</div>` : nothing}
      ${this.#renderSheet({learner: author})}
      ${score ? html`<details><summary>${localize.term('howReckoned')}</summary>${reckoning(score, this.#in)}</details>` : nothing}
    </div>`;
  }
}

const keyOf = ({learner, post}: Subject): string => (post === undefined ? `rate:${learner}` : `rate:${learner}:${post}`);

const isSheet = (value: unknown): value is Sheet =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');

export const rating = (parts: Parts): Extra => new Ratings(parts);
