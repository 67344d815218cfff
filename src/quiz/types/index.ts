import type {ActivityController} from '../../element/activity.js';
import {choice, multiple, trueFalse} from './choice.js';
import type {QuestionHost, QuestionType} from './question-type.js';

/** Makes a type for one question, or gives the one that serves them all. `activity` is the way to its records and drafts. */
type Make = (host: QuestionHost, activity: ActivityController) => QuestionType | Promise<QuestionType>;

/** Every type of question, by the name authors write: a new one is a file and a line here. */
const TYPES: Readonly<Record<string, Make>> = {
  choice: () => choice,
  multiple: () => multiple,
  'true-false': () => trueFalse,
  mark: async (...of) => (await import('./mark.js')).mark(...of),
  hotspot: async (host) => (await import('./hotspot.js')).hotspot(host),
  scale: async (host) => (await import('./scale.js')).scale(host),
  open: async (...of) => (await import('./open.js')).open(...of),
};

/** What a type can be called. */
export const NAMES = Object.keys(TYPES);

/** Is there a type of that name? */
export const isType = (name: string): boolean => Object.hasOwn(TYPES, name);

/** The type of that name, for a question; `choice` where there is none. Most are loaded when the first one asks. */
export const makeType = (name: string, ...of: Parameters<Make>): ReturnType<Make> => (TYPES[name] ?? TYPES.choice!)(...of);
