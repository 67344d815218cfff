/** For each type of question: the places that it has for words, filled with strings, and what answers it. */
import type {QuestionData} from '../../src/formats/question-data.js';
import {gapsIn} from '../../src/quiz/drag-grade.js';
import {markingOf} from '../../src/quiz/mark.js';
import {matchingIn} from '../../src/quiz/match-grade.js';
import type {Question} from '../../src/quiz/question.js';
import {spotsOf} from '../../src/quiz/spot.js';

const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** What questions of a type carry, and how they are answered; the last answer is the right one. */
export interface Row {
  /** Puts the strings wherever the type shows or reads words. */
  build: (question: Element, texts: readonly string[]) => void;
  answers: (question: Question, texts: readonly string[]) => (readonly string[])[];
  /** The same as data of a file, but for what every question has. */
  data: (texts: readonly string[]) => Partial<QuestionData>;
}

export function make(name: string, attributes: Record<string, string> = {}, ...content: (string | Node)[]): Element {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

const feedback = (...texts: string[]) => texts.map((text) => make('span', {slot: 'feedback'}, text));
const options = (texts: readonly string[], attributes: (text: string, i: number) => Record<string, string> = () => ({})) =>
  texts.map((text, i) => make('flip-option', {misconception: text, ...attributes(text, i)}, text, ...feedback(text)));
const keysOf = ({options: all}: Question) => all.map(({key}) => key);
const joined = (texts: readonly string[]) => texts.map((text) => text.replaceAll('|', '\\|')).join('|');
/** A file's lists of answers have no bars in them. */
const barless = (texts: readonly string[]) => texts.map((text) => text.replaceAll('|', '¦'));
/** What one leaves open must not swallow the next: each is alone in the hints. */
export const together = (texts: readonly string[]) => texts.join('\n<hr>\n');
export const rich = (text: string) => ({text, format: 'html' as const});
const optionData = (text: string, i = 0) => ({text: rich(text), value: `${i}`, feedback: rich(text), misconception: text});
const allOptions = (texts: readonly string[]) => texts.map(optionData);

export const TYPES: Record<string, Row> = {
  choice: {
    build: (question, texts) => question.append(make('flip-option', {correct: '', value: 'yes'}, 'another'), make('flip-option', {value: 'no'}, 'no', ...feedback(...texts)), ...options(texts)),
    answers: (question) => [['no'], keysOf(question).slice(-1), ['yes']],
    data: (texts) => ({options: [...allOptions(texts), {text: rich('another'), correct: true}]}),
  },
  multiple: {
    build: (question, texts) => question.append(...options(texts, () => ({correct: ''})), make('flip-option', {}, 'another')),
    answers: (question) => [keysOf(question), keysOf(question).slice(0, -1)],
    data: (texts) => ({options: [...allOptions(texts).map((option) => ({...option, correct: true})), {text: rich('another')}]}),
  },
  'true-false': {
    build: (question, texts) => question.append(...['yes', 'no'].map((value) => make('flip-option', {value, misconception: texts[0]!, ...(value === 'yes' ? {correct: ''} : {})},
      ...texts.flatMap((text) => [make('i', {}, text), ...feedback(text)])))),
    answers: () => [['no'], ['yes']],
    data: (texts) => ({options: [{value: 'true', correct: true, feedback: rich(together(texts))}, {value: 'false', feedback: rich(together(texts))}]}),
  },
  short: {
    build: (question, texts) => {
      question.setAttribute('answer', 'a plain one');
      question.append(make('flip-option', {}, 'a wrong one', ...feedback(...texts)), ...options(texts));
    },
    // Each of them typed by itself: typed-attacks.test.ts.
    answers: (_, texts) => [[texts.join(' ')], texts.slice(-1), ['a wrong one'], ['a plain one']],
    data: (texts) => ({options: [{text: rich('a plain one'), correct: true}, ...allOptions(texts)]}),
  },
  number: {
    build: (question, texts) => {
      for (const [name, value] of Object.entries({answer: '1', unit: joined(['m', ...texts])})) question.setAttribute(name, value);
      question.append(make('flip-option', {misconception: texts[0]!}, '10 m', ...feedback(...texts)));
    },
    answers: (_, texts) => [[texts.join(' ')], texts.slice(-1), ['10 m'], ['1 m']],
    data: (texts) => ({unit: texts[0]!, options: [{text: rich('1'), correct: true}, ...texts.map((text, i) => ({text: rich(`${i + 10}`), feedback: rich(text)}))]}),
  },
  blanks: {
    build: (question, texts) => question.append(
      make('p', {}, ...texts.flatMap((text) => [text, make('flip-blank', {hint: text, answer: 'plain', unit: ''})])),
      make('p', {}, ...texts.flatMap((text) => [text, make('flip-blank', {}, ...options([text]), make('flip-option', {correct: '', value: 'right'}, 'right'))])),
    ),
    answers: ({more}, texts) => {
      const {blanks} = more as {blanks: {options: {key: string}[]}[]};
      return [[...texts, ...blanks.slice(texts.length).map(({options: all}) => all[0]!.key)],
        [...texts.map(() => 'plain'), ...blanks.slice(texts.length).map(({options: all}) => all[1]!.key)]];
    },
    data: (texts) => ({
      prompt: rich(`<p>${texts.map((_, i) => `[[${i + 1}]]`).join(' ')}</p>`),
      blanks: texts.map((text, i) => (i % 2 ? {answer: [...barless([text]), 'plain'], hint: text} : {options: [{text: rich('right'), correct: true}, optionData(text)]})),
    }),
  },
  match: {
    build: (question, texts) => question.append(...options(texts, (text, i) => ({match: `${text} ${i}`})), make('flip-option', {match: 'another'}, ...feedback(...texts))),
    answers: (question) => {
      const {pairs, partners} = matchingIn(question);
      const last = partners.at(-1)!.key;
      return [pairs.map(([item]) => `${item}[.]${last}`), pairs.map(([item, partner]) => `${item}[.]${partner}`)];
    },
    data: (texts) => ({options: [...texts.map((text, i) => ({...optionData(text, i), match: text})), {match: 'another'}]}),
  },
  order: {
    build: (question, texts) => question.append(...options(texts), make('flip-option', {}, 'another')),
    answers: (question) => [keysOf(question).toReversed(), keysOf(question)],
    data: (texts) => ({options: [...allOptions(texts), {text: rich('another')}]}),
  },
  drag: {
    build: (question, texts) => question.append(make('p', {}, ...texts.flatMap((text) => [text, make('flip-blank', {answer: `${joined([text])}|plain`})])),
      ...texts.map((text) => make('flip-option', {misconception: text}, `no ${text}`, ...feedback(text)))),
    answers: (question, texts) => {
      const gaps = gapsIn(question);
      return [gaps.map((_, i) => `no ${texts[i]!.normalize('NFC').replace(/\s+/g, ' ').trim()}`), gaps.map(([word]) => word!)];
    },
    data: (texts) => ({
      prompt: rich(`<p>${texts.map((_, i) => `[[${i + 1}]]`).join(' ')}</p>`), blanks: barless(texts).map((text) => ({answer: [text, 'plain']})),
      options: texts.map((text) => ({text: rich(`no ${text}`), feedback: rich(text)})),
    }),
  },
  mark: {
    build: (question, texts) => question.append(
      make('p', {}, make('mark', {}, 'right'), ' and wrong'),
      ...texts.map((text) => make('p', {title: text, lang: text, dir: text}, text, ' ', make('mark', {}, text))),
      make('p', {}, ...texts.slice(0, 3).map((text) => make('span', {misconception: text}, text))), ...options(texts),
    ),
    answers: (question) => [markingOf(question).map(({key}) => key), markingOf(question).flatMap(({key, correct}) => (correct ? key : []))],
    data: (texts) => ({prompt: rich(`<p>Mark</p><p><mark>right</mark> and wrong</p>${texts.map((text) => `<p>${text} <mark>${text}</mark></p>`).join('')}`), options: allOptions(texts)}),
  },
  hotspot: {
    build: (question, texts) => {
      const id = `map-${crypto.randomUUID()}`;
      question.append(
        make('figure', {}, make('img', {src: PICTURE, alt: texts.join(' '), width: '100', height: '100', usemap: `#${id}`}), make('figcaption', {}, texts.join(' '))),
        make('map', {name: id}, ...['plain', 'other'].map((alt, i) => make('area', {alt, correct: '', coords: `0,${i * 50},9,${i * 50 + 9}`})),
          ...texts.map((text, i) => make('area', {...(i % 2 ? {id: text} : {}), alt: text, misconception: text, title: text, coords: `${i},9,${i + 9},19`}))),
        ...texts.map((text) => make('flip-option', {value: text}, text, ...feedback(text))),
      );
    },
    answers: (question) => [[...spotsOf(question).areas.map(({key}) => key), '@50,50'], ['plain', 'other']],
    data: (texts) => ({
      image: {src: texts[0]!, alt: texts.join(' '), width: 100, height: 100}, options: texts.map((text) => ({text: rich(text), value: text, feedback: rich(text)})),
      areas: [{shape: 'rect', coords: [0, 0, 9, 9], alt: 'plain', correct: true}, ...texts.map((text, i) => ({shape: 'rect' as const, coords: [i, 9, i + 9, 19], alt: text, misconception: text}))],
    }),
  },
  scale: {
    build: (question, texts) => {
      question.setAttribute('labels', joined(texts));
      question.append(...options(texts), make('flip-option', {}, 'another'));
    },
    answers: (question) => [keysOf(question).slice(-1)],
    data: (texts) => ({min: 1, max: texts.length, labels: barless(texts)}),
  },
  cloud: {
    build: (question, texts) => question.setAttribute('hide-words', joined(texts)),
    answers: (_, texts) => [texts],
    data: (texts) => ({max: 3, hideWords: barless(texts)}),
  },
  rank: {
    build: (question, texts) => question.append(...options(texts), make('flip-option', {}, 'another')),
    answers: (question) => [keysOf(question).toReversed()],
    data: (texts) => ({options: [...allOptions(texts), {text: rich('another')}]}),
  },
  points: {
    build: (question, texts) => question.append(...options(texts), make('flip-option', {value: 'all'}, 'another')),
    answers: () => [['all[.]100']],
    data: (texts) => ({total: 100, options: [...allOptions(texts), {text: rich('another'), value: 'all'}]}),
  },
  grid: {
    build: (question, texts) => {
      question.setAttribute('x-labels', joined(texts.slice(0, 2)));
      question.setAttribute('y-labels', joined(texts.slice(-2)));
    },
    answers: () => [['@20,80']],
    data: (texts) => ({xLabels: barless([texts[0]!, texts.at(-1)!]), yLabels: barless([texts.at(-1)!, texts[0]!])}),
  },
  pin: {
    build: (question, texts) => question.append(make('figure', {}, make('img', {src: PICTURE, alt: texts.join(' '), width: '100', height: '100'}), make('figcaption', {}, texts.join(' ')))),
    answers: () => [['@20,80']],
    data: (texts) => ({image: {src: texts[0]!, alt: texts.join(' '), width: 100, height: 100}}),
  },
  open: {
    build: (question, texts) => {
      for (const name of ['answer', 'keywords']) question.setAttribute(name, joined(texts));
    },
    answers: (_, texts) => [[texts.join('\n')]],
    data: (texts) => ({answer: texts.join(' '), keywords: barless(texts)}),
  },
};
