import {html, nothing} from 'lit';
import {past as words} from '../lang/en/past.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {pastStyles} from './past.styles.js';
import type {Keep, Round} from './rounds.js';

const KEPT = {highest: 'keptHighest', last: 'keptLast', first: 'keptFirst', average: 'keptAverage'} as const satisfies Record<Keep, string>;

/** The attempts of a learner who has made several, and the way to look at each of them again. */
export const past = (parts: Parts): Extra => {
  speak(words);
  const {quiz, localize} = parts;
  const term = localize.term.bind(localize);
  const date = ({handedIn}: Round, dateStyle: 'medium' | 'long') =>
    (handedIn ? localize.date(new Date(handedIn.at), {dateStyle, timeStyle: 'short'}) : '');

  /** On to what tells which attempt is shown: a list that a screen reader reads from its top again. */
  async function look(round: Round): Promise<void> {
    await parts.ruling!.look(round);
    const note = quiz.renderRoot.querySelector<HTMLElement>('.past');
    note?.scrollIntoView({block: 'start'});
    if (note) note.focus({preventScroll: true});
    else await parts.toResult();
  }

  function renderAttempt(each: Round): unknown {
    const ruling = parts.ruling!;
    const {number, handedIn} = each;
    const isHere = ruling.round.number === number;
    return html`<li aria-current=${isHere ? 'true' : nothing}>
      <span class="name">${term('attempt', number)}</span>
      <span class="when quiet">${date(each, 'medium')}</span>
      <strong>${handedIn && ruling.sees('marks', each) ? term('percent', handedIn.score) : ''}</strong>
      ${isHere ? html`<span class="here quiet">${term('isShown')}</span>`
        : ruling.sees('answer', each) ? html`<button type="button" class="plain" aria-label=${term('lookAtAttempt', number)}
          @click=${() => look(each)}>${term('lookAt')}</button>` : nothing}
    </li>`;
  }

  return {
    styles: pastStyles,
    draw: {
      top: () => {
        const {round, last, rounds} = parts.ruling!;
        if (round === last) return nothing;
        return html`<div class="past" role="group" tabindex="-1" aria-labelledby="past" aria-describedby="past-note">
          <div><strong id="past">${term('pastShown', round.number, rounds.length, date(round, 'long'))}</strong>
            <p class="quiet" id="past-note">${term('pastNote')}</p></div>
          <button type="button" @click=${() => look(last)}>${term('backToLast', last.number)}</button>
        </div>`;
      },
      result: () => {
        const {rounds, kept, sees} = parts.ruling!;
        if (rounds.length < 2) return nothing;
        return html`<div class="attempts">
          <h5>${term('yourAttempts')}</h5>
          <ul>${rounds.map(renderAttempt)}</ul>
          ${sees('marks') && kept !== undefined ? html`<p>${term('keptScore', term(KEPT[quiz.keep] ?? 'keptHighest'), term('percent', kept))}</p>` : nothing}
        </div>`;
      },
    },
  };
};
