/** Our model in the shape of gift-pegjs 1.0 (its `index.d.ts`), to compare with what its own tests expect. */
import type {OptionData, QuestionData, RichText} from '../../src/formats/question-data.js';

type Json = null | boolean | number | string | Json[] | {[key: string]: Json};
export type PegFile = Record<string, Json>[];

const TYPES: Partial<Record<QuestionData['type'], string>> = {
  description: 'Description', open: 'Essay', choice: 'MC', multiple: 'MC', 'true-false': 'TF', match: 'Matching', short: 'Short', number: 'Numerical',
};

export function shapeOf(question: QuestionData): Record<string, Json> {
  const {type, id, tags, name, prompt, explanation, options = []} = question;
  const common = {id: id ?? null, tags: tags ?? null, type: TYPES[type] ?? type, title: name ?? null, stem: textOf(prompt)};
  if (type === 'description') return common;
  const asked = {...common, globalFeedback: textOf(explanation)};
  const feedbackOf = (value: string) => textOf(options.find((option) => option.value === value)?.feedback);
  switch (type) {
    case 'open': return asked;
    case 'true-false': return {...asked, isTrue: options[0]!.correct === true, trueFeedback: feedbackOf('true'), falseFeedback: feedbackOf('false')};
    case 'match': return {...asked, matchPairs: options.map(({text, match}) => ({subquestion: textOf(text ?? {text: '', format: prompt.format}), subanswer: match!}))};
    case 'number': return {...asked, choices: options.map((option) => ({...choiceOf(option), isCorrect: option.text!.text !== '*', text: option.text!.text === '*' ? '*' : numberOf(option)}))};
    case 'short': return {...asked, choices: options.map((option) => ({...choiceOf(option), isCorrect: true, text: option.text!.text}))};
    default: return {...asked, choices: options.map(choiceOf)};
  }
}

const choiceOf = ({correct, weight, text, feedback}: OptionData) =>
  ({isCorrect: correct === true, weight: weight === undefined ? null : Number((weight * 100).toFixed(5)), text: textOf(text), feedback: textOf(feedback)});

/** Where a line breaks in Moodle's own format, gift-pegjs has a space: Moodle keeps the line (and shows it). The words are compared. */
function textOf(text: RichText | undefined): Json {
  if (!text) return null;
  return {format: text.format, text: text.format === 'moodle' ? text.text.replace(/\s+/g, ' ') : text.text};
}

function numberOf({text, tolerance}: OptionData): Json {
  const [least, most] = text!.text.split('..').map(Number);
  if (most !== undefined) return {type: 'high-low', numberHigh: most, numberLow: least!};
  return tolerance === undefined ? {type: 'simple', number: least!} : {type: 'range', number: least!, range: tolerance};
}

/**
 * What gift-pegjs expects, in one shape, and with Moodle's reading where the two differ:
 *
 * - `TFTwoFeedback`: in `{TRUE#a#b}` Moodle tells `a` to who is wrong, whatever is right; gift-pegjs takes `a` for "true".
 * - Gaps: gift-pegjs writes `_____ .` and notes that answers were embedded; Moodle keeps the full stop where it stands.
 * - In `short`, Moodle knows no format of an answer.
 * - One number alone is a list of one.
 */
export function shapesIn(name: string, file: PegFile): Record<string, Json>[] {
  return file.map((found) => {
    const {hasEmbeddedAnswers, ...expected} = found as Record<string, Json> & {stem?: {text: string; format: string}};
    if (hasEmbeddedAnswers && expected.stem) expected.stem = {...expected.stem, text: expected.stem.text.replace(/_____ \.$/, '_____.')};
    if (expected.type === 'Numerical') expected['choices'] = numbersIn(expected['choices']!);
    if (expected.type === 'Short') expected['choices'] = (expected['choices'] as {text: {text: string}}[]).map((choice) => ({...choice, text: choice.text.text}));
    if (name === 'TFTwoFeedback' && expected['isTrue'] === true) Object.assign(expected, {trueFeedback: expected['falseFeedback'], falseFeedback: expected['trueFeedback']});
    return expected;
  });
}

function numbersIn(choices: Json): Json {
  if (!Array.isArray(choices)) return [{isCorrect: true, weight: null, text: choices, feedback: null}];
  return choices.map((choice) => {
    const {text} = choice as {text: {type?: string; text?: string}};
    return text.type ? choice : {...choice as object, text: text.text ?? null};
  });
}
