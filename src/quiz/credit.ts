import {isEntry} from '../core/entry.js';
import {certaintyPoints, levelOf} from './certainty.js';
import type {Worked} from './effort.js';
import type {Member} from './extra.js';

/** How a learner worked on each question of an attempt, from the records. */
export function worked(members: readonly Member[], round: number): Worked[] {
  return members.map(({question, points, answered}) => {
    const tries = question?.answering.activity.own.filter((entry) => isEntry(entry, 'answered') && (entry.data.attempt ?? 1) === round) ?? [];
    const answers = tries.filter((entry) => isEntry(entry, 'answered'));
    const text = question ? [question.question.prompt, ...question.question.options.map((option) => option.text)].join(' ') : '';
    return {
      points,
      answered: question ? answers.length > 0 : answered,
      right: !question || answers.some(({data}) => data.correct !== false),
      seconds: answers.reduce((sum, {data}) => sum + data.duration, 0),
      words: text.split(/\s+/).filter(Boolean).length,
    };
  });
}

/** What is earned and could be, for being rightly sure. @param all every question asks, not only those that say so */
export function certainIn(members: readonly Member[], all: boolean): {earned: number; all: number} {
  const asked = members.filter(({question, graded, points}) => graded && points > 0 && question && (all || question.hasAttribute('certainty')));
  const points = asked.flatMap(({question}) => {
    const {score, certainty} = question!.attempt.shown?.data ?? {score: null};
    const level = levelOf(certainty);
    return score !== null && level ? certaintyPoints(score, level) : [];
  });
  return {earned: points.reduce((sum, each) => sum + each, 0), all: asked.length * 3};
}

/** The texts of the author's for the wrong ideas that showed in an attempt. */
export function toLookAt(quiz: Element, members: readonly Member[], round: number): Element[] {
  const shown = new Set(members.flatMap(({question}) => question?.answering.activity.own ?? []).flatMap((entry) =>
    (isEntry(entry, 'answered') && (entry.data.attempt ?? 1) === round ? entry.data.misconceptions ?? [] : [])));
  return [...quiz.querySelectorAll(':scope > [slot=again]')].filter((text) =>
    (text.getAttribute('misconception') ?? '').split(/\s+/).some((key) => shown.has(key)));
}

/** The author's words for a score: those with the highest `from` that it reaches. */
export function feedbackFor(quiz: Element, score: number): Element[] {
  const bands = [...quiz.querySelectorAll(':scope > [slot=feedback]')].map((element) => ({element, from: Number(element.getAttribute('from') ?? 0)}));
  const reached = Math.max(...bands.map(({from}) => from).filter((from) => from <= score + 1e-6));
  return bands.filter(({from}) => from === reached).map(({element}) => element);
}
