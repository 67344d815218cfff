/** Loaded only where a glance tells that something is wrong with a question where things are put in place. */
import {bankOf, gapsIn} from './drag-grade.js';
import type {Fault} from './faults.js';
import {matchingIn} from './match-grade.js';
import type {Question} from './question.js';

const only = (faults: (Fault | false | undefined)[]): Fault[] => faults.filter((fault) => typeof fault === 'object');

export function faultsOfMatch(question: Question): Fault[] {
  const {pairs, partners} = matchingIn(question);
  const alone = question.options.find(({key, text}) => text && !pairs.some(([item]) => item === key));
  if (pairs.length === 0) {
    return [{message: 'None of its options has a partner, so there is nothing to match.', instead: '<flip-option match="Paris">France</flip-option>'}];
  }
  return only([
    alone && {
      message: `"${alone.text}" has no partner, so it is not shown among the items to match. What belongs to none is written in match, without a text.`,
      instead: `<flip-option match="...">${alone.text}</flip-option>, or <flip-option match="${alone.text}"></flip-option>`,
    },
    partners.length === 1 && {
      message: 'There is only one partner to choose from, so nobody can get it wrong.', instead: '<flip-option match="Rome"></flip-option>',
    },
    pairs.length === 1 && partners.length > 1 && {
      message: 'There is only one item to match: that is a choice.', instead: '<flip-question type="choice">',
    },
  ]);
}

export function faultsOfOrder({options}: Question): Fault[] {
  const marked = options.find(({correct, weight}) => correct || weight !== undefined);
  return only([
    options.length < 2 && {
      message: 'There are not two options to put in order.', instead: '<flip-option>first</flip-option> <flip-option>second</flip-option>',
    },
    marked && {
      message: 'In an order, correct and weight do not count: the options stand in their right order.',
      instead: `<flip-option>${marked.text}</flip-option>`,
    },
    options.some(({text}) => !text) && {
      message: 'An option has no text and no alt, so it cannot be told what was moved.', instead: '<flip-option>...</flip-option>',
    },
  ]);
}

/** @param bare whether a blank stands directly in the question, away from its sentence */
export function faultsOfDrag(question: Question, bare: boolean): Fault[] {
  const gaps = gapsIn(question);
  const marked = question.options.find(({correct, weight}) => correct || weight !== undefined);
  if (gaps.length === 0) {
    return [{message: 'It has no gaps, so there is nothing to answer.', instead: '<p>... <flip-blank answer="Paris"></flip-blank> ...</p>'}];
  }
  return only([
    bare && {
      message: 'A blank stands directly in the question, so it is torn from its sentence.',
      instead: '<p>... <flip-blank answer="Paris"></flip-blank> ...</p>',
    },
    gaps.some(({length}) => length === 0) && {
      message: 'A blank has no answer, so nothing is right there.', instead: '<flip-blank answer="Paris"></flip-blank>',
    },
    marked && {
      message: 'In a drag, correct and weight do not count: right words stand in the blanks, options are words that belong nowhere.',
      instead: `<flip-blank answer="${marked.text}"></flip-blank>`,
    },
    question.options.some(({text}) => !text) && {
      message: 'An option has no text, so it is no word to choose.', instead: '<flip-option>Rome</flip-option>',
    },
    bankOf(question).length === 1 && {
      message: 'There is only one word to choose from, so nobody can get it wrong.', instead: '<flip-option>Rome</flip-option>',
    },
  ]);
}
