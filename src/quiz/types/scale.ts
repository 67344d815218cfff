import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {hash} from '../../core/id.js';
import {Localize} from '../../element/localize.js';
import {labelOf, labelsOf, MOST_POINTS, pointsOf, type ScalePoint} from '../points.js';
import type {Question} from '../question.js';
import {scaleStyles} from './scale.styles.js';
import type {Drawing, QuestionHost, QuestionType} from './question-type.js';

/** Beyond that the points stand below each other, whatever the width. */
const IN_A_ROW = 11;

interface Scale {
  points: readonly ScalePoint[];
  /** Words for the two ends alone. */
  ended: boolean;
}

const scaleOf = ({more}: Question): Scale => (more as Scale | undefined) ?? {points: [], ended: false};

/** Points from one end to the other, none of them right: from `min` to `max`, or the options. */
export function scale(host: QuestionHost): QuestionType {
  const localize = new Localize(host, {});
  return {
    lacking: 'chooseFirst',
    styles: scaleStyles,
    free: true,
    read: (question, element) => ({...question, graded: false, more: readScale(question, element)}),
    isAnswerable: (question) => scaleOf(question).points.length > 0,
    knows: (question, part) => scaleOf(question).points.some(({key}) => key === part),
    isSound: (question) => isSound(question, host),
    faults: async ({options}) => (await import('../given-faults.js')).faultsOfScale(options, host,
      {labels: labelsOf(host.getAttribute('labels')).length, most: MOST_POINTS}),
    grade: ({options}, response) => ({
      score: null, correct: null,
      misconceptions: options.flatMap(({key, misconception}) => (response.includes(key) ? misconception ?? [] : [])),
    }),
    marks: () => new Map(),
    hits: (_, response) => response,
    words: ({options}, response) => response.map((part) => {
      const text = options.find(({key}) => key === part)?.text;
      // An option's own value says it better than its text.
      return text !== undefined && hash(text) === part ? text : part;
    }),
    draw: (drawing) => draw(drawing, localize),
  };
}

function readScale({options}: Question, element: HTMLElement): Scale {
  const labels = element.getAttribute('labels');
  const words = labelsOf(labels);
  const attribute = (name: string) => element.getAttribute(name);
  const points = options.length === 0 ? pointsOf({min: attribute('min'), max: attribute('max'), step: attribute('step'), labels})
    : options.map(({key}, i) => ({key, value: undefined, label: labelOf(words, i, options.length)}));
  return {points, ended: words.length !== points.length};
}

function isSound(question: Question, host: HTMLElement): boolean {
  const {points} = scaleOf(question);
  const {min, max, step} = {min: host.getAttribute('min'), max: host.getAttribute('max'), step: host.getAttribute('step')};
  const [from, to, by] = [Number(min ?? 1), Number(max ?? (Number(min ?? 1)) + 4), Number(step ?? 1)];
  const written = from < to && by > 0 && Math.abs((to - from) / by + 1 - points.length) < 1e-9;
  return points.length > 1 && (question.options.length > 0 || written) && labelsFit(host.getAttribute('labels'), points.length)
    && question.options.every(({correct, weight}) => !correct && weight === undefined);
}

const labelsFit = (labels: string | null, points: number): boolean => [0, 2, points].includes(labelsOf(labels).length);

function draw({name, question, response, choose}: Drawing, localize: Localize): TemplateResult {
  const {points, ended} = scaleOf(question);
  const ends = [points[0]?.label ?? '', points.at(-1)?.label ?? ''];
  const few = points.length <= IN_A_ROW ? 'few' : '';
  return html`<div class="scale ${few} ${ended ? 'ended' : ''}">
    <div class="points">${points.map(({key, value, label}, i) => html`<label class="point" part="option">
      <input type="radio" name=${name} aria-labelledby="point-${i} label-${i}" .value=${key} .checked=${live(response.includes(key))}
        @change=${() => choose([key])}>
      <span class="value" id="point-${i}">${value === undefined ? html`<slot name="option-${i}"></slot>` : localize.number(value)}</span>
      <span class="label" id="label-${i}">${label}</span>
    </label>`)}</div>
    ${ended && ends.some(Boolean) ? html`<div class="ends quiet" aria-hidden="true"><span>${ends[0]}</span><span>${ends[1]}</span></div>` : nothing}
  </div>`;
}
