/** A file of questions in any format that we read. Pure: no page is needed. */
import {excerpt} from './fault.js';
import {parseGift, type QuestionFile} from './gift/parse.js';
import {parseQuizJson} from './quiz-json.js';

export type {QuestionFile};

/** Tells the format by what stands in the file; a name or media type only where that leaves it open. */
export function parseQuestions(text: string, hint = ''): QuestionFile {
  const begin = text.replace(/^\uFEFF/, '').trimStart();
  if (/^\{\s*["}]|^\[\s*[{\]]/.test(begin) || (/json/i.test(hint) && !/^(?:::|\/\/)/.test(begin))) return parseQuizJson(text);
  if (!/^<(?:!doctype|html|\?xml)/i.test(begin)) return parseGift(text);
  const fault = {code: 'notGift' as const, line: 1, found: excerpt(begin), mend: 'a file of Moodle\'s GIFT, or of flip-elements\' JSON', before: 0};
  return {questions: [], faults: [fault], notes: []};
}

/** It is a web page where a file should be: a network that wants a login, or an address that leads elsewhere. */
export const isPage = (text: string): boolean => /^\uFEFF?\s*<(?:!doctype html|html)/i.test(text);
