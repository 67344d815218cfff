import type {Localize} from '../../element/localize.js';
import type {Hit} from '../sought.js';
import type {QuestionHost} from './question-type.js';

/** Attributes that only typed answers know: a change of one makes it another question. */
const ATTRIBUTES = ['unit', 'pattern', 'case-sensitive', 'typos', 'points', 'hint', 'type'];

/** Follows what an author's script changes at a question or its blanks, for as long as the question lives. */
export function follow(host: QuestionHost): void {
  new MutationObserver(() => host.requestUpdate())
    .observe(host, {subtree: true, attributes: true, attributeFilter: ATTRIBUTES});
}

/** Enter checks, unless it picks a word of an input method, or is held down. */
export const isEnter = ({key, isComposing, repeat}: KeyboardEvent): boolean => key === 'Enter' && !isComposing && !repeat;

/** As the learner would press it. */
export function pressCheck(host: QuestionHost): void {
  host.renderRoot.querySelector<HTMLElement>('[part=check]')?.click();
}

/** What is to say of an answer that is right but for its unit or its spelling. */
export function noteOn({unit, misspelt}: Hit, right: string, localize: Localize): string {
  if (unit === 'missing') return localize.term('unitMissing');
  if (unit === 'wrong') return localize.term('unitWrong');
  if (unit === 'needless') return localize.term('unitNeedless');
  return misspelt ? localize.term('misspelt', right) : '';
}
