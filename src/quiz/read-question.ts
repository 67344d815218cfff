/** The questions of a page, whoever wrote them, as plain data. */
import {present, QUESTION_TYPES, type AreaData, type BlankData, type ImageData, type OptionData, type QuestionData, type RichText} from '../formats/question-data.js';
import {htmlText} from '../text/html-text.js';
import {alternatives} from './alternatives.js';
import {originOf} from './origin.js';
import {labelsOf} from './points.js';
import {isFormulaKey} from './question-key.js';

/** What is no part of a quiz's text. */
const MUTE = new Set('script style template flip-file-note'.split(' '));

/** The questions of a quiz in order, and what stands between them. */
export function questionsIn(quiz: Element): QuestionData[] {
  return [...quiz.childNodes].flatMap((node): QuestionData[] => {
    if (node instanceof Text) return node.data.trim() ? [{type: 'description', prompt: textIn([node])}] : [];
    if (!(node instanceof Element) || MUTE.has(node.localName)) return [];
    const origin = originOf(node);
    if (origin) return [origin];
    if (node.localName === 'flip-question') return [questionIn(node)];
    if (node.querySelector('flip-question')) return questionsIn(node);
    const prompt = textIn(node.localName === 'div' ? [...node.childNodes] : [node]);
    return prompt.text ? [present({type: 'description', ...bankOf(node), prompt})] : [];
  });
}

function bankOf(element: Element): Pick<QuestionData, 'name' | 'category' | 'tags'> {
  const {dataset} = element as HTMLElement;
  return {name: dataset['name'], category: dataset['category'], tags: listOf(dataset['tags'])};
}

function listOf(json: string | undefined): string[] | undefined {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : undefined;
  } catch {
    return undefined;
  }
}

function questionIn(element: Element): QuestionData {
  const children = [...element.childNodes];
  const at = (slot: string) => children.filter((node): node is Element => node instanceof Element && node.slot === slot);
  const elements = children.filter((node) => node instanceof Element);
  const map = element.querySelector('map');
  const given = elements.filter(({localName}) => localName === 'flip-option');
  const type = typeOf(element, given);
  const picture = type === 'pin' ? element.querySelector('img:not([slot] *, flip-option *)') : map && element.querySelector('img[usemap]');
  const gaps: Element[] = [...element.querySelectorAll('flip-blank')];
  const prompt = textIn(children.filter((node) => !(node instanceof Element) || (!node.slot && node.localName !== 'flip-option')), (node) => {
    if (node === map || node === picture) return '';
    return node.localName === 'flip-blank' ? `[[${gaps.indexOf(node) + 1}]]` : undefined;
  });
  const options = given.map((option) => optionIn(option, type));
  const text = (name: string) => element.getAttribute(name) ?? undefined;
  const explanation = at('explanation');
  return present<QuestionData>({
    type, id: text('data-id') ?? (element.id || undefined), ...bankOf(element), prompt,
    options: [...type === 'short' || type === 'number' ? answersIn(element) : [], ...options], blanks: gaps.map(blankIn),
    image: picture ? imageIn(picture) : undefined, areas: map ? [...map.querySelectorAll('area')].map(areaIn) : undefined,
    answer: type === 'open' ? text('answer') : undefined, unit: text('unit'), caseSensitive: element.hasAttribute('case-sensitive'),
    hints: at('hint').map((hint) => textIn([...hint.childNodes])),
    explanation: explanation.length > 0 ? textIn(explanation.flatMap((each) => [...each.childNodes])) : undefined,
    ...(type === 'short' ? {typos: element.hasAttribute('typos'), pattern: text('pattern')} : {}),
    ...(type === 'scale' ? {min: numberIn(element, 'min'), max: numberIn(element, 'max'), step: numberIn(element, 'step'), labels: labelsOf(element.getAttribute('labels'))} : {}),
    ...(type === 'cloud' ? {max: numberIn(element, 'max'), hideWords: alternatives(text('hide-words'))} : {}),
    ...(type === 'points' ? {total: numberIn(element, 'total')} : {}),
    ...(type === 'grid' ? {xLabels: alternatives(text('x-labels')), yLabels: alternatives(text('y-labels'))} : {}),
    ...(type === 'open' ? {keywords: alternatives(text('keywords')), minWords: numberIn(element, 'min-words'), maxWords: numberIn(element, 'max-words')} : {}),
    points: numberIn(element, 'points'), tries: numberIn(element, 'tries'),
    scoring: (['all', 'partial', 'penalty'] as const).find((known) => known === text('scoring')),
    shuffled: element.hasAttribute('shuffled'), certainty: element.hasAttribute('certainty'), distractors: numberIn(element, 'distractors'),
  });
}

function typeOf(element: Element, options: Element[]): QuestionData['type'] {
  const written = QUESTION_TYPES.find((known) => known === element.getAttribute('type'));
  return written ?? (options.filter((option) => option.hasAttribute('correct')).length > 1 ? 'multiple' : 'choice');
}

/** What a short or number question accepts by its own `answer`. */
function answersIn(element: Element): OptionData[] {
  return alternatives(element.getAttribute('answer')).map((text) => present<OptionData>({text: {text, format: 'plain'}, correct: true, tolerance: toleranceIn(element, text)}));
}

/** How far off is still right, also where it is said in per cent of the number. */
function toleranceIn(element: Element, number: string): number | undefined {
  const share = /^\s*([\d.]+)\s*%\s*$/.exec(element.getAttribute('tolerance') ?? '')?.[1];
  if (share === undefined) return numberIn(element, 'tolerance');
  const reach = Math.abs(Number(number)) * Number(share) / 100;
  return Number.isFinite(reach) ? reach : undefined;
}

function optionIn(element: Element, type: QuestionData['type']): OptionData {
  const feedback = [...element.children].filter(({slot}) => slot === 'feedback');
  const text = textIn([...element.childNodes].filter((node) => !feedback.includes(node as Element)));
  const attribute = (name: string) => element.getAttribute(name) ?? undefined;
  // The page's own words for true and false are not the author's.
  const isPages = type === 'true-false' && /^(?:true|false)$/.test(attribute('value') ?? '');
  const isExact = type === 'short' || type === 'number';
  return present<OptionData>({
    text: isPages || !text.text ? undefined : isExact ? {text: plainIn(element), format: 'plain'} : text,
    value: isFormulaKey(attribute('value') ?? '') ? undefined : attribute('value'), correct: element.hasAttribute('correct'), weight: numberIn(element, 'weight'), misconception: attribute('misconception'),
    match: attribute('match'), tolerance: toleranceIn(element, text.text),
    feedback: feedback.length > 0 ? textIn(feedback.flatMap((each) => [...each.childNodes])) : undefined,
  });
}

function blankIn(element: Element): BlankData {
  const attribute = (name: string) => element.getAttribute(name) ?? undefined;
  return present<BlankData>({
    answer: alternatives(attribute('answer')), options: [...element.querySelectorAll('flip-option')].map((option) => optionIn(option, 'choice')),
    tolerance: numberIn(element, 'tolerance'), caseSensitive: element.hasAttribute('case-sensitive'), pattern: attribute('pattern'), hint: attribute('hint'),
    unit: attribute('unit'), typos: element.hasAttribute('typos'), points: numberIn(element, 'points'),
  });
}

function areaIn(element: HTMLAreaElement): AreaData {
  const shape = (['rect', 'circle', 'poly', 'default'] as const).find((known) => known === element.shape) ?? 'rect';
  const {correct, weight, misconception} = {correct: element.hasAttribute('correct'), weight: numberIn(element, 'weight'), misconception: element.getAttribute('misconception')};
  return {
    shape, coords: element.coords.split(/[\s,]+/).filter(Boolean).map(Number).filter(Number.isFinite), alt: element.alt,
    ...(correct ? {correct} : {}), ...(weight === undefined ? {} : {weight}), ...(misconception ? {misconception} : {}),
  };
}

function imageIn(element: Element): ImageData {
  return present({src: element.getAttribute('src') ?? '', alt: element.getAttribute('alt') ?? '', width: numberIn(element, 'width'), height: numberIn(element, 'height')});
}

function numberIn(element: Element, name: string): number | undefined {
  const text = element.getAttribute(name)?.trim();
  return text && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

const plainIn = (element: Element) => [...element.childNodes].filter((node) => node instanceof Text).map(({data}) => data).join('').replace(/\s+/g, ' ').trim();

/** A text as HTML, or plain where there is no markup in it. */
function textIn(nodes: readonly Node[], swap: (element: Element) => string | undefined = () => undefined): RichText {
  const told = nodes.filter((node) => !(node instanceof Text) || node.data.trim());
  const [only] = told;
  if (told.length === 1 && only instanceof HTMLParagraphElement && isBare(only)) return textIn([...only.childNodes], swap);
  const text = htmlText(nodes, swap).replace(/^\s+|\s+$/g, '');
  // A gap is no markup.
  if (!nodes.every((node) => node instanceof Text || (node instanceof Element && swap(node) !== undefined))) return {text, format: 'html'};
  return {text: nodes.map((node) => (node instanceof Text ? node.data : swap(node as Element) ?? '')).join('').replace(/\s+/g, ' ').trim(), format: 'plain'};
}

const isBare = (element: Element) => [...element.attributes].every(({name}) => name === 'dir');
