import {ContextProvider} from '@lit/context';
import {expect, fixture} from '@open-wc/testing';
import {html, render} from 'lit';
import type {Entry, EntryType} from '../../src/core/entry.js';
import type {Log} from '../../src/core/log.js';
import {lessonContext} from '../../src/element/contexts.js';
import {Scope} from '../../src/element/scope.js';
import {viewContext, type View} from '../../src/element/view.js';
import '../../src/index.js';
import {surveyTable} from '../../src/survey/survey-desk.js';
import type {SurveyHost} from '../../src/survey/hosts.js';
import {Page, Room, type Seat, type Written} from '../live/room.js';

const QUESTIONS = html`
  <flip-question id="pace" type="scale" min="1" max="5" labels="too slow|too fast" required><p>How was the pace?</p></flip-question>
  <hr>
  <p id="words">In your own words</p>
  <flip-question id="fast" type="open" depends-on="pace=4|5"><p>What went too fast?</p></flip-question>
  <flip-question id="more" type="short"><p>What do you want more of?</p></flip-question>`;
const NAMED = html`<flip-survey id="how" label="How was it?">${QUESTIONS}</flip-survey>`;
const ANONYMOUS = html`<flip-survey id="how" label="How was it?" anonymous show-results="after">${QUESTIONS}</flip-survey>`;

describe('<flip-survey>', () => {
  let room: Room;
  let place: HTMLElement;
  beforeEach(async () => {
    room = new Room();
    place = await fixture<HTMLElement>(html`<main></main>`);
  });

  async function open(seat: Seat, view: View | '', written: Written): Promise<Page> {
    const lesson = document.createElement('div');
    new ContextProvider(lesson, {context: lessonContext, initialValue: new Scope(seat.space, Promise.resolve(seat as Log))} as never);
    new ContextProvider(lesson, {context: viewContext, initialValue: view} as never);
    place.append(lesson);
    render(written, lesson);
    const shown = new Page(lesson, lesson.querySelector<HTMLElement>('flip-survey')!);
    await shown.until(() => shown.root?.querySelector('section'));
    return shown;
  }
  const learner = (written: Written = NAMED, name = 'ann') => open(room.seat(name), 'learner', written);
  async function teacher(written: Written = NAMED): Promise<Page> {
    const shown = await open(room.seat('tea', 'staff'), 'teacher', written);
    await shown.until(() => shown.desk);
    return shown;
  }
  const host = (shown: Page) => shown.element as unknown as SurveyHost;
  const says = (shown: Page, words: string) => shown.until(() => shown.text.includes(words), words);
  const stored = (type: EntryType) => room.entries.filter((entry) => entry.type === type);
  const question = (shown: Page, id: string) => shown.element.querySelector<HTMLElement>(`#${id}`)!;
  const field = (shown: Page, id: string) => question(shown, id).shadowRoot!.querySelector<HTMLInputElement>('textarea, input[type=text]')!;
  const sees = (shown: Page, id: string) => question(shown, id).assignedSlot !== null && question(shown, id).checkVisibility();
  async function rate(shown: Page, value: string): Promise<void> {
    const input = () => question(shown, 'pace').shadowRoot!.querySelector<HTMLInputElement>(`input[value="${value}"]`) ?? [...question(shown, 'pace').shadowRoot!.querySelectorAll('input')].find((each) => each.value === value);
    await shown.until(() => input() && !input()!.matches(':disabled') && sees(shown, 'pace'));
    input()!.click();
    await shown.until(() => input()!.checked);
  }
  async function write(shown: Page, id: string, text: string): Promise<void> {
    await shown.until(() => sees(shown, id) && field(shown, id));
    field(shown, id).value = text;
    field(shown, id).dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }
  const next = async (shown: Page) => {
    await shown.until(() => host(shown).form.isWhole);
    shown.press('Next');
    await says(shown, 'Page 2 of 2');
  };
  const gather = (values: Record<string, string[]>) => {
    for (const [id, list] of Object.entries(values)) room.say('~', 'gathered', {question: id, responses: list.map((each) => (each ? [each] : []))}, 'how');
  };
  const finish = (count: number) => {
    for (let i = 0; i < count; i++) room.say(`learner ${i}`, 'completed', {}, 'how');
  };

  it('asks page by page, only what follows from an answer, and sends it in one piece', async () => {
    const ann = await learner();
    await says(ann, 'Page 1 of 2');
    await says(ann, 'Not anonymous: your teacher sees your answers with your name.');
    await ann.until(() => host(ann).form.isWhole);
    ann.press('Next');
    await says(ann, 'Please answer this one.');
    expect(sees(ann, 'more')).to.equal(false);
    await rate(ann, '3');
    await next(ann);
    expect(ann.root.activeElement?.id, 'the focus follows').to.equal('page');
    expect([sees(ann, 'fast'), sees(ann, 'more'), sees(ann, 'pace')]).to.deep.equal([false, true, false]);
    ann.press('Back');
    await rate(ann, '5');
    await next(ann);
    await write(ann, 'fast', 'The proof');
    await write(ann, 'more', 'examples');
    await ann.until(() => ann.main === 'Send my answers');
    await ann.until(() => host(ann).form.answers['more']?.[0] === 'examples');
    ann.press('Send my answers');
    await says(ann, 'Thank you, your answers are in.');
    expect(stored('surveyed').map(({data}) => data)).to.deep.equal([{answers: {pace: ['5'], fast: ['The proof'], more: ['examples']}}]);
    expect(stored('completed').map(({author}) => author)).to.deep.equal(['ann']);
    expect(ann.buttons).to.deep.equal([]);
  });

  it('sends nothing of what is not asked any more', async () => {
    const ann = await learner();
    await rate(ann, '5');
    await next(ann);
    await write(ann, 'fast', 'The proof');
    await ann.until(() => host(ann).form.answers['fast']?.length === 1);
    ann.press('Back');
    await rate(ann, '2');
    await next(ann);
    ann.press('Send my answers');
    await says(ann, 'Thank you');
    expect(stored('surveyed')[0]!.data).to.deep.equal({answers: {pace: ['2'], more: []}});
  });

  it('keeps what is typed over a reload, with its page', async () => {
    const seat = room.seat('ann');
    const first = await open(seat, 'learner', NAMED);
    await rate(first, '4');
    await next(first);
    await write(first, 'fast', 'Half a sen');
    await first.until(() => host(first).form.answers['fast']?.[0] === 'Half a sen');
    first.lesson.remove();
    const again = await open(seat, 'learner', NAMED);
    await says(again, 'Page 2 of 2');
    await again.until(() => sees(again, 'fast') && field(again, 'fast')?.value === 'Half a sen');
  });

  it('says nothing to the page of what is said in confidence, and sends it apart from who has answered', async () => {
    const heard: string[] = [];
    place.addEventListener('flip-record', (event) => heard.push(JSON.stringify(event.detail)));
    const ann = await learner(ANONYMOUS);
    await says(ann, 'Anonymous: stored without your name. Your teacher sees answers only from 5 people on');
    await rate(ann, '1');
    await next(ann);
    await write(ann, 'more', 'a secret');
    await ann.until(() => host(ann).form.answers['more']?.length === 1);
    ann.press('Send my answers');
    await says(ann, 'Nobody can tell which answers are yours');
    expect(stored('confided').map(({data}) => data)).to.deep.equal([{answers: {pace: ['1'], more: ['a secret']}, group: 5}]);
    expect(stored('surveyed')).to.deep.equal([]);
    expect(heard.join()).to.contain('completed').and.not.contain('secret');
    expect(await room.seats[0]!.drafts.get('how/form'), 'nothing is left on the device').to.equal(undefined);
  });

  it('finishes what was being sent when the page went, and sends nothing twice', async () => {
    const seat = room.seat('ann');
    const id = '5e1a1f0e-0d6c-4a52-8a53-6a1c8d1f6b3e';
    await seat.drafts.set('how/form', {answers: {pace: ['1']}, page: 0, sent: id});
    const ann = await open(seat, 'learner', ANONYMOUS);
    await says(ann, 'Nobody can tell which answers are yours');
    expect(stored('confided').map((entry) => entry.id)).to.deep.equal([id]);
    expect(stored('completed').length).to.equal(1);
  });

  it('shows the teacher nothing below the group, then bars with mean and median, words, and what waits', async () => {
    const tea = await teacher(ANONYMOUS);
    finish(4);
    await says(tea, '4 people have answered');
    await says(tea, 'Results appear from 5 answers on.');
    finish(6);
    gather({pace: ['1', '2', '2', '4', '5'], more: ['examples', '', '', '', 'time'], fast: ['proofs', 'sums']});
    await says(tea, 'mean 2.8');
    await says(tea, 'median 2');
    expect(tea.charts[0]!.slice(0, 3)).to.deep.equal(['How was the pace? 5 answers · mean 2.8 · median 2', '1 too slow 1 20%', '2 2 40%']);
    await says(tea, '1 answer waits until 5 more people have answered');
    expect(tea.text, 'two answers are too few').to.not.contain('examples').and.not.contain('proofs');
    await says(tea, 'Fewer than 5 answers: not shown.');
    expect(stored('summed').map(({data}) => (data as Entry<'summed'>['data']).question)).to.deep.equal(['pace']);
  });

  it('draws numbers as bars, the least first, and lists them where there are too many or words among them', async () => {
    const tea = await teacher(html`<flip-survey id="how" label="How was it?" min-group="3">
      <flip-question id="hours" type="number"><p>How many hours?</p></flip-question></flip-survey>`);
    const said = ['10', '2', '2.5', '2', '10', '10'];
    for (const [i, hours] of said.entries()) room.say(`learner ${i}`, 'surveyed', {answers: {hours: [hours]}}, 'how');
    await tea.until(() => tea.charts[0]?.length === 4);
    expect(tea.charts[0]!.slice(1)).to.deep.equal(['2 2 33%', '2.5 1 17%', '10 3 50%']);
    room.say('learner 7', 'surveyed', {answers: {hours: ['a few']}}, 'how');
    await tea.until(() => tea.charts.length === 0 && tea.root.querySelectorAll('.words li').length === 7);
  });

  it('tells the class anew only when a whole group has come since', async () => {
    await teacher(ANONYMOUS);
    gather({pace: ['1', '2', '2', '4', '5']});
    const ann = await learner(ANONYMOUS);
    await ann.until(() => stored('summed').length === 1);
    expect(ann.charts).to.deep.equal([]);
    room.say('ann', 'completed', {}, 'how');
    await ann.until(() => ann.charts.length === 1);
    gather({pace: ['1', '1']});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(stored('summed').length).to.equal(1);
    gather({pace: ['1', '1', '1']});
    await ann.until(() => ann.charts[0]?.[0]?.includes('10 answers'));
  });

  it('says by name who has not answered, and breaks answers down by groups that are large enough', async () => {
    const written = html`<flip-survey id="how" label="How was it?" min-group="3">
      <flip-question id="term" value="1"><p>Your term</p><flip-option value="a">first</flip-option><flip-option value="b">second</flip-option><flip-option value="c">third</flip-option></flip-question>
      <flip-question id="liked" type="true-false"><p>Liked it</p><flip-option value="y">yes</flip-option><flip-option value="n">no</flip-option></flip-question></flip-survey>`;
    const tea = await teacher(written);
    for (const name of ['Ann', 'Ben']) room.say(name, 'launched', {}, 'lesson');
    for (const [i, [term, liked]] of [['a', 'y'], ['a', 'y'], ['a', 'n'], ['b', 'n'], ['b', 'y'], ['c', 'n'], ['a', 'y']].entries()) {
      room.say(i === 0 ? 'Ann' : `learner ${i}`, 'surveyed', {answers: {term: [term!], liked: [liked!]}}, 'how');
      room.say(i === 0 ? 'Ann' : `learner ${i}`, 'completed', {}, 'how');
    }
    await says(tea, '1 person has not answered yet');
    expect([...tea.root.querySelectorAll('.names li')].map(({textContent}) => textContent)).to.deep.equal(['Ben']);
    await tea.until(() => tea.root.querySelectorAll('.by option').length === 3);
    const select = tea.root.querySelector('select')!;
    select.value = 'term';
    select.dispatchEvent(new Event('change'));
    await tea.until(() => tea.root.querySelector('.cross'));
    const rows = [...tea.root.querySelectorAll('.cross tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()).join(' | '));
    expect(rows).to.deep.equal(['first | 3 75% | 1 25% | 4', 'Together: second, third | 1 33% | 2 67% | 3']);
    expect(surveyTable(host(tea), host(tea).localize).split('\r\n').slice(0, 2).map((line) => line.replace(/\d{4}-[^,]+/, 'T')))
      .to.deep.equal(['Person,When,Your term,Liked it', 'Ann,T,first,yes']);
  });

  it('lets the teacher say what changed; learners see it, changed and taken back', async () => {
    const [tea, ann] = [await teacher(), await learner()];
    const put = (name: string, text: string) => {
      tea.root.querySelector<HTMLTextAreaElement>(`textarea[name=${name}]`)!.value = text;
    };
    tea.press('Show it');
    await says(tea, 'Write both');
    put('said', 'Too fast');
    put('did', 'A pause after each part');
    tea.press('Show it');
    await says(ann, 'You said, we did');
    await says(ann, 'A pause after each part');
    tea.press('Change');
    await tea.until(() => tea.root.querySelector<HTMLTextAreaElement>('textarea[name=did]')!.value === 'A pause after each part');
    put('did', 'Two pauses');
    tea.press('Show it');
    await says(ann, 'Two pauses');
    expect(ann.text).to.not.contain('A pause after');
    await tea.until(() => tea.buttons.includes('Remove'));
    tea.press('Remove');
    await ann.until(() => !ann.text.includes('Two pauses'));
  });

  it('keeps what the teacher types over a reload', async () => {
    const seat = room.seat('tea', 'staff');
    const first = await open(seat, 'teacher', NAMED);
    const box = (shown: Page) => shown.root.querySelector<HTMLTextAreaElement>('textarea[name=said]');
    await first.until(() => box(first));
    box(first)!.value = 'Too fa';
    box(first)!.dispatchEvent(new Event('input', {bubbles: true}));
    first.lesson.remove();
    const again = await open(seat, 'teacher', NAMED);
    await again.until(() => box(again)?.value === 'Too fa');
  });

  it('opens and closes by its dates, and can be answered again where its author says so', async () => {
    const [early, late] = [await learner(html`<flip-survey opens="2099-01-01">${QUESTIONS}</flip-survey>`), await learner(html`<flip-survey closes="2001-01-01">${QUESTIONS}</flip-survey>`)];
    await says(early, 'This survey opens on');
    await says(late, 'This survey closed on');
    for (const shown of [early, late]) expect(shown.buttons).to.deep.equal([]);
    const written = html`<flip-survey id="again" repeat><flip-question id="pace" type="scale" min="1" max="5"><p>Now?</p></flip-question></flip-survey>`;
    const ann = await learner(written);
    for (const value of ['2', '4']) {
      await rate(ann, value);
      ann.press('Send my answers');
      await says(ann, 'Thank you');
      ann.press('Answer again');
      await ann.until(() => ann.main === 'Send my answers');
      expect(question(ann, 'pace').shadowRoot!.querySelector('input:checked'), 'it begins empty').to.equal(null);
    }
    expect(stored('surveyed').length).to.equal(2);
  });

  it('says in a browser without a class that answers stay there, to whoever tries it out', async () => {
    const shown = await open(room.alone(), '', ANONYMOUS);
    await says(shown, 'Your answers stay in this browser; nobody else reads them.');
    await says(shown, 'There is no class here');
  });

  it('tells its author what depends on nothing', async () => {
    const said: string[] = [];
    const before = console.warn;
    console.warn = (...words: unknown[]) => said.push(words.join(' '));
    try {
      await learner(html`<flip-survey min-group="1"><flip-question id="a" type="open"><p>A</p></flip-question><p depends-on="b=1">More</p></flip-survey>`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      console.warn = before;
    }
    expect(said.join('\n')).to.contain('depends on "b", but no question').and.contain('Its questions are: a').and.contain('min-group="1" is no whole number from 3 to 50');
  });
});
