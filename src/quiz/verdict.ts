import type {IconName} from '../element/icons.js';
import type {Messages} from '../lang/en.js';
import type {Attempt} from './attempt.js';

/** What came of an answer: in words, with a drawing and a tone. */
export interface Verdict {
  word: keyof Messages & ('answerRight' | 'answerPartly' | 'answerNotYet' | 'answerWrong' | 'answerShown' | 'answerKept' | 'notAnswered');
  drawing: IconName;
  tone: 'good' | 'bad' | 'calm';
}

/** @param limit how many tries there are */
export function verdictOf({shown, settled, tries}: Attempt, limit: number): Verdict {
  const {correct = false, score = 0} = shown?.data ?? {};
  if (correct === null) return {word: 'answerKept', drawing: 'check', tone: 'calm'};
  if (correct) return {word: 'answerRight', drawing: 'check', tone: 'good'};
  // Settled with tries to spare: the learner asked to see the answer.
  if (settled && tries < limit) return {word: 'answerShown', drawing: 'hint', tone: 'calm'};
  if (score) return {word: 'answerPartly', drawing: 'part', tone: 'bad'};
  return {word: settled ? 'answerWrong' : 'answerNotYet', drawing: settled ? 'cross' : 'back', tone: 'bad'};
}
