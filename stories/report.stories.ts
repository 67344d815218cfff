import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, LitElement, type TemplateResult} from 'lit';
import {ContextProvider} from '../src/element/context-provider.js';
import {lessonContext} from '../src/element/contexts.js';
import {Scope} from '../src/element/scope.js';
import '../src/index.js';
import {ClassLog} from '../test/report/class-log.js';
import {classOf, QUESTIONS} from '../test/report/seeded.mjs';

/** A lesson whose log holds a made-up class of 200, as its teacher hears it. */
class StoryClass extends LitElement {
  readonly provider = new ContextProvider(this, lessonContext, new Scope('room', Promise.resolve(new ClassLog(classOf(200)))));

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
if (!customElements.get('story-class')) customElements.define('story-class', StoryClass);

const meta: Meta = {title: 'Class/flip-report', component: 'flip-report', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const inClass = (report: TemplateResult) => html`<story-class>${report}
  <details><summary>The lesson</summary><flip-quiz id="warmup" label="Warm-up">${QUESTIONS.map(({id, prompt, options}) => html`<flip-question id=${id}><p>${prompt}</p>
    ${options.map(([key, text, correct, idea]) => html`<flip-option value=${key} ?correct=${correct} misconception=${idea ?? ''}>${text}</flip-option>`)}</flip-question>`)}</flip-quiz></details></story-class>`;

/** A class of 200 the evening before. The class is made up; so is what it got wrong. */
export const Default: Story = {
  render: () => inClass(html`<flip-report id="story-report" for="talk warmup"></flip-report>`),
};

/** One panel alone. */
export const Questions: Story = {
  render: () => inClass(html`<flip-report id="story-report-items" for="talk warmup" panel="items"></flip-report>`),
};

/** Without a class it tells of this browser, and says so. */
export const WithoutClass: Story = {
  render: () => html`<flip-lesson lesson="story-report-alone"><flip-report></flip-report></flip-lesson>`,
};
