import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {hostStyles} from '../element/host.styles.js';
import {icon} from '../element/icons.js';
import {Localize} from '../element/localize.js';
import {lesson} from '../lang/en/lesson.js';
import type {Activity} from '../element/scope.js';
import {activityLink} from './activity-link.js';
import {progressStyles} from './flip-progress.styles.js';
import {overall} from './standing.js';
import {StandingsController} from './standings-controller.js';

/**
 * What is done and what is missing in the lesson, with a way to each part.
 *
 * ```html
 * <flip-progress></flip-progress>
 * <flip-progress for="talk warmup"></flip-progress>
 * ```
 *
 * @tag flip-progress
 * @csspart heading - the words above the bar
 * @csspart bar - the bar
 * @csspart list - the parts of the lesson
 */
export class FlipProgress extends LitElement {
  static override styles = [hostStyles, progressStyles];

  /** Ids of the activities to show, separated by spaces; all of the lesson without it. */
  @property() for = '';

  readonly #standings = new StandingsController(this);
  readonly #localize = new Localize(this, lesson);

  override render(): TemplateResult {
    const wanted = this.for.split(/\s+/).filter(Boolean);
    const activities = this.#standings.activities.filter(({id}) => wanted.length === 0 || wanted.includes(id));
    const term = this.#localize.term.bind(this.#localize);
    return html`<nav class="card" aria-labelledby="heading">
      <div class="head">
        <h2 id="heading" part="heading">${term('progress')}</h2>
        <p class="quiet" role="status">${this.#summary(activities)}</p>
      </div>
      ${activities.length > 0 ? this.#renderList(activities) : nothing}
    </nav>`;
  }

  #renderList(activities: Activity[]): TemplateResult {
    const standings = activities.map(({id}) => this.#standings.of(id));
    return html`
      <progress part="bar" max="1" .value=${overall(standings)} aria-labelledby="heading"></progress>
      <ol part="list">${activities.map((activity) => this.#renderActivity(activity))}</ol>`;
  }

  #renderActivity(activity: Activity): TemplateResult {
    const {ratio, completed, score} = this.#standings.of(activity.id);
    // A quiz may keep its score to itself; what is scored in its HTML shows it.
    const points = completed && score !== undefined && activity.element.hasAttribute('scored') ? ` · ${this.#localize.term('percent', score)}` : '';
    const state = completed ? 'done' : ratio > 0 ? 'begun' : 'toDo';
    return html`<li class=${state}>
      <span class="mark">${completed ? icon('check') : nothing}</span>
      ${activityLink(activity)}
      <span class="quiet">${this.#localize.term(state)}${points}</span>
    </li>`;
  }

  #summary(activities: Activity[]): string {
    if (!this.#standings.ready) return '';
    const done = activities.filter(({id}) => this.#standings.of(id).completed).length;
    if (activities.length === 0) return this.#localize.term('nothingToDo');
    return done === activities.length ? this.#localize.term('allDone') : this.#localize.term('doneOf', done, activities.length);
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-progress': FlipProgress}
}
