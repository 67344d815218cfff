import type {Entry} from './entry.js';
import {faultOf} from './storable.js';
import type {Log} from './log.js';

interface AnswersFile {format: 'flip-elements answers'; version: 1; space: string; entries: Entry[]}

/** All of a learner's entries as a JSON text: a way out where a browser keeps nothing. */
export async function saveAnswers(log: Log): Promise<string> {
  const {sub} = await log.whoami();
  const entries = (await log.read(0)).filter(({author}) => author === sub);
  const file: AnswersFile = {format: 'flip-elements answers', version: 1, space: log.space, entries};
  return JSON.stringify(file, null, 1);
}

/** What came of loading a file of answers. */
export type LoadOutcome = {loaded: number} | {fault: 'not-answers' | 'other-lesson'};

/** Takes a text made by `saveAnswers` back into the log; twice is the same as once. Broken entries are left out. */
export async function loadAnswers(log: Log, text: string): Promise<LoadOutcome> {
  const file = parse(text);
  if (!file) return {fault: 'not-answers'};
  if (file.space !== log.space) return {fault: 'other-lesson'};
  const sound = file.entries.filter((entry) => isObject(entry) && faultOf(entry) === undefined
    && typeof entry.at === 'string' && !Number.isNaN(Date.parse(entry.at)));
  let loaded = 0;
  for (const entry of sound) {
    // Too large, or there already with other content: the others are still taken.
    await log.restore([{...entry, space: file.space}]).then(() => loaded++, () => {});
  }
  return {loaded};
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function parse(text: string): AnswersFile | undefined {
  try {
    const file = JSON.parse(text) as Partial<AnswersFile> | null;
    const known = file?.format === 'flip-elements answers' && typeof file.space === 'string' && Array.isArray(file.entries);
    return known ? file as AnswersFile : undefined;
  } catch {
    return undefined;
  }
}
