/** Loaded only where a glance tells that something is wrong: learners of a well written page do not pay for it. */
import {roomOf} from './answer-number.js';
import {blanksOf, isGradedBlank, isSoundBlank, type Blank} from './blanks.js';
import type {Fault} from './faults.js';
import {isGraded} from './grade.js';
import {patternOf} from './pattern.js';
import type {Question} from './question.js';
import {shortOf} from './short.js';
import {isReadable, type Sought} from './sought.js';

type Maybe = Fault | false | undefined;

/** What can be wrong with a question that is answered by a word or a number. */
export function faultsOfShort(question: Question): Fault[] {
  const {sought, tolerances} = shortOf(question);
  const {options} = question;
  const tag = `flip-question type="${sought.number ? 'number' : 'short'}"`;
  const best = Math.max(0, ...options.map(({weight, correct}) => weight ?? Number(correct)));
  const odd = sought.number ? options.find(({text}) => !isReadable(text)) : undefined;
  return only([
    !isGraded(question) && {
      message: 'No answer is set as right, so answers are kept but not graded.',
      instead: `<${tag} answer="${sought.number ? '9.81' : 'Paris|City of Light'}">`,
    },
    sought.answers.length === 0 && sought.pattern === null && best > 0 && best < 1 && {
      message: `Its best answer earns only ${best} of the points, so nobody can get it right.`,
      instead: '<flip-option correct>, without a weight, for the best one',
    },
    odd && {message: `The option "${odd.text}" is no number from which it is clear what it means.`, instead: '<flip-option correct>9.81</flip-option>'},
    ...tolerances.map((tolerance): Maybe => tolerance !== null && roomOf(tolerance, 1) === undefined && toleranceFault(tolerance, 'flip-option')),
    !sought.number && sought.units.length > 0 && {message: 'A unit counts only for numbers.', instead: '<flip-question type="number" unit="m/s²">'},
    ...faultsOfSought(sought, tag),
  ]);
}

/** What can be wrong with blanks. */
export function faultsOfBlanks(question: Question): Fault[] {
  const blanks = blanksOf(question);
  return only([
    blanks.length === 0 && {
      message: 'It has no blanks, so there is nothing to answer.',
      instead: '<flip-question type="blanks"><p>The capital of France is <flip-blank answer="Paris"></flip-blank>.</p></flip-question>',
    },
    question.options.length > 0 && {
      message: 'Its options belong to no blank, so nobody sees them.',
      instead: '<flip-blank><flip-option correct>Paris</flip-option> <flip-option>Lyon</flip-option></flip-blank>',
    },
    ...blanks.filter((blank) => !isSoundBlank(blank)).flatMap((blank) => faultsOfBlank(blank, blanks.indexOf(blank) + 1)),
  ]);
}

function faultsOfBlank(blank: Blank, place: number): Maybe[] {
  const {sought, options, points} = blank;
  const twice = options.find(({text}, i) => options.findIndex((other) => other.text === text) < i);
  const which = `Blank ${place}`;
  if (options.length > 0) {
    return [
      sought.answers.length > 0 && {
        message: `${which} has options to choose from, so its answer="${sought.answers.join('|')}" does not count.`,
        instead: '<flip-blank><flip-option correct>Paris</flip-option> <flip-option>Lyon</flip-option></flip-blank>',
      },
      options.length < 2 && {message: `${which} has only one option, so there is nothing to choose.`, instead: '<flip-blank answer="Paris">'},
      !options.some(({correct, weight}) => (weight ?? Number(correct)) >= 1) && {
        message: `None of the options of blank ${place} earns all of its points.`, instead: `<flip-option correct>${options[0]?.text ?? ''}</flip-option>`,
      },
      twice && {message: `Two options of blank ${place} have the same text.`, instead: `<flip-option>not ${twice.text}</flip-option>`},
    ];
  }
  return [
    points > 0 && !isGradedBlank(blank) && {
      message: `${which} has no answer, so what is typed there is kept but not graded.`, instead: '<flip-blank answer="Paris|paris">',
    },
    ...faultsOfSought(sought, 'flip-blank'),
  ];
}

function faultsOfSought({answers, number, pattern, tolerance}: Sought, tag: string): Maybe[] {
  const odd = number ? answers.find((answer) => !isReadable(answer)) : undefined;
  const refused = pattern === null ? undefined : patternOf(pattern, true).refused;
  return [
    odd !== undefined && {
      message: `"${odd}" is no number from which it is clear what it means. Write decimals after a point, and thousands without a sign.`,
      instead: `<${tag} answer="9.81">, or a range: <${tag} answer="1..5">`,
    },
    !number && tolerance !== null && {message: 'A tolerance counts only for numbers.', instead: `<${tag} answer="..." typos> lets slips of spelling pass`},
    number && roomOf(tolerance, 1) === undefined && toleranceFault(tolerance ?? '', tag),
    number && pattern !== null && {message: 'A pattern counts only for texts, not for numbers.', instead: `<${tag} answer="1..5">`},
    refused !== undefined && {message: `The pattern "${pattern ?? ''}" matches nothing, because ${refused}.`, instead: `<${tag} answer="..." pattern="[a-z]+">`},
    pattern !== null && answers.length === 0 && {
      message: 'With a pattern alone there is no right answer to show at the end.', instead: `<${tag} answer="Paris" pattern="${pattern}">`,
    },
  ];
}

const toleranceFault = (tolerance: string, tag: string): Fault => ({
  message: `The tolerance "${tolerance}" is neither a number nor a percentage, so it does not count.`,
  instead: `<${tag} tolerance=".05">, or <${tag} tolerance="5%">`,
});

const only = (faults: readonly Maybe[]): Fault[] => faults.filter((fault) => typeof fault === 'object');
