import {WEIGHTS, type ScoreTerms, type Weights} from '../core/score.js';
import {warn} from '../element/warn.js';
import type {Parts, Scorer, Talk} from './extra.js';

export function scorerOf(talk: Talk): Scorer {
  const {scored} = talk;
  if (scored === undefined || scored === null) return 'nobody';
  if (!['', 'rules', 'teacher', true].includes(scored)) {
    warn(talk, `scored="${scored}" is not known.`, '<flip-discussion scored> (by the rules), or scored="teacher"');
  }
  return scored === 'teacher' ? 'teacher' : 'rules';
}

/** What the page asks for. Where nobody else is, nothing is that takes others. */
export function termsOf({talk, localize, arrangement}: Parts, hasOthers: boolean): ScoreTerms {
  const {minWords} = talk;
  const asked = {posts: wanted(talk, 'posts'), replies: hasOthers ? wanted(talk, 'replies') : undefined, contributions: wanted(talk, 'contributions')};
  if (talk.kind === 'one-each' && (asked.posts ?? 0) > 1) {
    warn(talk, `posts="${asked.posts}" cannot be reached: with kind="one-each" everybody opens one thread. One is asked for.`, '<flip-discussion kind="one-each" posts="1">');
    asked.posts = 1;
  }
  const weights = weightsOf(talk);
  return {
    ...asked, minWords, moderated: arrangement?.().moderated ?? talk.moderated, lang: localize.lang(),
    weights: hasOthers ? weights : {...weights, replies: 0, answers: 0, likes: 0, quality: weights.quality || 1},
  };
}

function wanted(talk: Talk, name: 'posts' | 'replies' | 'contributions'): number | undefined {
  const number = talk[name];
  if (number === undefined || number === null || (Number.isInteger(number) && number > 0)) return number ?? undefined;
  warn(talk, `${name}="${talk.getAttribute(name) ?? number}" is no whole number from 1 on.`, `<flip-discussion ${name}="2">`);
  return undefined;
}

/** `quality 40, replies 60`: a part that is not named weighs nothing. */
export function weightsOf(talk: Talk): Weights {
  if (!talk.weights.trim()) return WEIGHTS;
  const weights: Weights = {quality: 0, replies: 0, answers: 0, likes: 0};
  for (const part of talk.weights.split(',')) {
    const [, name = '', number = ''] = /^\s*(\w+)\s*[:= ]\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(part) ?? [];
    if (Object.hasOwn(weights, name)) weights[name as keyof Weights] = Number(number);
    else fault(talk, `weights="${talk.weights}": “${part.trim()}” is no part and its weight.`);
  }
  if (Object.values(weights).some((weight) => weight > 0)) return weights;
  fault(talk, `weights="${talk.weights}" leaves nothing that counts; the usual weights are used.`);
  return WEIGHTS;
}

const fault = (talk: Talk, message: string) => warn(talk, message, '<flip-discussion scored weights="quality 50, replies 30, answers 10, likes 10">');
