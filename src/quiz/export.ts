/** A quiz as a file for other programs. Loaded when somebody asks for it. */
import {writeGift, type Written} from '../formats/gift/write.js';
import {writeQuizJson} from '../formats/quiz-json.js';
import {questionsIn} from './read-question.js';

export type {Written};

/** As Moodle's GIFT, with a list of what GIFT has no words for. */
export function giftOf(quiz: Element): Written {
  return writeGift(questionsIn(quiz));
}

/** As JSON of the library's own, which has words for all of it. */
export function jsonOf(quiz: Element): Written {
  return {text: writeQuizJson(questionsIn(quiz)), lost: []};
}
