/** Questions of a file as the HTML that an author would have written. */
import type {AreaData, BlankData, OptionData, QuestionData, RichText} from '../formats/question-data.js';
import {hasMath, textNodesIn} from '../text/math.js';
import {imageAddress} from '../text/address.js';
import {richDom} from '../text/rich.js';
import {listOf} from './alternatives.js';
import {remember} from './origin.js';
import {formulaKey} from './question-key.js';

export interface Building {
  /** The id it gets. */
  key: string;
  /** Resolves relative addresses. */
  base: string;
  /** What the page calls true and false. */
  yes: string;
  no: string;
  /** Hears that the page's policy forbids to read HTML. */
  onForbidden: () => void;
}

export async function buildQuestion(data: QuestionData, building: Building): Promise<Element> {
  const element = data.type === 'description' ? document.createElement('div') : document.createElement('flip-question');
  for (const [name, value] of Object.entries(attributesOf(data, building))) if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  element.append(...await richDom(data.prompt, building));
  await fillGaps(element, data, building);
  if (data.image) element.append(...pictureOf(data, building));
  for (const option of data.options ?? []) element.append(await optionOf(option, data, building));
  for (const hint of data.hints ?? []) element.append(await inSlot('hint', hint, building));
  if (data.explanation) element.append(await inSlot('explanation', data.explanation, building));
  remember(element, data);
  return element;
}

function attributesOf(data: QuestionData, {key}: Building): Record<string, string | number | boolean | undefined> {
  const {id, name, category, tags} = data;
  const kept = {'data-name': name, 'data-category': category, 'data-tags': tags && JSON.stringify(tags)};
  if (data.type === 'description') return kept;
  const {type, points, tries, scoring, shuffled, certainty, distractors, unit, answer, caseSensitive, typos, pattern, min, max, step, labels, keywords, minWords, maxWords, hideWords, total, xLabels, yLabels} = data;
  return {
    id: key, ...(key === id ? {} : {'data-id': id ?? ''}), type, points, tries, scoring, shuffled, certainty, distractors, unit, answer, 'case-sensitive': caseSensitive, ...kept,
    'hide-words': hideWords && listOf(hideWords), total, 'x-labels': xLabels && listOf(xLabels), 'y-labels': yLabels && listOf(yLabels),
    typos, pattern, min, max, step, labels: labels && listOf(labels), keywords: keywords && listOf(keywords), 'min-words': minWords, 'max-words': maxWords,
  };
}

async function optionOf(data: OptionData, {type}: QuestionData, building: Building): Promise<Element> {
  const {text, correct, feedback} = data;
  const element = document.createElement('flip-option');
  setAll(element, data, ['value', 'weight', 'misconception', 'match', 'tolerance']);
  // A formula's words are not those of its TeX, so records must not depend on whether it could be set.
  if (text && data.value === undefined && hasMath(text.text)) element.setAttribute('value', formulaKey(text.text));
  element.toggleAttribute('correct', correct ?? false);
  if (text) element.append(...await richDom(text, {...building, inline: true}));
  else if (type === 'true-false') element.append(data.value === 'false' ? building.no : building.yes);
  if (feedback) element.append(' ', await inSlot('feedback', feedback, building));
  return element;
}

/** In one paragraph it is a line beside the answer, else a block below it. */
async function inSlot(slot: string, text: RichText, building: Building): Promise<Element> {
  const nodes = await richDom(text, {...building, inline: true});
  const isBlock = nodes.some((node) => node instanceof HTMLElement && /^(?:p|div|ul|ol|dl|table|blockquote|pre|h\d|hr|figure)$/.test(node.localName));
  const element = document.createElement(isBlock || slot !== 'feedback' ? 'div' : 'span');
  element.slot = slot;
  element.append(...nodes);
  return element;
}

/** Sets the gaps where `[[1]]` stands; one that has no place comes at the end, so that it can be filled. */
async function fillGaps(element: Element, data: QuestionData, building: Building): Promise<void> {
  const gaps = await Promise.all((data.blanks ?? []).map((blank) => gapOf(blank, data, building)));
  if (gaps.length === 0) return;
  const left = new Set(gaps);
  for (const node of textNodesIn(element)) {
    const pieces = node.data.split(/\[\[(\d+)\]\]/);
    if (pieces.length === 1) continue;
    node.replaceWith(...pieces.map((piece, i) => {
      const gap = i % 2 === 1 ? gaps[Number(piece) - 1] : undefined;
      return gap && left.delete(gap) ? gap : i % 2 === 1 ? `[[${piece}]]` : piece;
    }));
  }
  for (const gap of left) (element.querySelector('p:last-of-type') ?? element).append(' ', gap);
}

async function gapOf(blank: BlankData, data: QuestionData, building: Building): Promise<Element> {
  const element = document.createElement('flip-blank');
  setAll(element, {...blank, answer: blank.answer && listOf(blank.answer)}, ['answer', 'tolerance', 'pattern', 'unit', 'points', 'hint']);
  element.toggleAttribute('case-sensitive', blank.caseSensitive ?? false);
  element.toggleAttribute('typos', blank.typos ?? false);
  for (const option of blank.options ?? []) element.append(await optionOf(option, data, building));
  return element;
}

function pictureOf({type, image, areas = []}: QuestionData, {key, base}: Building): Element[] {
  const address = imageAddress(image?.src ?? '', base);
  if (!image || !address) return [];
  const picture = document.createElement('img');
  const map = document.createElement('map');
  setAll(picture, {...image, src: address}, ['src', 'alt', 'width', 'height']);
  if (type === 'pin') return [picture];
  picture.useMap = `#${key}-map`;
  map.name = `${key}-map`;
  map.append(...areas.map(areaOf));
  return [picture, map];
}

function areaOf({correct, coords, ...rest}: AreaData): Element {
  const element = document.createElement('area');
  setAll(element, {...rest, coords: coords.join(',')}, ['shape', 'coords', 'alt', 'weight', 'misconception']);
  element.toggleAttribute('correct', correct ?? false);
  return element;
}

function setAll<T extends object>(element: Element, values: T, names: readonly (keyof T & string)[]): void {
  for (const name of names) {
    const value = values[name];
    if (value !== undefined && value !== '') element.setAttribute(name, String(value));
  }
}
