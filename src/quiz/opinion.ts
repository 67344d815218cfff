import {isGraded, type Question} from './question.js';
import type {QuestionType} from './types/question-type.js';

const LISTED = ['choice', 'multiple', 'true-false'];
const TYPED = ['short', 'number'];

/** A question that asks for an opinion: that no answer to it is right is no mistake of its author's. */
export function opinion(type: QuestionType, name: string): QuestionType {
  const isSound = (question: Question): boolean => {
    if (isGraded(question)) return type.isSound(question);
    if (LISTED.includes(name)) return question.options.length > 0;
    return TYPED.includes(name) || type.isSound(question);
  };
  return Object.assign(Object.create(type) as QuestionType, {free: true, isSound});
}
