import {hash} from '../core/id.js';
import type {QuestionData} from '../formats/question-data.js';

/**
 * The ids of a file's questions: the same as long as the question is, whatever becomes of the others. A question is known
 * by its id, else by its name, else by what it asks: so its answers may be mended.
 * @param prefix keeps ids of one file from meeting those of another
 */
export function keysOf(questions: readonly QuestionData[], prefix: string): string[] {
  const taken = new Set<string>();
  return questions.map((question) => {
    const asked = hash(question.prompt.text);
    const {id, name} = question;
    // An id that can be one of the page's is left as it is: others may name it.
    const first = id && /^[A-Za-z][\w.-]*$/.test(id) ? id : `${prefix}-${id ?? name ? wordOf(id ?? name ?? '') : asked}`;
    // Two of one name are told apart by what they ask, and then by their answers.
    const answers = hash(JSON.stringify([question.options, question.blanks]));
    const key = [first, `${first}-${asked}`, `${first}-${asked}-${answers}`].find((each) => !taken.has(each)) ?? `${first}-${asked}-${taken.size}`;
    taken.add(key);
    return key;
  });
}

const wordOf = (text: string) => (/^[\w-]{1,40}$/.test(text) ? text : hash(text));

/** What an option with a formula is called in records, where its author gives no name. */
export const formulaKey = (text: string): string => `formula-${hash(text)}`;

/** A name that was made here is not the author's. */
export const isFormulaKey = (value: string): boolean => /^formula-[\da-z]{14}$/.test(value);
