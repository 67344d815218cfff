/** Questions as GIFT that Moodle reads. Pure: no page is needed. */
import {excerpt} from '../fault.js';
import type {OptionData, QuestionData, RichText, TextFormat} from '../question-data.js';
import {escaped} from './escape.js';

/** Something that a format has no words for. */
export interface Loss {
  /** Its place among the questions, from 0. */
  question: number;
  name: string;
  /** `question` where all of it is lost; else the part, such as `hints`, or `type` where it becomes another. */
  what: string;
}

export interface Written {text: string; lost: Loss[]}

type Lose = (what: string) => void;
/** The text of the braces, and the prompt where the type changes it. */
interface Body {answers: string; prompt?: RichText}

/** What GIFT has no place for, whatever the type. */
const UNSAID = ['hints', 'points', 'tries', 'scoring', 'shuffled', 'certainty', 'distractors', 'caseSensitive', 'unit', 'image', 'typos', 'pattern',
  'min', 'max', 'step', 'labels', 'keywords', 'minWords', 'maxWords',
  'hideWords', 'total', 'xLabels', 'yLabels'] as const;

export function writeGift(questions: readonly QuestionData[]): Written {
  const lost: Loss[] = [];
  const blocks: string[] = [];
  let category: string | undefined;
  for (const [question, data] of questions.entries()) {
    const lose: Lose = (what) => lost.push({question, name: data.name ?? excerpt(data.prompt.text), what});
    const block = blockOf(data, lose);
    if (block === undefined) {
      lose('question');
      continue;
    }
    if (data.category !== category) {
      category = data.category;
      if (category === undefined) lose('category');
      blocks.push(`$CATEGORY: ${escaped(oneLine(category ?? '$course$/top'))}`);
    }
    blocks.push(block);
  }
  return {text: blocks.map((block) => `${block}\n`).join('\n'), lost};
}

function blockOf(data: QuestionData, lose: Lose): string | undefined {
  const body = data.type === 'description' ? {answers: ''} : bodyOf(data, lose);
  if (!body) return undefined;
  const {name, id, tags = []} = data;
  for (const part of UNSAID) if (data[part] !== undefined) lose(part);
  if (data.options?.some(({misconception}) => misconception)) lose('misconception');
  if (data.type !== 'true-false' && data.options?.some(({value}) => value)) lose('value');
  const prompt = body.prompt ?? data.prompt;
  const comments = [id === undefined ? '' : `[id:${bracketed(id)}]`, ...tags.map((tag) => `[tag:${bracketed(tag)}]`)].filter(Boolean);
  const text = richIn(prompt, 'moodle', /^(?:\/\/|::|\$CATEGORY)/.test(prompt.text) && !name);
  const general = data.explanation ? `####${richIn(data.explanation, prompt.format)}` : '';
  if (data.type === 'description' && general) lose('explanation');
  const answers = data.type === 'description' ? '' : `{${body.answers}${body.answers && general ? '\n\t' : ''}${general}${body.answers.includes('\n') || general ? '\n' : ''}}`;
  return [...(comments.length ? [`// ${comments.join(' ')}`] : []), `${name ? `::${escaped(oneLine(name))}::` : ''}${text}${answers}`].join('\n');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const bracketed = (text: string) => oneLine(text).replace(/\\+$/, '').replaceAll(']', '\\]');

function bodyOf(data: QuestionData, lose: Lose): Body | undefined {
  const {type, options = [], prompt: {format}} = data;
  switch (type) {
    case 'choice': return choice(options, format, lose);
    case 'multiple': return several(data, lose);
    case 'true-false': return trueOrFalse(options, format, lose);
    case 'number': return numbers(data, lose);
    case 'short': return accepted(data, lose);
    case 'match': return pairs(options, format, lose);
    case 'blanks': return gap(data, lose);
    case 'open':
      if (data.answer) lose('answer');
      return {answers: ''};
    default: return undefined;
  }
}

function choice(options: OptionData[], format: TextFormat, lose: Lose): Body | undefined {
  if (options.length < 2) return undefined;
  if (!options.some(isWhole)) lose('type');
  // Without a ~ it would be a short answer.
  const alone = options.every(isWhole);
  return {answers: lines(options.map((option, i) => `${isWhole(option) && !(alone && i > 0) ? '=' : `~${percent(option.correct ? option.weight ?? 1 : option.weight)}`}${
    text(option, format)}${comment(option, format)}`))};
}

/** Right, and nothing else is said of it: `=`. */
const isWhole = ({correct, weight}: OptionData) => correct === true && weight === undefined;

/** Moodle knows shares only: without weights each right option earns one, and each wrong one takes one back. */
function several({options = [], prompt: {format}}: QuestionData, lose: Lose): Body | undefined {
  if (options.length < 2) return undefined;
  const right = options.filter(isWhole).length;
  if (right > 0) lose('scoring');
  const weightOf = ({correct, weight}: OptionData) => weight ?? (right === 0 ? undefined : (correct ? 1 : -1) / right);
  return {answers: lines(options.map((option) => `~${percent(weightOf(option))}${text(option, format)}${comment(option, format)}`))};
}

function trueOrFalse(options: OptionData[], format: TextFormat, lose: Lose): Body | undefined {
  const [yes, no] = options;
  if (!yes || !no || options.length > 2 || Boolean(yes.correct) === Boolean(no.correct)) return undefined;
  if (options.some(({text: words}) => words)) lose('options');
  // Which of the two says "true" is told by its value, or by its place.
  const isTrue = yes.value === 'false' ? Boolean(no.correct) : Boolean(yes.correct);
  const told = (correct: boolean) => options.find((option) => Boolean(option.correct) === correct)?.feedback;
  const [wrong, right] = [told(false), told(true)].map((feedback) => (feedback ? richIn(feedback, format) : ''));
  return {answers: [isTrue ? 'TRUE' : 'FALSE', ...(wrong || right ? [wrong] : []), ...(right ? [right] : [])].join('#')};
}

function numbers({options: all = [], prompt: {format}}: QuestionData, lose: Lose): Body | undefined {
  const isElse = (option: OptionData) => option.text?.text === '*' && !option.correct && option.weight === undefined;
  const other = all.filter(isElse);
  if (other.length > 1 || (other[0] && other[0] !== all.at(-1))) lose('order');
  const rows = all.filter((option) => !isElse(option)).map((option) =>
    `=${percent(option.correct ? option.weight : option.weight ?? 0)}${escaped(option.text?.text ?? '')}${
      option.tolerance === undefined ? '' : `:${decimal(option.tolerance)}`}${comment(option, format)}`);
  const last = other[0]?.feedback;
  return rows.length === 0 ? undefined : {answers: `#${lines([...rows, ...(last ? [`~#${richIn(last, format)}`] : [])])}`};
}

function accepted({options: all = [], prompt: {format}}: QuestionData, lose: Lose): Body | undefined {
  if (all.length === 0) return undefined;
  const written = (option: OptionData, sign: string) => {
    const words = escaped(option.text?.text ?? '');
    const share = option.correct ? option.weight : option.weight ?? 0;
    return `${sign}${percent(share)}${/^[[%]/.test(words) ? '[plain]' : ''}${words}${comment(option, format)}`;
  };
  // With = and -> anywhere in it, Moodle takes it for pairs; one answer alone needs no =, if it is no word for true or false.
  const alone = written(all[0]!, '').replace(/^(?=(?:T|TRUE|F|FALSE)(?:#|$))/, '[plain]');
  if (all.length === 1 && alone.includes('->')) return {answers: alone};
  if (all.some((option) => option.text?.text.includes('->'))) return undefined;
  return {answers: lines(all.map((option) => noArrow(written(option, '='), lose)))};
}

function pairs(options: OptionData[], format: TextFormat, lose: Lose): Body | undefined {
  if (options.length < 2) return undefined;
  if (options.some(({feedback}) => feedback)) lose('feedback');
  return {answers: lines(options.map((option) => `=${noArrow(text(option, format), lose)} -> ${escaped(option.match ?? '')}`))};
}

/** There is no way to write the two signs of an arrow that is none; what reads HTML reads them so. */
function noArrow(written: string, lose: Lose): string {
  if (!written.includes('->')) return written;
  lose('arrow');
  return written.replaceAll('->', '-&gt;');
}

/** One gap is a missing word; more of them Moodle has only in another format. */
function gap({blanks = [], prompt}: QuestionData, lose: Lose): Body | undefined {
  const [blank] = blanks;
  if (!blank || blanks.length > 1) return undefined;
  lose('type');
  const shown = {...prompt, text: prompt.text.replace('[[1]]', '_____')};
  const body = blank.options?.length ? choice(blank.options, prompt.format, lose)
    : accepted({type: 'short', prompt, options: (blank.answer ?? []).map((answer) => ({text: {text: answer, format: 'plain'}, correct: true}))}, lose);
  return body && {...body, prompt: shown};
}

const lines = (rows: string[]) => rows.map((row) => `\n\t${row}`).join('');
const text = (option: OptionData, format: TextFormat) => (option.text ? richIn(option.text, format, /^%/.test(option.text.text)) : '');
const comment = ({feedback}: OptionData, format: TextFormat) => (feedback ? `#${richIn(feedback, format)}` : '');

/** A text in its format, which is named where it is not the one of the question, or where the text could be misread. */
function richIn({text: words, format}: RichText, usual: TextFormat, always = false): string {
  return `${always || format !== usual || words.startsWith('[') ? `[${format}]` : ''}${escaped(words)}`;
}

const percent = (weight: number | undefined) => (weight === undefined ? '' : `%${share(weight)}%`);

/** The shortest percentage that reads back as this very share. */
function share(weight: number): string {
  for (let digits = 0; digits < 20; digits++) {
    const short = (weight * 100).toFixed(digits);
    if (Number(short) / 100 === weight) return short;
  }
  return (weight * 100).toFixed(20);
}

/** A number without an exponent where that is the same number. */
const decimal = (number: number) => String(number);
