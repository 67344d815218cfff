/** What can be wrong with a file of questions. The words stand in `lang/en/file.ts`, by these names. */
export type FaultCode = 'braces' | 'blankLine' | 'fewAnswers' | 'noPair' | 'noNumber' | 'noAnswer' | 'afterCategory' | 'secondBraces'
  | 'heavy' | 'shareIgnored' | 'emptyAnswer' | 'syntax' | 'notQuestions' | 'missing' | 'unknownKey' | 'wrongValue' | 'noType' | 'noGap' | 'notGift';

/** A mistake in a file, and its mend. */
export interface FileFault {
  code: FaultCode;
  /** From 1, where the file has lines that matter. */
  line?: number;
  /** In JSON: `questions[2].options[0].weight`. */
  path?: string;
  /** What stands there. */
  found: string;
  /** What to write instead. */
  mend: string;
  /** How many questions stand before it. */
  before: number;
}

/** The beginning of a text, to be found again by. */
export function excerpt(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}
