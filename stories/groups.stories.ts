import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ContextProvider} from '@lit/context';
import {html, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import type {NewEntry} from '../src/core/entry.js';
import {uuid} from '../src/core/id.js';
import {MemoryLog} from '../src/core/memory-log.js';
import type {Entry} from '../src/core/entry.js';
import {lessonContext} from '../src/element/contexts.js';
import {Scope} from '../src/element/scope.js';
import {viewContext, type View} from '../src/element/view.js';
import '../src/live/index.js';
import '../src/quiz/index.js';
import {given} from './content.js';

const meta: Meta = {title: 'Live/flip-groups', component: 'flip-groups', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const NAMES = ['Ada', 'Bilal', 'Chiara', 'Dawit', 'Elif', 'Farid', 'Greta', 'Hyun-woo', 'Ines', 'Jonas', 'Kirra', 'Linh', 'Mateo', 'Noor', 'Oksana', 'Priya'];

/** A class of sixteen who answered, in this page alone: stands for one on a class server. */
class PretendClass extends MemoryLog {
  readonly #theirs: Entry[] = [];

  constructor(who: 'teacher' | 'Ada') {
    super('story', who === 'teacher' ? {sub: 'teacher', role: 'staff', name: 'You'} : {sub: 'p0', role: 'learner', name: who});
    NAMES.forEach((_, i) => {
      const answer = ['a', 'b', 'b', 'c', 'a', 'b'][i % 6]!;
      this.#add(i, {id: uuid(), activity: 'lesson', type: 'launched', data: {}});
      this.#add(i, {id: uuid(), activity: 'story-top', type: 'answered', data: {
        question: 'story-top', response: [answer], score: Number(answer === 'a'), correct: answer === 'a', try: 1, duration: 9,
      }});
    });
  }

  nameOf(sub: string): string | undefined {
    return NAMES[Number(sub.slice(1))];
  }

  override subscribe(...[after, on, options]: Parameters<MemoryLog['subscribe']>): () => void {
    let first = true;
    return super.subscribe(after, (batch) => {
      const theirs = first ? this.#theirs.filter(({activity}) => !options?.activity || activity === options.activity) : [];
      first = false;
      on([...theirs, ...batch]);
    }, options);
  }

  /** What the teacher showed before this page was opened. */
  shows(groups: {label: string; members: string[]}[]): this {
    this.#theirs.push({id: uuid(), activity: 'story-groups', type: 'grouped', data: {run: 1, groups}, space: 'story', author: 'teacher', at: new Date().toISOString(), seq: -1});
    return this;
  }

  #add(i: number, entry: NewEntry): void {
    this.#theirs.push({...entry, space: 'story', author: `p${i}`, at: new Date().toISOString(), seq: this.#theirs.length - 1000});
  }
}

/** The element as somebody in that class sees it. */
function seen(log: PretendClass, view: View, content: TemplateResult): TemplateResult {
  const provide = (element?: Element) => {
    if (!(element instanceof HTMLElement) || element.dataset['ready']) return;
    element.dataset['ready'] = '';
    new ContextProvider(element, {context: lessonContext, initialValue: new Scope('story', Promise.resolve(log))} as never);
    new ContextProvider(element, {context: viewContext, initialValue: view} as never);
  };
  return html`<div ${ref(provide)}>${content}</div>`;
}

const question = html`<flip-question id="story-top" type="choice" hidden>
  <p>A ball is thrown up. Which force acts on it at the top?</p>
  <flip-option value="a" correct>Only gravity</flip-option>
  <flip-option value="b" misconception="impetus">An upward force</flip-option>
  <flip-option value="c">Both, and they cancel</flip-option>
</flip-question>`;

const tables = Array.from({length: 5}, (_, i) => ({label: `Table ${i + 1}`, members: NAMES.map((_, n) => `p${n}`).filter((_, n) => n % 5 === i)}));

/** The teacher's page: make groups, read why each is as it is, move people by tapping or dragging, show them to everybody. */
export const Default: Story = {
  render: ({label, size}) => seen(new PretendClass('teacher'), 'teacher', html`${question}
    <flip-groups id="story-groups" for="story-top" label=${given(label)} size=${given(size)}></flip-groups>`),
  args: {label: 'Talk to each other', size: 3},
};

/** A learner's phone, once the groups are shown. */
export const Phone: Story = {
  render: () => seen(new PretendClass('Ada').shows(tables), 'learner', html`<flip-groups id="story-groups"></flip-groups>`),
};

/** A phone before: it says what is waited for. Some take part from elsewhere, so it asks. */
export const Waiting: Story = {
  render: () => seen(new PretendClass('Ada'), 'learner', html`<flip-groups id="story-groups" for="story-top" hybrid></flip-groups>`),
};

/** The projector. */
export const Screen: Story = {
  render: () => seen(new PretendClass('teacher').shows(tables), 'screen', html`<flip-groups id="story-groups" label="Find your table"></flip-groups>`),
};

/** Everybody has a role, in turn from run to run. */
export const Roles: Story = {
  render: () => seen(new PretendClass('teacher'), 'teacher', html`
    <flip-groups id="story-groups" by="role" size="4" labels="Bench" roles="Speaker|Writer|Timekeeper|Sceptic"></flip-groups>`),
};
