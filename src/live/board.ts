import {html, nothing, svg, type ReactiveElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Group} from '../core/entry.js';
import type {GroupRule, Person, TeamWorth} from '../core/groups.js';
import {hash} from '../core/id.js';
import {drop} from '../element/drop.js';
import {icon} from '../element/icons.js';
import type {Localize} from '../element/localize.js';

const GRIP = svg`<path d="M9 5.5v.01M15 5.5v.01M9 12v.01M15 12v.01M9 18.5v.01M15 18.5v.01" stroke-width="3" />`;
const AWAY = svg`<path d="M4 6h16v10H4zM9 20h6" />`;
const INTO = svg`<path d="M12 5v14M5 12h14" />`;

/** So much of an answer is shown, in characters. */
const ANSWER = 40;

/** A group on the board, with what speaks for it. */
export interface Place extends Group {worth: TeamWorth}

export interface BoardView {
  groups: readonly Place[];
  people: ReadonlyMap<string, Person>;
  names: ReadonlyMap<string, string>;
  by: GroupRule;
  /** The id of the question whose answers count. */
  question: string | undefined;
  /** Who is chosen, to be moved. */
  held: string | undefined;
  /** What each answered is shown. */
  marked: boolean;
  localize: Localize;
  host: ReactiveElement;
  onPick: (sub: string, event: MouseEvent) => void;
  onPut: (to: number, event: MouseEvent) => void;
  onDrop: (sub: string, to: number) => void;
  onLift: () => void;
  onEscape: (event: KeyboardEvent) => void;
}

/** The teacher's groups: people are moved by dragging, by tapping them and then a group, or in the same way by keys. */
export function drawBoard(view: BoardView): TemplateResult {
  const {groups, localize} = view;
  const words = view.marked ? answersOf(view) : new Map<string, string>();
  return html`<ul class="board" aria-label=${localize.term('groups')} @keydown=${view.onEscape}>
    ${repeat(groups, ({label}) => label, (group, at) => html`<li class="group ${isLacking(group, view) ? 'lacking' : ''}" part="group" data-at=${at}>
      <h4><bdi>${group.label}</bdi></h4>
      <p class="why">${whyOf(group.worth, view)}</p>
      <ul class="people">${group.members.map((sub, i) => html`<li>${drawPerson(sub, group.roles?.[i] ?? [], words, view)}</li>`)}</ul>
      ${drawPut(group, at, view)}
    </li>`)}</ul>`;
}

function drawPerson(sub: string, roles: readonly string[], words: ReadonlyMap<string, string>, view: BoardView): TemplateResult {
  const {people, names, held, marked, localize, host, onPick, onDrop, onLift} = view;
  const person = people.get(sub);
  return html`<button type="button" class="person" part="person" data-person=${sub} aria-pressed=${held === sub ? 'true' : 'false'}
    @click=${(event: MouseEvent) => onPick(sub, event)}
    @pointerdown=${(event: PointerEvent) => drop(event, {
      places: () => [...host.renderRoot.querySelectorAll<HTMLElement>('.group')], onLift, onDrop: ({dataset}) => onDrop(sub, Number(dataset['at'])),
    })}>
    <span class="grip" aria-hidden="true">${icon(GRIP)}</span>
    <span class="name"><bdi>${names.get(sub)}</bdi>${roles.length > 0 ? html` <small>${roles.join(', ')}</small>` : nothing}
      ${marked ? html`<small class="answer">${drawMark(person, words, localize)}</small>` : nothing}</span>
    ${person?.online ? html`<span class="online-mark">${icon(AWAY)}<span class="unseen">${localize.term('onlineMark')}</span></span>` : nothing}
  </button>`;
}

/** What somebody answered, and whether that is right: never by colour alone. */
function drawMark(person: Person | undefined, words: ReadonlyMap<string, string>, localize: Localize): TemplateResult | string {
  const term = localize.term.bind(localize);
  if (person?.answer === undefined) return term('hasNoAnswer');
  const {answer, right} = person;
  const verdict = right === undefined ? nothing
    : html`<span class=${right ? 'right' : 'wrong'}>${icon(right ? 'check' : 'cross')}<span class="unseen">${term(right ? 'markedRight' : 'markedWrong')} </span></span>`;
  return html`${verdict}<bdi>${words.get(answer)}</bdi>`;
}

/** While somebody is chosen, every other group says that they can come. */
function drawPut({label, members}: Place, at: number, {held, names, localize, onPut}: BoardView): TemplateResult | typeof nothing {
  if (held === undefined || members.includes(held)) return nothing;
  return html`<button type="button" class="put" aria-label=${localize.term('moveHere', names.get(held) ?? '', label)}
    @click=${(event: MouseEvent) => onPut(at, event)}>${icon(INTO)}<span aria-hidden="true">${localize.term('placeHereNow')}</span></button>`;
}

/** Why a group is as it is, in a few words. */
function whyOf({answers, right, graded, unanswered, again, scores}: TeamWorth, {by, localize}: BoardView): string {
  const term = localize.term.bind(localize);
  const percent = (score: number) => localize.number(score, {style: 'percent'});
  const parts = [
    by === 'different-answers' && answers > 0 && term('answersDiffer', answers),
    by === 'different-answers' && graded && term('rightIn', right),
    by === 'different-answers' && answers > 0 && unanswered > 0 && term('unansweredIn', unanswered),
    by === 'mixed-score' && scores && term('scoresIn', percent(scores[0]), percent(scores[1])),
    again > 0 && term('againIn', again),
  ];
  return parts.filter(Boolean).join(' · ');
}

const isLacking = ({worth}: Place, {by, groups}: BoardView) =>
  by === 'different-answers' && worth.right === 0 && groups.some((each) => each.worth.right > 0);

/** What the answers are in words: those of the options on the page, or numbers where they are not on it. */
function answersOf({people, question, host}: BoardView): Map<string, string> {
  const root = host.getRootNode() as Document | ShadowRoot;
  const options = [...(question && root.getElementById?.(question)?.querySelectorAll('flip-option') || [])].map((option) => {
    const own = [...option.childNodes].filter((node) => !(node instanceof Element && node.slot === 'feedback'));
    const text = own.map(({textContent}) => textContent ?? '').join('').replace(/\s+/g, ' ').trim();
    return [option.getAttribute('value') || hash(text), text] as const;
  });
  const texts = new Map(options);
  const answers = [...new Set([...people.values()].flatMap(({answer}) => answer ?? []))].sort();
  return new Map(answers.map((answer, i) => {
    const keys = JSON.parse(answer) as string[];
    const text = keys.map((key) => texts.get(key) ?? (options.length > 0 ? '' : key)).filter(Boolean).join(', ') || `#${i + 1}`;
    return [answer, text.length > ANSWER ? `${text.slice(0, ANSWER - 1)}…` : text];
  }));
}
