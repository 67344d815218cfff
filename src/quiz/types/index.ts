import {choice, multiple, trueFalse} from './choice.js';
import type {QuestionHost, QuestionType} from './question-type.js';

/** Makes a type for one question, or gives the one that serves them all. */
type Make = (host: QuestionHost) => QuestionType | Promise<QuestionType>;

/** Every type of question, by the name authors write: a new one is a file and a line here. */
const TYPES: Readonly<Record<string, Make>> = {
  choice: () => choice,
  multiple: () => multiple,
  'true-false': () => trueFalse,
};

/** What a type can be called. */
export const NAMES = Object.keys(TYPES);

/** Is there a type of that name? */
export const isType = (name: string): boolean => Object.hasOwn(TYPES, name);

/** The type of that name, for a question; `choice` where there is none. Most are loaded when the first one asks. */
export const makeType = (name: string, host: QuestionHost): QuestionType | Promise<QuestionType> => (TYPES[name] ?? TYPES.choice!)(host);
