import {expect, fixture, waitUntil} from '@open-wc/testing';
import {ContextProvider} from '@lit/context';
import {html} from 'lit';
import type {Entry} from '../../src/core/entry.js';
import type {Identity} from '../../src/core/log.js';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import type {FlipReport} from '../../src/report/index.js';
import '../../src/report/index.js';
import '../../src/quiz/index.js';
import {ClassLog} from './class-log.js';
import {classOf, QUESTIONS} from './seeded.mjs';

/** The report as its reader meets it. */
class Teacher {
  constructor(readonly element: FlipReport, readonly log: ClassLog) {}

  static async at(entries: Entry[], {identity, written = '<flip-report id="report" for="talk warmup"></flip-report>'}: {identity?: Identity; written?: string} = {}): Promise<Teacher> {
    const log = new ClassLog(entries, identity);
    const lesson = document.createElement('div');
    new ContextProvider(lesson, {context: lessonContext, initialValue: new Scope('room', Promise.resolve(log))} as never);
    (await fixture<HTMLElement>(html`<main></main>`)).append(lesson);
    const template = document.createElement('template');
    template.innerHTML = `<flip-quiz id="warmup" label="Warm-up">${QUESTIONS.map(({id, prompt, options}) => `<flip-question id="${id}"><p>${prompt}</p>
      ${options.map(([key, text, correct, idea]) => `<flip-option value="${key}" ${correct ? 'correct' : ''} misconception="${idea ?? ''}">${text}</flip-option>`).join('')}</flip-question>`).join('')}</flip-quiz>${written}`;
    lesson.append(document.importNode(template.content, true));
    const teacher = new Teacher(lesson.querySelector('flip-report')!, log);
    await waitUntil(() => teacher.root.querySelector('[part=panel]'), 'nothing is drawn', {timeout: 8000});
    // The questions take their places a moment later.
    if (!identity) await waitUntil(() => teacher.text.includes('A ball is thrown up') || entries.length < 100 || !teacher.text.includes('Digest'), 'no words', {timeout: 8000});
    return teacher;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return this.root.textContent.replace(/\s+/g, ' ');
  }

  section(name: string): HTMLElement {
    const found = [...this.root.querySelectorAll<HTMLElement>('.digest > section')].find((each) => each.querySelector('h3')?.textContent.includes(name));
    if (!found) throw new Error(`There is no "${name}".`);
    return found;
  }

  button(words: string, within: ParentNode = this.root): HTMLButtonElement {
    const found = [...within.querySelectorAll('button')].find((each) => each.textContent.trim().startsWith(words));
    if (!found) throw new Error(`There is no button "${words}".`);
    return found;
  }

  async open(tab: string): Promise<void> {
    [...this.root.querySelectorAll<HTMLElement>('[role=tab]')].find((each) => each.textContent === tab)!.click();
    await this.element.updateComplete;
  }
}

describe('<flip-report>', () => {
  it('tells the staff the three planted wrong ideas in their order, with the question and words of who holds them', async () => {
    const teacher = await Teacher.at(classOf(200));
    const ideas = [...teacher.section('wrong ideas').querySelectorAll('.ideas > li')];
    expect(ideas.map((each) => each.querySelector('strong')!.textContent)).to.deep.equal(['impetus', 'heavier faster', 'rest needs no force']);
    expect(ideas[0]!.textContent).to.contain('46 %').and.contain('Which force acts on it at the top?').and.contain('“An upward force”');
    expect(ideas[0]!.querySelectorAll('.quotes li').length).to.be.within(1, 2);
    expect(ideas[0]!.textContent).not.to.match(/Amara|Bjørn|Chiara/);
    expect([...teacher.root.querySelectorAll('.digest h3')].map((each) => each.textContent.replace(/^\d/, ''))).to.deep.equal(
      ['Who is ready', 'The commonest wrong ideas', 'Where the videos lost them', 'What they say is unclear', 'A plan for class', 'Who may need another way in']);
  });

  it('names who has not begun, and counts who is ready', async () => {
    const teacher = await Teacher.at(classOf(50));
    const ready = teacher.section('Who is ready');
    expect([...ready.querySelectorAll('tr')].map((row) => row.querySelector('td')!.textContent)).to.deep.equal(['40', '5', '5']);
    expect([...ready.querySelectorAll('details')][0]!.textContent).to.contain('Jun A.').and.not.contain('Amara');
  });

  it('tells the same of a class that takes longer to reckon, and keeps up with it', async () => {
    const entries = classOf(400);
    const teacher = await Teacher.at(entries);
    const finished = () => teacher.section('Who is ready').querySelector('td')!.textContent;
    expect([...teacher.section('wrong ideas').querySelectorAll('.ideas strong')].map((each) => each.textContent)).to.deep.equal(['impetus', 'heavier faster', 'rest needs no force']);
    expect(finished()).to.equal('320');
    const seq = entries.length;
    const tell = (n: number, activity: string) => teacher.log.tell([
      {id: `new${n}`, space: 'room', activity, type: 'completed', data: {}, author: 'l9', at: new Date().toISOString(), seq: seq + n}]);
    tell(1, 'talk');
    tell(2, 'warmup');
    await waitUntil(() => finished() === '321', 'still the old number', {timeout: 8000});
  });

  it('is one sentence for a learner, and loads nothing of the class\'s', async () => {
    const teacher = await Teacher.at(classOf(20), {identity: {sub: 'l1', role: 'learner'}});
    expect(teacher.text).to.contain('Your teacher sees here');
    expect(teacher.text).not.to.contain('impetus');
    expect(teacher.root.querySelector('table') === null).to.equal(true);
  });

  it('says plainly that it tells of this browser alone where there is no class', async () => {
    const element = await fixture<FlipReport>(html`<flip-report></flip-report>`);
    await waitUntil(() => element.shadowRoot!.querySelector('[part=card]'), 'nothing is drawn', {timeout: 8000});
    expect(element.shadowRoot!.textContent).to.contain('There is no class behind this page');
  });

  it('shows nothing of groups below the minimum', async () => {
    const teacher = await Teacher.at(classOf(4));
    expect(teacher.section('wrong ideas').querySelector('.ideas') === null).to.equal(true);
    expect(teacher.section('unclear').querySelector('.quotes') === null).to.equal(true);
    await teacher.open('Videos');
    expect(teacher.root.querySelector('.lanes') === null).to.equal(true);
    expect(teacher.text).to.contain('Shown once it concerns at least 5 learners');
  });

  it('keeps up with what comes, without being reloaded', async () => {
    const entries = classOf(50);
    const teacher = await Teacher.at(entries);
    const finished = () => teacher.section('Who is ready').querySelector('td')!.textContent;
    expect(finished()).to.equal('40');
    const seq = entries.length;
    teacher.log.tell([['talk', 1], ['warmup', 2]].map(([activity, n]) => ({
      id: `new${n}`, space: 'room', activity: String(activity), type: 'completed', data: {}, author: 'l9', at: new Date().toISOString(), seq: seq + Number(n)})));
    await waitUntil(() => finished() === '41', 'still the old number', {timeout: 5000});
  });

  describe('what is unclear', () => {
    const group = (teacher: Teacher, name: string) => [...teacher.section('unclear').querySelectorAll('.groups > li')].find((each) => each.querySelector('strong')!.textContent === name)!;

    it('is renamed, put together and moved by hand, and stays so', async () => {
      const entries = classOf(200);
      const teacher = await Teacher.at(entries);
      const name = group(teacher, 'mass').querySelector<HTMLInputElement>('input[type=text]')!;
      name.value = 'Falling';
      name.dispatchEvent(new Event('change'));
      await teacher.element.updateComplete;
      expect(group(teacher, 'Falling') !== undefined).to.equal(true);
      const before = group(teacher, 'Falling').querySelector('.figure')!.textContent;
      const merge = group(teacher, 'table').querySelector<HTMLSelectElement>('label select')!;
      merge.value = 'mass';
      merge.dispatchEvent(new Event('change'));
      await teacher.element.updateComplete;
      expect(group(teacher, 'table') === undefined).to.equal(true);
      expect(parseInt(group(teacher, 'Falling').querySelector('.figure')!.textContent)).to.be.greaterThan(parseInt(before));
      expect(teacher.root.querySelector('[role=status]')!.textContent).to.contain('Put into “Falling”');
      expect(await teacher.log.drafts.get('report/sorting')).to.deep.include({names: {mass: 'Falling'}, merged: {tabl: 'mass'}});
      teacher.button('Undo all sorting').click();
      await teacher.element.updateComplete;
      expect(group(teacher, 'table') !== undefined).to.equal(true);
    });

    it('is shown to the class, large, when it is ticked', async () => {
      const teacher = await Teacher.at(classOf(200));
      group(teacher, 'mass').querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
      await teacher.element.updateComplete;
      expect(teacher.section('A plan').textContent).to.contain('Talk about').and.contain('mass');
      teacher.button('Show 1 in class').click();
      await teacher.element.updateComplete;
      const dialog = teacher.root.querySelector<HTMLDialogElement>('dialog.show')!;
      expect(dialog.open).to.equal(true);
      expect(dialog.textContent).to.contain('mass').and.not.contain('table');
      teacher.button('Close', dialog).click();
      await waitUntil(() => !teacher.root.querySelector('dialog.show'));
    });
  });

  it('sends a question to class by an event, and says when nothing on the page takes it', async () => {
    const teacher = await Teacher.at(classOf(200));
    const heard: string[] = [];
    const hear = (event: CustomEvent<{question: string}>) => heard.push(event.detail.question);
    document.addEventListener('flip-chosen', hear);
    teacher.button('Ask in class', teacher.section('wrong ideas')).click();
    await teacher.element.updateComplete;
    document.removeEventListener('flip-chosen', hear);
    expect(heard).to.deep.equal(['top']);
    expect(teacher.text).to.contain('no flip-peer');
  });

  it('has a gradebook to sort and filter', async () => {
    const teacher = await Teacher.at(classOf(50));
    await teacher.open('Gradebook');
    const names = () => [...teacher.root.querySelectorAll('.grades tbody th')].map((each) => each.textContent);
    expect(names()[0]).to.equal('Amara A.');
    expect(names()).to.have.length(50);
    const [learner] = teacher.root.querySelectorAll<HTMLButtonElement>('.grades thead button');
    learner!.click();
    await teacher.element.updateComplete;
    expect(names()[0]).to.equal('Jun E.');
    expect(learner!.closest('th')!.getAttribute('aria-sort')).to.equal('descending');
    const filter = teacher.root.querySelector<HTMLSelectElement>('.gradebook .choices select')!;
    filter.value = 'toDo';
    filter.dispatchEvent(new Event('change'));
    await teacher.element.updateComplete;
    expect(names()).to.deep.equal(['Jun E.', 'Jun D.', 'Jun C.', 'Jun B.', 'Jun A.']);
  });

  it('shows each question\'s answers, hardest first, and one axis for a video, each with its table', async () => {
    const teacher = await Teacher.at(classOf(200));
    await teacher.open('Questions');
    const [hardest] = teacher.root.querySelectorAll('.questions > li');
    expect(hardest!.querySelector('h3')!.textContent).to.contain('Which force acts on it at the top?');
    expect(hardest!.querySelector('tr.idea')!.textContent).to.contain('An upward force').and.contain('impetus').and.contain('74');
    await teacher.open('Videos');
    expect(teacher.root.querySelectorAll('.lane-row')).to.have.length(3);
    expect(teacher.root.querySelectorAll('.watching tbody tr').length).to.be.greaterThan(10);
  });

  it('moves between its panels by arrow keys', async () => {
    const teacher = await Teacher.at(classOf(10));
    const tabs = [...teacher.root.querySelectorAll<HTMLElement>('[role=tab]')];
    tabs[0]!.focus();
    tabs[0]!.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
    await waitUntil(() => teacher.root.activeElement?.id === 'tab-gradebook');
    expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).to.deep.equal(['false', 'true', 'false', 'false']);
  });

  it('downloads a gradebook that no spreadsheet runs', async () => {
    const entries = classOf(12);
    const teacher = await Teacher.at(entries);
    teacher.log.nameOf = () => '=HYPERLINK("evil")';
    const texts: Promise<string>[] = [];
    const {createObjectURL} = URL;
    URL.createObjectURL = (blob: Blob) => {
      texts.push(blob.text());
      return createObjectURL.call(URL, new Blob(['']));
    };
    const stay = (event: Event) => event.preventDefault();
    document.addEventListener('click', stay, true);
    try {
      for (const words of ['Gradebook as CSV', 'Everything as JSON', 'xAPI statements']) teacher.button(words).click();
    } finally {
      URL.createObjectURL = createObjectURL;
      document.removeEventListener('click', stay, true);
    }
    const [csv, json, xapi] = await Promise.all(texts);
    expect(csv!.split('\r\n')).to.have.length(14);
    expect(csv).to.contain('"\'=HYPERLINK').and.not.match(/(^|,)"?=/m);
    expect(JSON.parse(json!)).to.include({learners: 12});
    const statements = JSON.parse(xapi!) as {verb: {id: string}}[];
    expect(statements).to.have.length(entries.length);
    expect(statements.every(({verb}) => verb.id.startsWith('http'))).to.equal(true);
  });

  it('shows only the panels it is asked for', async () => {
    const teacher = await Teacher.at(classOf(10), {written: '<flip-report id="report" panel="gradebook"></flip-report>'});
    expect(teacher.root.querySelector('[role=tab]') === null).to.equal(true);
    expect(teacher.root.querySelector('.grades') !== null).to.equal(true);
  });
});
