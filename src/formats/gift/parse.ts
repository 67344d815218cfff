/**
 * Moodle's GIFT, read as Moodle reads it (docs.moodle.org/en/GIFT_format; the order in which types are told is that of its
 * importer), a question at a time: what is wrong in one is told, and the others load. Pure: no page is needed.
 */
import {excerpt, type FaultCode, type FileFault} from '../fault.js';
import {present, TEXT_FORMATS, type QuestionData, type RichText, type TextFormat} from '../question-data.js';
import {answersOf, GiftFault} from './answers.js';
import {blocksOf, type Block} from './block.js';
import {restored, trimmed, trimmedStart, unescaped} from './escape.js';

export interface QuestionFile {
  questions: QuestionData[];
  /** Of what could not be read. */
  faults: FileFault[];
  /** Of what was read, and may not be what was meant. */
  notes: FileFault[];
}

export interface GiftFile extends QuestionFile {
  /** Every category that is named, in order; a question carries its own. */
  categories: string[];
}

export function parseGift(source: string): GiftFile {
  const file: GiftFile = {questions: [], categories: [], faults: [], notes: []};
  let open: Block | undefined;
  for (const block of blocksOf(source)) {
    const text = unescaped(block.text);
    const [begins, ends] = [text.includes('{'), text.includes('}')];
    if (open && ends && !begins) {
      // The rest of a question that a blank line cut in two is one mistake with its beginning.
      file.faults.push(faultAt(file, 'blankLine', open));
      open = undefined;
      continue;
    }
    if (open) file.faults.push(faultAt(file, 'braces', open));
    open = begins && !ends ? block : undefined;
    if (!open) readBlock(file, block, text);
  }
  if (open) file.faults.push(faultAt(file, 'braces', open));
  return file;
}

function readBlock(file: GiftFile, block: Block, text: string): void {
  const [whole, category] = /^[ \t\n\r\0\v]*\$CATEGORY:([^\n]*)/.exec(text) ?? [];
  if (whole !== undefined) {
    file.categories.push(restored(category ?? '').replace(/\s+/g, ' ').trim());
    const rest = text.slice(whole.length);
    if (trimmed(rest) === '') return;
    file.notes.push(faultAt(file, 'afterCategory', block));
    readBlock(file, block, whole.replace(/[^\n]/g, '') + rest);
    return;
  }
  try {
    const question = questionIn(file, block, text);
    // A text without words is nothing between questions.
    if (question.type === 'description' && !question.prompt.text) return;
    file.questions.push(present({...question, category: file.categories.at(-1)}));
  } catch (cause) {
    if (!(cause instanceof GiftFault)) throw cause;
    file.faults.push(faultAt(file, cause.code, block, {found: restored(cause.found || text), line: lineAt(block, text, cause.at)}));
  }
}

function questionIn(file: GiftFile, block: Block, text: string): QuestionData {
  const {name, body, at} = named(text);
  const [start, end] = [body.indexOf('{'), body.indexOf('}')];
  const common = {id: block.id || undefined, tags: block.tags, name};
  if (start < 0 && end < 0) return {type: 'description', ...common, prompt: richText(body, 'moodle')};
  if (start < 0 || end < start) throw new GiftFault('braces', '', at);
  // Nothing after the answers: they are below. Something after them: they are a gap in the sentence.
  const gap = trimmed(body).endsWith('}') ? '' : '_____';
  const after = body.slice(end + 1);
  if (after.includes('{')) file.notes.push(faultAt(file, 'secondBraces', block, {found: restored(body), line: lineAt(block, text, at + end)}));
  const prompt = richText(body.slice(0, start) + gap + after, 'moodle');
  const inside = body.slice(start + 1, end);
  const general = inside.lastIndexOf('####');
  const explanation = general < 0 ? undefined : richText(inside.slice(general + 4), prompt.format);
  const told = (code: FaultCode, found: string, place: number) =>
    file.notes.push(faultAt(file, code, block, {found: restored(found), line: lineAt(block, text, at + start + 1 + place)}));
  try {
    const answers = answersOf(general < 0 ? inside : inside.slice(0, general), (part) => richText(part, prompt.format), told);
    return {...common, prompt, ...answers, explanation: explanation?.text ? explanation : undefined};
  } catch (cause) {
    if (cause instanceof GiftFault) cause.at += at + start + 1;
    throw cause;
  }
}

/** The name between double colons, and where what follows it begins. */
function named(text: string): {name?: string; body: string; at: number} {
  const begin = text.length - trimmedStart(text).length;
  const close = text.startsWith('::', begin) ? text.indexOf('::', begin + 2) : -1;
  if (close < 0) return {body: text.slice(begin).replace(/^::/, '  '), at: begin};
  const name = restored(text.slice(begin + 2, close)).replace(/\s+/g, ' ').trim();
  return {name: name || undefined, body: text.slice(close + 2), at: close + 2};
}

/** A text with its format: `[html]`, or that of the question. */
function richText(written: string, fallback: TextFormat): RichText {
  const text = trimmed(written);
  const [mark, word] = /^\[(\w+)\]/.exec(text) ?? [];
  const format = TEXT_FORMATS.find((known) => known === word);
  return {text: trimmed(restored(mark && format ? text.slice(mark.length) : text)), format: format ?? fallback};
}

const lineAt = (block: Block, text: string, at: number) => block.line + text.slice(0, at).split('\n').length - 1;

/** How each mistake is mended. */
const MENDS: Partial<Record<FaultCode, string>> = {
  braces: 'Question? {=right ~wrong}, and \\{ \\} for braces in a text, as in formulas',
  blankLine: 'the question without a blank line before its }',
  fewAnswers: '{=right ~wrong}, with two answers or more; {=Paris -> France =Rome -> Italy} for pairs',
  noPair: '=Canada -> Ottawa in every pair, and \\= for a sign that is meant as such',
  noNumber: '{#9.81:0.05} or {#1..5}, with a point in the number',
  noAnswer: '{#9.81:0.05}',
  afterCategory: '$CATEGORY: name, then a blank line',
  secondBraces: 'one { } in a question, and \\{ \\} for braces that are meant as such',
  heavy: '%50%, between -100 and 100',
  shareIgnored: '~%50%answer, in place of =%50%answer',
  emptyAnswer: 'a text behind ~ or =, or \\~ and \\= for signs that are meant as such',
};

function faultAt(file: GiftFile, code: FaultCode, block: Block, {found = block.text, line}: {found?: string; line?: number} = {}): FileFault {
  const first = block.line + block.text.split('\n').findIndex((text) => trimmed(text) !== '');
  return {code, line: line ?? first, found: excerpt(found), mend: MENDS[code] ?? '', before: file.questions.length};
}
