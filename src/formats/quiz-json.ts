/**
 * Questions as JSON of our own: `quiz.schema.json` says the same to editors and checkers. A text is a string of Markdown,
 * or `{"text": "...", "format": "html"}`. Pure: no page is needed.
 */
import {either, flag, isObject, like, list, number, oneOf, record, shown, text, words, type Check, type Fields, type Tell} from './check.js';
import type {FileFault} from './fault.js';
import type {QuestionFile} from './gift/parse.js';
import {brokenLine} from './json-line.js';
import {present, QUESTION_TYPES, TEXT_FORMATS, type AreaData, type BlankData, type ImageData, type OptionData, type QuestionData,
  type QuestionTypeName, type RichText} from './question-data.js';

/** Where the schema is published. */
export const SCHEMA = 'https://unpkg.com/flip-elements/dist/quiz.schema.json';

const markdown: Check<RichText> = (value, path, tell) => {
  const found = words(value, path, tell);
  return found === undefined ? undefined : {text: found, format: 'markdown'};
};
const rich = either(isObject, record<RichText>({text, format: oneOf(...TEXT_FORMATS)}, ['text', 'format']), markdown);
/** What is accepted letter by letter. */
const accepted: Check<RichText> = (value, path, tell) => {
  const found = words(value, path, tell);
  return found === undefined ? undefined : {text: found, format: 'plain'};
};
const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
const numeric: Check<RichText> = (value, path, tell) => {
  const found = like(new RegExp(`^(?:${NUMBER}(?:\\.\\.${NUMBER})?|\\*)$`), '"9.81", "1..5" or "*"')(value, path, tell);
  return found === undefined ? undefined : {text: found, format: 'plain'};
};

const share = number(-1, 1);
const common: Fields = {correct: flag, weight: share, misconception: words, value: words, feedback: rich};
const option = record<OptionData>({text: rich, ...common}, ['text']);
/** In the page's own words, or in the author's. */
const yesOrNo = either(
  (value) => isObject(value) && Object.hasOwn(value, 'text'),
  option,
  record<OptionData>({...common, value: oneOf('true', 'false')}, ['value']),
);
const short = record<OptionData>({text: accepted, ...common}, ['text']);
const numberOption = record<OptionData>({text: numeric, tolerance: number(0), ...common}, ['text']);
const pair = record<OptionData>({text: rich, match: words, ...common}, ['match']);
const gap = either(
  (value) => !isObject(value) || !Object.hasOwn(value, 'options'),
  record<BlankData>({answer: list(words, 1), tolerance: number(0), caseSensitive: flag, pattern: words, unit: words, typos: flag, points: number(0), hint: words}, ['answer']),
  record<BlankData>({options: list(option, 1), points: number(0), hint: words}, ['options']),
);
const area = record<AreaData>({
  shape: oneOf('rect', 'circle', 'poly', 'default'), coords: list(number(-Infinity)), alt: words, correct: flag, weight: share, misconception: words,
}, ['shape', 'coords', 'alt']);
const image = record<ImageData>({src: words, alt: text, width: number(1), height: number(1)}, ['src', 'alt']);

/** What belongs to one type. */
const OF_TYPE: Record<QuestionTypeName, {fields: Fields; needed: (keyof QuestionData)[]}> = {
  choice: {fields: {options: list(option, 1)}, needed: ['options']},
  multiple: {fields: {options: list(option, 1)}, needed: ['options']},
  'true-false': {fields: {options: list(yesOrNo, 2, 2)}, needed: ['options']},
  short: {fields: {options: list(short, 1), typos: flag, pattern: words}, needed: ['options']},
  number: {fields: {options: list(numberOption, 1), unit: words}, needed: ['options']},
  blanks: {fields: {blanks: list(gap, 1)}, needed: ['blanks']},
  drag: {fields: {blanks: list(gap, 1), options: list(option)}, needed: ['blanks']},
  match: {fields: {options: list(pair, 1)}, needed: ['options']},
  order: {fields: {options: list(option, 1)}, needed: ['options']},
  mark: {fields: {}, needed: []},
  hotspot: {fields: {image, areas: list(area, 1)}, needed: ['image', 'areas']},
  scale: {fields: {options: list(option), min: number(-Infinity), max: number(-Infinity), step: number(0), labels: list(text, 1)}, needed: []},
  open: {fields: {answer: words, keywords: list(words, 1), minWords: number(0, Infinity, true), maxWords: number(1, Infinity, true)}, needed: []},
  cloud: {fields: {max: number(1, 10, true), hideWords: list(words, 1)}, needed: []},
  rank: {fields: {options: list(option, 1)}, needed: ['options']},
  points: {fields: {options: list(option, 1), total: number(1, 1000, true)}, needed: ['options']},
  grid: {fields: {xLabels: list(words, 2, 2), yLabels: list(words, 2, 2)}, needed: ['xLabels', 'yLabels']},
  pin: {fields: {image}, needed: ['image']},
  description: {fields: {}, needed: []},
};
const SHARED: Fields = {
  type: oneOf(...QUESTION_TYPES), id: like(/^\S+$/, '"a-word-without-spaces"'), name: words, category: words, tags: list(words), prompt: rich, caseSensitive: flag,
  hints: list(rich), explanation: rich, points: number(0), tries: number(1, Infinity, true), scoring: oneOf('all', 'partial', 'penalty'),
  shuffled: flag, certainty: flag, distractors: number(1, Infinity, true),
};

/** Reads a file; `faults` tell of what could not be, `notes` of what was left out. */
export function parseQuizJson(source: string): QuestionFile {
  const file: QuestionFile = {questions: [], faults: [], notes: []};
  const fault = (code: FileFault['code'], found: string, mend: string, more: Partial<FileFault>) =>
    ({code, found, mend, before: file.questions.length, ...more});
  let content: unknown;
  try {
    content = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    const line = brokenLine(source.replace(/^\uFEFF/, ''));
    file.faults.push(fault('syntax', source.split('\n')[line - 1]?.trim().slice(0, 60) ?? '', 'keys and texts in "double quotes", a comma between two, none behind the last', {line}));
    return file;
  }
  const questions = isObject(content) && Object.hasOwn(content, 'questions') ? content['questions'] : undefined;
  if (!Array.isArray(questions)) {
    file.faults.push(fault('notQuestions', shown(content), '{"questions": [{"type": "choice", "prompt": "...", "options": [...]}]}', {path: ''}));
    return file;
  }
  for (const key of Object.keys(content as object)) {
    if (key !== 'questions' && key !== '$schema') file.notes.push(fault('unknownKey', key, 'one of $schema, questions', {path: key}));
  }
  for (const [i, each] of questions.entries()) {
    const told: FileFault[] = [];
    const question = readQuestion(each, `questions[${i}]`, (code, path, found, mend) => told.push(fault(code, shown(found), mend, {path})));
    // Of several mistakes in one question the first is told; what was only left out is a note.
    const bad = told.find(({code}) => code !== 'unknownKey' && code !== 'noGap') ?? told[0];
    if (question) {
      file.questions.push(question);
      file.notes.push(...told);
    } else if (bad) {
      file.faults.push(bad);
    }
  }
  return file;
}

function readQuestion(value: unknown, path: string, tell: Tell): QuestionData | undefined {
  const type = isObject(value) && Object.hasOwn(value, 'type') ? value['type'] : undefined;
  const known = QUESTION_TYPES.find((name) => name === type);
  if (isObject(value) && type !== undefined && !known) {
    tell('noType', `${path}.type`, type, `"type": ${QUESTION_TYPES.map((name) => `"${name}"`).join(' or ')}`);
    return undefined;
  }
  const {fields, needed} = OF_TYPE[known ?? 'description'];
  const question = record<QuestionData>({...SHARED, ...fields}, ['type', 'prompt', ...needed])(value, path, tell);
  if (!question) return undefined;
  for (const i of (question.blanks ?? []).keys()) {
    if (!question.prompt.text.includes(`[[${i + 1}]]`)) tell('noGap', `${path}.prompt`, question.prompt.text, `"prompt": "... [[${i + 1}]] ..."`);
  }
  return normal(question);
}

/** Without what says nothing, so that equal questions are equal key by key. */
function normal(question: QuestionData): QuestionData {
  return present({
    ...question,
    options: question.options?.map(present),
    blanks: question.blanks?.map((blank) => present({...blank, options: blank.options?.map(present)})),
    areas: question.areas?.map(({correct, ...rest}) => (correct ? {...rest, correct} : rest)),
  });
}

/** Questions as such a file, two spaces deep. */
export function writeQuizJson(questions: readonly QuestionData[]): string {
  return `${JSON.stringify({$schema: SCHEMA, questions: questions.map(written)}, null, 2)}\n`;
}

function written(question: QuestionData): object {
  const {type, prompt, options, blanks, hints, explanation, ...rest} = question;
  const plain = type === 'short' || type === 'number';
  return present({
    type, ...rest, prompt: writtenText(prompt), blanks: blanks?.map((blank) => ({...blank, ...(blank.options ? {options: blank.options.map((each) => optionOf(each, false))} : {})})),
    options: options?.map((each) => optionOf(each, plain)), hints: hints?.map(writtenText), explanation: explanation && writtenText(explanation),
  });
}

const writtenText = ({text: said, format}: RichText) => (format === 'markdown' && said.trim() ? said : {text: said, format});

function optionOf({text: said, feedback, ...rest}: OptionData, plain: boolean): object {
  return present({text: said && (plain ? said.text : writtenText(said)), ...rest, feedback: feedback && writtenText(feedback)});
}
