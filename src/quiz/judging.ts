import {html, nothing, type TemplateResult} from 'lit';
import {icon, type IconName} from '../element/icons.js';
import type {Mark} from './grade.js';
import type {View} from './terms.js';

export {judged} from '../lang/en/judged.js';
export {gradeOne, gradeSeveral, marksOf} from './grade.js';
export {judgingStyles} from './judging.styles.js';
export {verdictOf} from './verdict.js';

const MARKS = {
  right: {drawing: 'check', word: 'answerRight'},
  partly: {drawing: 'part', word: 'answerPartly'},
  wrong: {drawing: 'cross', word: 'answerWrong'},
  missed: {drawing: 'check', word: 'rightAnswer'},
} as const satisfies Record<Mark, {drawing: IconName; word: string}>;

/** What is known of an option, beside it. */
export function drawMark(mark: Mark, term: View['term']): TemplateResult {
  const {drawing, word} = MARKS[mark];
  return html`${icon(drawing)}<span class=${mark === 'missed' ? '' : 'unseen'}>${term(word)}</span>`;
}

/** The hints that may be seen; the author's words come in a slot. */
export function drawHints(shown: number): TemplateResult {
  return html`<div class="hints" part="hint" ?hidden=${shown === 0}>
    ${icon('hint')}<div class="words"><slot name="hint"></slot></div>
  </div>`;
}

/** What came of an answer. `left`: how many tries are; `remark`: what more its type has to say. */
export function drawResult(
  {told, verdict: {word, drawing, tone}, explained, solved, type, question, term}: View, left: string, remark: string | undefined,
): TemplateResult {
  return html`<div class="result ${tone}" part="result" role="group" aria-labelledby="verdict" tabindex="-1" ?hidden=${!told}>
    <p class="verdict"><span class="badge">${icon(drawing)}</span><strong id="verdict">${term(word)}</strong>
      <span class="quiet">${left}</span></p>
    <div class="remark">${remark}</div>
    ${solved ? type?.solution?.(question) : nothing}
    <div class="explanation" ?hidden=${!explained}><slot name="explanation"></slot></div>
  </div>`;
}

/** So long Check waits for what was answered before, ms. */
const PATIENCE = 1000;

/** Resolves with it, or when it takes its time. */
export const soon = (promise: Promise<unknown>): Promise<unknown> => Promise.race([promise, new Promise((late) => setTimeout(late, PATIENCE))]);
