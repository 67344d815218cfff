import {BEHAVIOURS, isBehaviour} from './behaviour.js';
import type {Paper} from './extra.js';
import type {Fault} from './faults.js';
import {momentOf} from './hours.js';
import {policyOf, PHASES, SIGHTS} from './review.js';
import {KEEPS} from './rounds.js';
import {isExtra, limitOf} from './time-limit.js';

/** What can be wrong with a quiz's attributes. @param classAt when class begins, as the lesson says */
export function paperFaults(quiz: Paper, classAt: string | null | undefined, questions: number): Fault[] {
  const {behaviour, keep}: {behaviour: string; keep: string} = quiz;
  const {attempts, pick, timeLimit, extraTime, opens, closes, penalty, review} = quiz;
  const unknown: string[] = [];
  policyOf(review, (word) => unknown.push(word));
  const moments = ([['opens', opens], ['closes', closes]] as const).filter(([, text]) => text && momentOf(text, classAt) === undefined);
  return [
    !isBehaviour(behaviour) && {
      message: `There is no behaviour="${behaviour}"; questions are explained at once.`, instead: `<flip-quiz behaviour="${BEHAVIOURS.join('|')}">`,
    },
    attempts !== '' && attempts !== 'unlimited' && !(Number(attempts) >= 1) && {
      message: 'attempts is not a number from 1, so there is one.', instead: '<flip-quiz attempts="3">, or attempts="unlimited"',
    },
    !KEEPS.some((each) => each === keep) && {message: `There is no keep="${keep}".`, instead: `<flip-quiz keep="${KEEPS.join('|')}">`},
    penalty !== undefined && !(penalty >= 0 && penalty <= 1) && {
      message: 'penalty is a share of the points, from 0 to 1.', instead: '<flip-quiz penalty=".25">',
    },
    pick !== undefined && !(pick >= 1 && pick <= questions) && questions > 0 && {
      message: `pick is not a number from 1 to ${questions}, the number of questions; all are asked.`, instead: `<flip-quiz pick="${questions}">`,
    },
    timeLimit !== '' && limitOf(timeLimit) === undefined && {
      message: `time-limit="${timeLimit}" is not a time, so there is none.`, instead: '<flip-quiz time-limit="20"> (minutes), or time-limit="1:30"',
    },
    extraTime !== '' && !isExtra(extraTime) && {
      message: `extra-time="${extraTime}" is not a time.`, instead: '<flip-quiz extra-time="10"> (minutes), or extra-time="25%"',
    },
    ...moments.map(([name, text]) => ({
      message: /^[+-]/.test(text) && !classAt
        ? `${name}="${text}" counts from class, and no lesson around it says when class is.` : `${name}="${text}" is not a date, so it does not count.`,
      instead: /^[+-]/.test(text) && !classAt ? '<flip-lesson class-at="2026-12-02T10:00">' : `<flip-quiz ${name}="2026-12-02T10:00">, or ${name}="-3h"`,
    })),
    unknown.length > 0 && {
      message: `review does not know "${unknown.join(', ')}".`,
      instead: `<flip-quiz review="after: answer marks; closed: all">: ${PHASES.join(', ')}, each with ${SIGHTS.join(', ')}, all or none`,
    },
  ].filter((fault) => typeof fault === 'object');
}
