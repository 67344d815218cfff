import {choice, multiple, trueFalse} from './choice.js';
import type {QuestionType} from './question-type.js';

/** Every type of question, by the name authors write: a new one is a file and a line here. */
const TYPES: Readonly<Record<string, QuestionType>> = {
  choice,
  multiple,
  'true-false': trueFalse,
};

/** What a type can be called. */
export const NAMES = Object.keys(TYPES);

/** Is there a type of that name? */
export const isType = (name: string): boolean => Object.hasOwn(TYPES, name);

/** The type of that name; `choice` where there is none. */
export const typeOf = (name: string): QuestionType => (isType(name) ? TYPES[name] : undefined) ?? choice;
