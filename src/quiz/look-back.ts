import {html, nothing} from 'lit';
import {sitting as words} from '../lang/en/sitting.js';
import {speak} from '../lang/speak.js';
import {feedbackFor, toLookAt, worked} from './credit.js';
import {earnest} from './effort.js';
import type {Extra, Parts} from './extra.js';
import {lookBackStyles} from './look-back.styles.js';
import {printAlone} from '../element/print-alone.js';

/** What is said about a finished quiz beyond its points. */
export const lookBack = (parts: Parts): Extra => {
  speak(words);
  const {quiz, localize, members} = parts;
  const term = localize.term.bind(localize);
  const round = () => parts.ruling?.round.number ?? 1;
  const finished = () => (parts.ruling ? parts.ruling.over : parts.result().final);
  const sees = (sight: 'marks' | 'feedback') => parts.ruling?.sees(sight) ?? true;

  function assign(name: string, nodes: Element[]): void {
    quiz.renderRoot.querySelector<HTMLSlotElement>(`slot[name=${name}]`)?.assign(...nodes);
  }

  function renderEffort(): unknown {
    if (quiz.credit !== 'effort') return nothing;
    const result = parts.result();
    const share = parts.ruling?.worth(result) ?? result.score;
    const list = worked(members(), round());
    const missing = list.flatMap((each, i) => (earnest(each) ? [] : [String(i + 1)]));
    const named = new Intl.ListFormat(localize.lang()).format(missing);
    return html`<div class="effort">
      <h5>${missing.length === 0 ? term('effortFull') : term('effortPart', term('percent', share))}</h5>
      <p>${term('effortWhy')}</p>
      ${missing.length > 0 ? html`<p>${term('effortMissing', named, missing.length)}</p>` : nothing}
    </div>`;
  }

  return {
    styles: lookBackStyles,
    draw: {
      result: () => {
        const again = sees('feedback') && toLookAt(quiz, members(), round()).length > 0;
        return html`<div class="words-for-it"><slot name="feedback"></slot></div>
          ${renderEffort()}
          <div class="look-again" ?hidden=${!again}><h5>${term('lookAgain')}</h5><slot name="again"></slot></div>
          <p class="paper"><button type="button" @click=${() => printAlone(quiz)}>${term('printSheet')}</button></p>`;
      },
    },
    onUpdated: () => {
      const seen = finished() && sees('feedback');
      assign('feedback', seen ? feedbackFor(quiz, parts.result().score) : []);
      assign('again', seen ? toLookAt(quiz, members(), round()) : []);
    },
  };
};
