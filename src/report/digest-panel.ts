import {html, nothing, type TemplateResult} from 'lit';
import type {HelpNeed} from '../core/digest.js';
import {ENOUGH_ANSWERS, type Item} from '../core/items.js';
import {MINUTES, type PlanLine} from '../core/plan.js';
import {STRETCH} from '../core/register.js';
import {formatTime} from '../core/time.js';
import {timelineOf, type Moment} from '../core/timeline.js';
import type {ActivityController} from '../element/activity.js';
import {icon} from '../element/icons.js';
import {askButton} from './ask.js';
import {area, bar, lane, stack} from './charts.js';
import type {Panel, Parts} from './parts.js';
import {quotes} from './quotes.js';
import {UnclearSection} from './unclear-section.js';

/** So many lines of a plan, and so many names, are shown before the rest. */
const FIRST = 5;
const NAMES = 12;

/** What to know the evening before, in the order of reading. */
export class DigestPanel implements Panel {
  readonly #unclear: UnclearSection;

  constructor(readonly parts: Parts, activity: ActivityController) {
    this.#unclear = new UnclearSection(parts, activity);
  }

  draw(): TemplateResult {
    const {term} = this.parts;
    const sections = [
      [term('whoIsReady'), this.#drawReady()], [term('commonMisconceptions'), this.#drawMisconceptions()],
      [term('unclearMoments'), this.#drawMoments()], [term('whatIsUnclear'), this.#unclear.draw()],
      [term('planForClass'), this.#drawPlan()], [term('anotherWayIn'), this.#drawNeeds()],
    ] as const;
    return html`<div class="digest">${sections.map(([name, content], i) => html`<section aria-labelledby="part-${i + 1}">
      <h3 id="part-${i + 1}"><span class="number" aria-hidden="true">${this.parts.localize.number(i + 1)}</span>${name}</h3>${content}</section>`)}</div>
      ${this.#unclear.drawShow()}`;
  }

  settle(): void {
    this.#unclear.settle();
  }

  #drawReady(): TemplateResult {
    const {term, localize, digest: {ready, learners}} = this.parts;
    const rows = [['finished', 'readyFinished', 'good'], ['part', 'readyPart', 'half'], ['toDo', 'readyToDo', 'none']] as const;
    return html`
      ${stack(rows.map(([key, , tone]) => ({share: ready[key].length / Math.max(1, learners), tone})))}
      <table class="legend"><caption class="unseen">${term('whoIsReady')}</caption><tbody>${rows.map(([key, word, tone]) => html`<tr>
        <th scope="row"><span class="swatch ${tone}"></span>${term(word)}</th>
        <td>${localize.number(ready[key].length)}</td><td class="quiet">${this.parts.share(ready[key].length / Math.max(1, learners))}</td></tr>`)}</tbody></table>
      <div class="lists">${this.#drawNames('notBegunNames', ready.toDo)}${this.#drawNames('partNames', ready.part)}</div>
      <p class="quiet small">${term('neverOpened')}</p>`;
  }

  #drawNames(word: 'notBegunNames' | 'partNames', subs: readonly string[]): TemplateResult | typeof nothing {
    if (subs.length === 0) return nothing;
    return html`<details><summary>${this.parts.term(word, subs.length)}</summary>${this.#drawList(subs)}</details>`;
  }

  #drawList(subs: readonly string[]): TemplateResult {
    const names = subs.map((sub) => this.parts.nameOf(sub)).sort((a, b) => a.localeCompare(b, this.parts.localize.lang()));
    return html`<ul class="names">${names.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`;
  }

  #drawMisconceptions(): TemplateResult {
    const {term, digest: {misconceptions, rarer}, terms: {least}} = this.parts;
    if (misconceptions.length === 0) return html`<p class="quiet">${rarer > 0 ? term('noMisconceptions') : term('noMisconceptionsKnown')}</p>`;
    return html`<ol class="ideas">${misconceptions.map((idea) => html`<li>
        <p class="idea"><strong>${this.parts.ideaOf(idea.name)}</strong><span class="figure">${this.parts.share(idea.share)}</span></p>
        ${bar(idea.share, 'bad')}
        <p class="quiet small">${term('heldBy', idea.holders.size, idea.asked)}</p>
        <p>${this.parts.labelOf(idea.question)}${idea.choice ? html` <span class="quiet">${term('chose', idea.choice)}</span>` : nothing}</p>
        ${quotes(idea.quotes, term('inTheirWords'))}
        ${askButton(this.parts, idea.question)}
      </li>`)}</ol>
      ${rarer > 0 ? html`<p class="quiet small">${term('rarerIdeas', rarer, least)}</p>` : nothing}`;
  }

  #drawMoments(): TemplateResult {
    const {term, digest: {moments}, outline} = this.parts;
    if (moments.length === 0) return html`<p class="quiet">${term('noMoments')}</p>`;
    const isOne = outline.parts.filter(({kind}) => kind === 'video').length === 1;
    return html`${isOne ? this.#drawCurve(moments) : nothing}
      <ol class="moments">${moments.map((moment) => html`<li>
        <p class="when">${this.#drawPlace(moment)}${isOne ? nothing : html` <span class="quiet">${moment.label}</span>`}</p>
        <p>${this.#evidence(moment).join(' · ')}</p>
      </li>`)}</ol>`;
  }

  #drawPlace({part, from, to}: Moment): TemplateResult {
    const seek = this.parts.seek(part);
    const words = this.parts.term('momentAt', formatTime(from), formatTime(to));
    return seek
      ? html`<button type="button" aria-label=${this.parts.term('showInVideo', formatTime(from))} @click=${() => seek(from)}>${icon('play')}<span>${words}</span></button><strong class="on-paper" aria-hidden="true">${words}</strong>`
      : html`<strong>${words}</strong>`;
  }

  #drawCurve(moments: readonly Moment[]): TemplateResult {
    const {register, pupils, outline} = this.parts;
    const part = outline.parts.find(({kind}) => kind === 'video')!;
    const {heat, length} = timelineOf(register, pupils, part, outline);
    return html`<div class="curve" dir="ltr">${lane(length, moments.map(({from, to}) => [from, to]), area(heat, STRETCH, length))}
      <p class="axis quiet small" aria-hidden="true"><span>0:00</span><span>${formatTime(length / 2)}</span><span>${formatTime(length)}</span></p></div>`;
  }

  #evidence({again, lost, posts, stop}: Moment): string[] {
    const {term} = this.parts;
    const count = (n: number) => this.parts.told(n);
    return [
      ...(again > 0 ? [term('sawAgain', count(again))] : []), ...(lost > 0 ? [term('wereLost', count(lost))] : []),
      ...(stop && stop.share > 0 ? [term('wrongAtStop', this.parts.share(stop.share), stop.label)] : []),
      ...(posts > 0 ? [term('wroteAbout', count(posts))] : []),
    ];
  }

  #drawPlan(): TemplateResult {
    const {term, digest: {plan: {lines, skip, few}}, terms: {low, high}} = this.parts;
    const talk = this.#unclear.chosen;
    const minutes = lines.slice(0, FIRST).reduce((sum, line) => sum + line.minutes, 0) + talk.length * MINUTES.talk;
    const empty = lines.length === 0 && talk.length === 0;
    return html`
      ${empty ? html`<p class="quiet">${skip.length > 0 ? term('planNothingNeeded') : term('planNothing')}</p>` : html`<ol class="plan">
        ${lines.slice(0, FIRST).map((line) => this.#drawLine(line))}
        ${talk.map(({name}) => html`<li><span class="minutes">${term('planMinutes', MINUTES.talk)}</span><div><p><strong>${term('planTalk')}</strong> ${name}</p></div></li>`)}
      </ol><p class="total">${term('planAll', minutes)}</p>`}
      ${lines.length > FIRST ? html`<details><summary>${term('showOthers', lines.length - FIRST)}</summary><ol class="plan">${lines.slice(FIRST).map((line) => this.#drawLine(line))}</ol></details>` : nothing}
      ${skip.length > 0 ? html`<details><summary>${term('planSkip', skip.length)}</summary>${this.#drawItems(skip)}</details>` : nothing}
      ${few.length > 0 ? html`<details><summary>${term('planFew', few.length, ENOUGH_ANSWERS)}</summary>${this.#drawItems(few)}</details>` : nothing}
      <p class="quiet small">${term('planRule', this.parts.share(low), this.parts.share(high))}</p>`;
  }

  #drawLine({advice, items, minutes}: PlanLine): TemplateResult {
    const {term} = this.parts;
    const [first] = items;
    const idea = advice === 'teach' ? first?.choices.find(({misconception, count}) => misconception && count > 0)?.misconception : undefined;
    return html`<li class=${advice}><span class="minutes">${term('planMinutes', minutes)}</span><div>
      <p><strong>${term(advice === 'teach' ? 'planTeach' : 'planPeer')}</strong>${idea ? ` ${term('planIdea', this.parts.ideaOf(idea), items.length)}` : nothing}</p>
      ${items.map(({question, facility}) => html`<p>${this.parts.labelOf(question)} <span class="quiet small nobr">${term('rightShare', this.parts.share(facility ?? 0))}</span></p>`)}
      ${first ? askButton(this.parts, first.question) : nothing}</div></li>`;
  }

  #drawItems(items: readonly Item[]): TemplateResult {
    const {term, terms: {least}} = this.parts;
    return html`<ul class="plain">${items.map(({question, facility, answers}) => html`<li>${this.parts.labelOf(question)}
      <span class="quiet small nobr">${answers < least || facility === null ? this.parts.told(answers) : term('rightShare', this.parts.share(facility))}</span></li>`)}</ul>`;
  }

  #drawNeeds(): TemplateResult {
    const {term, digest: {needs}} = this.parts;
    if (needs.length === 0) return html`<p class="quiet">${term('nobodyNeeds')}</p>`;
    const rows: [HelpNeed, 'needNotBegun' | 'needWatchedYetWrong' | 'needStoppedEarly'][] =
      [['watchedYetWrong', 'needWatchedYetWrong'], ['stoppedEarly', 'needStoppedEarly'], ['notBegun', 'needNotBegun']];
    return html`${rows.map(([need, word]) => {
      const subs = needs.filter((each) => each.need === need).map(({sub}) => sub);
      return subs.length === 0 ? nothing : html`<div class="need"><p>${term(word)}</p>${this.#drawList(subs.slice(0, NAMES))}
        ${subs.length > NAMES ? html`<details><summary>${term('showOthers', subs.length - NAMES)}</summary>${this.#drawList(subs.slice(NAMES))}</details>` : nothing}</div>`;
    })}`;
  }
}
