import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {EntryData} from '../../src/core/entry.js';
import '../../src/index.js';
import {BALL, page, Room, type Page, type Written} from './room.js';

const HOME = html`<flip-peer id="peer" label="At the top" at-home>${BALL}</flip-peer>`;
const SEEDED = html`<flip-peer id="peer" at-home>${BALL}
  <p slot="reason" for="gravity">Nothing <em>touches</em> the ball.</p>
  <p slot="reason" for="up">It still moves up.</p>
</flip-peer>`;

describe('<flip-peer at-home>', () => {
  let room: Room;
  let place: HTMLElement;
  beforeEach(async () => {
    room = new Room();
    place = await fixture<HTMLElement>(html`<main></main>`);
  });

  const learner = async (name: string, written: Written = HOME) => {
    const shown = await page(room.seats.find(({identity}) => identity.sub === name) ?? room.seat(name), 'learner', written, place);
    await shown.until(() => shown.root.querySelector('.state'), 'what to do');
    return shown;
  };
  const teacher = async (written: Written = HOME) => {
    const shown = await page(room.seat('tea', 'staff'), 'teacher', written, place);
    await shown.until(() => shown.desk);
    return shown;
  };
  const says = (shown: Page, words: string) => shown.until(() => shown.text.includes(words), words);
  const box = (shown: Page) => shown.root.querySelector<HTMLTextAreaElement>('#why')!;
  const write = (shown: Page, words: string) => {
    box(shown).value = words;
    box(shown).dispatchEvent(new Event('input', {bubbles: true}));
  };
  const touch = async (shown: Page, value: string) => {
    await shown.until(() => shown.inputs.some((input) => input.value === value && !input.matches(':disabled')));
    shown.choose(value);
  };
  const answer = async (shown: Page, value: string, why: string) => {
    await touch(shown, value);
    write(shown, why);
    // The judge of answers may still be on its way.
    await shown.until(() => {
      if (shown.buttons.includes('Send my answer and my reason')) shown.press('Send my answer and my reason');
      return shown.root.querySelector('.own');
    }, 'the answer is in');
  };
  const says1 = (who: string, option: string, text: string) => {
    room.say(who, 'voted', {question: 'top', run: 1, round: 1, response: [option], score: Number(option === 'gravity'), correct: option === 'gravity'});
    return room.say(who, 'posted', {text, answer: [option]});
  };
  const of = (author: string) => room.entries.filter((entry) => entry.author === author).map(({type, activity, data}) => [type, activity, data] as const);

  it('takes answer and reason, shows others\' reasons, and takes another answer', async () => {
    says1('bob', 'gravity', 'The air does not push.');
    says1('cem', 'up', 'It goes up, so something pushes.');
    const ann = await learner('ann');
    expect(ann.text).not.to.include('The air does not push.');
    ann.press('Send my answer and my reason');
    await says(ann, 'Choose an answer first.');
    await touch(ann, 'up');
    await ann.until(() => {
      ann.press('Send my answer and my reason');
      return ann.text.includes('Write in a sentence why you think so.');
    });
    await answer(ann, 'up', 'It moves.');
    await says(ann, 'You chose: An upward force');
    await says(ann, 'For “Only gravity”');
    await says(ann, 'The air does not push.');
    await says(ann, 'It goes up, so something pushes.');
    expect(ann.text, 'without names').not.to.match(/\b(?:bob|cem)\b/);
    expect(ann.inputs.some(({checked}) => checked), 'the second answer is not filled in').to.equal(false);
    ann.press('Convincing');
    await ann.until(() => room.entries.some(({type}) => type === 'reacted'));
    await touch(ann, 'gravity');
    await ann.until(() => {
      if (ann.buttons.includes('Send my second answer')) ann.press('Send my second answer');
      return ann.text.includes('Both answers are in.');
    });
    const votes = of('ann').filter(([type]) => type === 'voted').map(([, , data]) => data as EntryData['voted']);
    expect(votes.map(({round, response, correct}) => [round, ...response, correct])).to.deep.equal([[1, 'up', false], [2, 'gravity', true]]);
    const answers = of('ann').filter(([type, activity]) => type === 'answered' && activity === 'top').map(([, , data]) => data as EntryData['answered']);
    expect(ann.text).not.to.include('changed since');
    expect(answers.map(({response, try: turn}) => [...response, turn]), 'the question in class knows what was answered before').to.deep.equal([['up', 1], ['gravity', 2]]);
    expect(of('ann').filter(([type]) => type === 'posted').map(([, , data]) => data)).to.deep.equal([{text: 'It moves.', answer: ['up']}]);
    expect(of('ann').some(([type]) => type === 'completed')).to.equal(true);
    expect(ann.text, 'nobody is told what is right').not.to.include('Look at the change of speed');
  });

  it('keeps an answer, and says plainly that nobody else has written', async () => {
    const ann = await learner('ann');
    await answer(ann, 'up', 'It moves.');
    await says(ann, 'Nobody else has written a reason yet.');
    ann.press('I keep my answer');
    await says(ann, 'Both answers are in.');
    expect(of('ann').filter(([type]) => type === 'voted').map(([, , data]) => (data as EntryData['voted']).response)).to.deep.equal([['up'], ['up']]);
  });

  it('asks a question of the page, and answers it', async () => {
    const shown = await page(room.seat('ann'), 'learner', html`<flip-peer id="peer" at-home for="top"></flip-peer>${BALL}`, place);
    await shown.until(() => shown.element.querySelector('flip-question') && shown.root.querySelector('.state'));
    await answer(shown, 'up', 'It moves.');
    expect(of('ann').filter(([type]) => type === 'answered').map(([, activity, data]) => [activity, (data as EntryData['answered']).question])).to.deep.equal([['top', 'top']]);
  });

  it('lets the teacher\'s own reasons stand in for few', async () => {
    const ann = await learner('ann', SEEDED);
    expect(ann.text, 'not before the own').not.to.include('touches');
    await answer(ann, 'up', 'It moves.');
    await says(ann, 'Nothing touches the ball.');
    await says(ann, 'written by your teacher');
    expect(ann.root.querySelector('.reason em')?.textContent).to.equal('touches');
  });

  it('loses nothing that was typed or chosen when the page is loaded anew', async () => {
    const ann = await learner('ann');
    await touch(ann, 'none');
    write(ann, 'It stands still');
    await ann.until(() => ann.inputs.some(({checked}) => checked));
    await ann.until(() => ann.root.querySelector('.why'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    ann.lesson.remove();
    const again = await learner('ann');
    await again.until(() => box(again)?.value === 'It stands still', 'what was typed');
    await again.until(() => again.inputs.find(({value}) => value === 'none')?.checked, 'what was chosen');
  });

  it('never shows what was hidden, taken back or reported', async () => {
    const [hidden, removed] = [says1('bob', 'gravity', 'Hidden words.'), says1('cem', 'gravity', 'Removed words.')];
    room.say('tea', 'moderated', {post: hidden.id, as: 'hidden', on: true});
    room.say('cem', 'removed', {post: removed.id});
    says1('dan', 'gravity', 'Strange words.');
    const ann = await learner('ann');
    await answer(ann, 'up', 'It moves.');
    await says(ann, 'Strange words.');
    expect(ann.text).not.to.match(/Hidden words|Removed words/);
    ann.press('Report');
    await ann.until(() => !ann.text.includes('Strange words.'), 'gone');
    expect(of('ann').some(([type]) => type === 'reported')).to.equal(true);
  });

  it('shows the teacher the reasons by answer, the most convincing first, to hide and to pick', async () => {
    for (let i = 0; i < 5; i++) says1(`learner ${i}`, i < 3 ? 'up' : 'gravity', `Reason ${i}.`);
    const liked = room.entries.find(({type, data}) => type === 'posted' && (data as EntryData['posted']).text === 'Reason 2.')!;
    for (const who of ['a', 'b']) room.say(who, 'reacted', {post: liked.id, kind: 'like', on: true});
    const [ann, tea] = [await learner('ann'), await teacher()];
    await says(tea, '5 answered, 0 of them again');
    const ups = [...tea.root.querySelectorAll('.by-answer')].find((each) => each.textContent.includes('An upward force'))!;
    expect([...ups.querySelectorAll('.body')].map((each) => each.textContent.trim())[0]).to.equal('Reason 2.');
    expect(ups.textContent).to.include('2 find it convincing');
    const press = (within: Element, word: string) => [...within.querySelectorAll('button')].find((button) => button.textContent.trim() === word)!.click();
    press(ups.querySelector('.reason')!, 'Pick to show');
    press(ups.querySelectorAll('.reason')[1]!, 'Hide');
    await says(tea, 'Hidden: no learner sees it.');
    expect(ann.charts).to.deep.equal([]);
    tea.press('Close and show both answers');
    await ann.until(() => ann.charts.length > 0, 'what the class thinks');
    expect(ann.charts[0]).to.deep.equal(['First answer: 5 votes 40% right', 'Only gravity Right answer 2 40%', 'An upward force 3 60%', 'None at all 0 0%']);
    expect(ann.charts, 'nothing of fewer than five').to.have.length(1);
    await says(ann, 'Reason 2.');
    await says(ann, 'Look at the change of speed');
  });

  it('tells the class nothing of few, and by itself what there is once its time is over', async () => {
    const over = html`<flip-peer id="peer" at-home closes="2020-01-01T10:00">${BALL}</flip-peer>`;
    for (let i = 0; i < 4; i++) says1(`learner ${i}`, 'up', `Reason ${i}.`);
    const [ann, tea] = [await learner('ann', over), await teacher(over)];
    await says(tea, 'once 5 have answered');
    await says(ann, 'This question is closed.');
    expect(room.entries.some(({type}) => type === 'revealed')).to.equal(false);
    says1('learner 5', 'gravity', 'Late.');
    await ann.until(() => ann.charts.length === 1, 'the first answers');
  });

  it('has the class hold everybody to it', async () => {
    await learner('ann', html`<flip-peer id="peer" at-home closes="2099-01-01T10:00">${BALL}</flip-peer>`);
    for (let i = 0; i < 160 && room.entries.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(room.entries.find(({type}) => type === 'arranged')?.data).to.include({gate: 'post-first', anonymous: 'peers', moderated: false, closes: new Date('2099-01-01T10:00').toISOString()});
  });

  it('tells its author of a reason for no option', async () => {
    const said: string[] = [];
    const before = console.warn;
    console.warn = (text: string) => said.push(text);
    try {
      const ann = await learner('ann', html`<flip-peer id="peer" at-home closes="soon">${BALL}<p slot="reason" for="gravitation">Because.</p></flip-peer>`);
      await ann.until(() => said.length > 1);
      expect(ann.text).not.to.include('Because.');
    } finally {
      console.warn = before;
    }
    expect(said.join('\n')).to.match(/The reason for="gravitation" is for no option/).and.match(/closes="soon" is no date/);
  });

  it('is clean for axe, for both', async () => {
    says1('bob', 'gravity', 'The air does not push.');
    const [ann, tea] = [await learner('ann'), await teacher()];
    await answer(ann, 'up', 'It moves.');
    await says(ann, 'The air does not push.');
    await expect(ann.element).to.be.accessible();
    await expect(tea.element).to.be.accessible({ignoredRules: ['landmark-unique']});
  }).timeout(60_000);
});
