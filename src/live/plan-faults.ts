import {isOpinion} from '../core/counting.js';
import type {Sheet} from '../element/ballot.js';
import {warn} from '../element/warn.js';

interface Written extends HTMLElement {low: number; high: number; think: number; vote: number; discuss: number}

/** Tells the page's author what cannot be used of peer instruction's numbers; the defaults stand in. */
export function faultsOfPlan(element: Written): void {
  const {low, high} = element;
  if (!(low >= 0 && high <= 1 && low <= high)) {
    warn(element, 'low and high are shares from 0 to 1, and low is not above high; .3 and .7 are used.', '<flip-peer low=".3" high=".7">');
  }
  for (const name of ['think', 'vote', 'discuss'] as const) {
    if (!(element[name] >= 0)) warn(element, `${name}="${element.getAttribute(name)}" is no number of seconds; the usual time is used.`, `<flip-peer ${name}="60">`);
  }
}

/** Tells the page's author that a question has nothing for peer instruction to go by: votes are counted, and nothing is advised. */
export function faultsOfQuestion(element: HTMLElement, sheet: Sheet | undefined): void {
  if (!sheet || !isOpinion(sheet.type)) return;
  warn(element, `A question of the type "${sheet.type}" asks for an opinion: nothing in it is right, so nothing is advised after the first vote.`,
    `<flip-poll> around it, which asks once, or a question such as <flip-question type="choice">`);
}
