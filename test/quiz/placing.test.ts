import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import type {FlipOption, FlipQuestion, FlipQuiz} from '../../src/quiz/index.js';
import {entries, heard, isSeen, newLog, open, press, questionIn, rest, verdict, visit, warnings} from './stage.js';

const CAPITALS = `<flip-question id="capitals" type="match" name="q">
  <p>Which capital belongs where?</p>
  <flip-option match="Paris">France <span slot="feedback">It lies on the Seine.</span></flip-option>
  <flip-option match="Madrid">Spain</flip-option>
  <flip-option match="Copenhagen">Denmark</flip-option>
  <flip-option match="Rome" misconception="rome-is-spanish"><span slot="feedback">Rome is in Italy.</span></flip-option>
</flip-question>`;

const PLANETS = `<flip-question id="planets" type="order" name="q">
  <p>The nearest to the sun first.</p>
  <flip-option>Mercury</flip-option><flip-option>Venus</flip-option>
  <flip-option>Earth <span slot="feedback">Third from the sun.</span></flip-option><flip-option>Mars</flip-option>
</flip-question>`;

const LIGHT = `<flip-question id="light" type="drag" name="q">
  <p>Complete it.</p>
  <p>Light goes from the <flip-blank answer="sun|Sun"></flip-blank> to the <flip-blank answer="earth"></flip-blank>. The <flip-blank answer="sun"></flip-blank> shines.</p>
  <flip-option misconception="night">moon <span slot="feedback">The moon only sends it back.</span></flip-option>
</flip-question>`;

const inside = (question: FlipQuestion) => question.shadowRoot!;
const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
/** Until what is loaded later is here. */
async function ready(content: string, log = newLog()): Promise<FlipQuestion> {
  const question = await open(content, log);
  await waitUntil(() => inside(question).querySelector('fieldset'), 'the question is drawn', {timeout: 8000});
  await rest();
  return question;
}
const cards = (question: FlipQuestion) => [...inside(question).querySelectorAll<HTMLButtonElement>('.bank button')];
const card = (question: FlipQuestion, words: string) => cards(question).find((each) => text(each).startsWith(words))!;
const click = async (element: HTMLElement) => {
  element.click();
  await rest();
};
async function key(element: Element, name: string, more: KeyboardEventInit = {}): Promise<void> {
  element.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, composed: true, cancelable: true, ...more}));
  await rest();
}
/** Carries what can be taken hold of to the middle of something else. */
async function carry(from: Element, to: Element, ending: 'pointerup' | 'Escape' = 'pointerup'): Promise<void> {
  const middle = (element: Element) => {
    const {left, top, width, height} = element.getBoundingClientRect();
    return {clientX: left + width / 2, clientY: top + height / 2};
  };
  const fire = (target: EventTarget, type: string, at: {clientX: number; clientY: number}) => target.dispatchEvent(new PointerEvent(type, {
    pointerId: 7, pointerType: 'mouse', isPrimary: true, button: type === 'pointermove' ? -1 : 0, bubbles: true, composed: true, cancelable: true, ...at,
  }));
  // Others give way while something is carried.
  const [start, end] = [middle(from), middle(to)];
  fire(from, 'pointerdown', start);
  fire(window, 'pointermove', {clientX: start.clientX + 8, clientY: start.clientY + 8});
  await rest();
  fire(window, 'pointermove', end);
  await aTimeout(60);
  if (ending === 'Escape') await key(document.body, 'Escape');
  fire(window, 'pointerup', end);
  await rest();
}
/** Where the focus is, through shadow trees. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
/** What its author is told of this HTML; the words for it are loaded when they are needed. */
async function warned(content: string, wanted = ''): Promise<string> {
  let said = '';
  await warnings(async () => {
    const {warn} = console;
    console.warn = (...words: unknown[]) => {
      said += words.join(' ');
    };
    await visit(content);
    if (wanted) await waitUntil(() => said.includes(wanted), wanted, {timeout: 8000});
    else await aTimeout(500);
    console.warn = warn;
  });
  return said;
}
const told = (question: FlipQuestion) => [...question.querySelectorAll<FlipOption>('flip-option [slot=feedback]')].filter(isSeen).map((each) => text(each));

describe('<flip-question type="match">', () => {
  const row = (question: FlipQuestion, words: string) =>
    [...inside(question).querySelectorAll<HTMLElement>('.pair')].find((each) => text(each.querySelector('slot')?.assignedElements()[0]).startsWith(words))!;
  const list = (question: FlipQuestion, words: string) => row(question, words).querySelector('select')!;
  const partner = (question: FlipQuestion, words: string) => text(list(question, words).selectedOptions[0]);
  async function choose(question: FlipQuestion, item: string, words: string): Promise<void> {
    const select = list(question, item);
    select.value = [...select.options].find((option) => text(option) === words)?.value ?? '';
    select.dispatchEvent(new Event('change', {bubbles: true}));
    await rest();
  }

  it('gives each item a list of all partners, in an order that is not that of the items', async () => {
    const question = await ready(CAPITALS);
    expect(inside(question).querySelectorAll('.pair').length).to.equal(3);
    const names = [...list(question, 'France').options].slice(1).map((option) => text(option));
    expect([...names].sort()).to.deep.equal(['Copenhagen', 'Madrid', 'Paris', 'Rome']);
    expect(names).not.to.deep.equal(['Paris', 'Madrid', 'Copenhagen', 'Rome']);
  });

  it('is answered by the lists alone, and says what came of it', async () => {
    const log = newLog();
    const question = await ready(CAPITALS, log);
    await choose(question, 'France', 'Paris');
    await choose(question, 'Spain', 'Madrid');
    await choose(question, 'Denmark', 'Copenhagen');
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Right');
    expect((await entries(log, 'answered'))[0]!.data.score).to.equal(1);
  });

  it('is answered by tapping a card and then a row; says where it is, and how far one is', async () => {
    const question = await ready(CAPITALS);
    await click(card(question, 'Paris'));
    expect(heard(question)).to.equal('Paris is picked. Now choose its place.');
    expect(card(question, 'Paris').getAttribute('aria-pressed')).to.equal('true');
    const put = row(question, 'France').querySelector<HTMLElement>('.put')!;
    expect(put.getAttribute('aria-label')).to.equal('Put Paris here: France');
    await click(put);
    expect(heard(question)).to.equal('France: Paris. 1 of 3 placed.');
    expect(partner(question, 'France')).to.equal('Paris');
    expect(inside(question).querySelector('.put')).to.equal(null);
  });

  it('leads who works by keys from the card to a row and back, and lets go with Escape', async () => {
    const question = await ready(CAPITALS);
    card(question, 'Madrid').focus();
    await click(card(question, 'Madrid'));
    expect(focused()?.getAttribute('aria-label')).to.equal('Put Madrid here: France');
    await key(focused()!, 'Escape');
    expect(text(focused())).to.contain('Madrid');
    expect(heard(question)).to.equal('Madrid is not picked any more.');
    await click(card(question, 'Madrid'));
    await click(row(question, 'Spain').querySelector<HTMLElement>('.put')!);
    expect(focused()?.closest('.bank')).not.to.equal(null);
    expect(partner(question, 'Spain')).to.equal('Madrid');
  });

  it('is one stop of the tab key for all cards; arrow keys lead on', async () => {
    const question = await ready(CAPITALS);
    expect(cards(question).filter(({tabIndex}) => tabIndex === 0).length).to.equal(1);
    cards(question)[0]!.focus();
    await key(focused()!, 'ArrowRight');
    expect(focused()).to.equal(cards(question)[1]);
    await key(focused()!, 'ArrowLeft');
    await key(focused()!, 'ArrowLeft');
    expect(focused()).to.equal(cards(question).at(-1));
  });

  it('is answered by dragging; what is called off stays where it was', async () => {
    const question = await ready(CAPITALS);
    await carry(card(question, 'Copenhagen'), row(question, 'Denmark'));
    expect(partner(question, 'Denmark')).to.equal('Copenhagen');
    expect(heard(question)).to.equal('Denmark: Copenhagen. 1 of 3 placed.');
    await carry(card(question, 'Paris'), row(question, 'France'), 'Escape');
    expect(partner(question, 'France')).to.equal('Choose …');
    expect(card(question, 'Paris').getAttribute('style') ?? '').to.equal('');
  });

  it('gives a share for each pair, and shows at the end what was right beside what was placed', async () => {
    const log = newLog();
    const question = await ready(CAPITALS.replace('type="match"', 'type="match" tries="1"'), log);
    await choose(question, 'France', 'Paris');
    await choose(question, 'Spain', 'Rome');
    await press(question, 'Check');
    const {score, misconceptions} = (await entries(log, 'answered'))[0]!.data;
    expect(score).to.be.closeTo(1 / 3, 1e-9);
    expect(misconceptions).to.deep.equal(['rome-is-spanish']);
    expect(text(row(question, 'Spain').querySelector('.mark'))).to.equal('Not right Right answer: Madrid'.replace('right Right', 'rightRight'));
    expect(text(row(question, 'Denmark').querySelector('.mark'))).to.equal('Right answer: Copenhagen');
    expect(told(question)).to.deep.equal(['Rome is in Italy.']);
  });

  it('keeps what is placed and not checked, and sends it with its form', async () => {
    const log = newLog();
    const first = await visit(`<form>${CAPITALS}</form>`, log);
    const question = questionIn(first);
    await waitUntil(() => inside(question).querySelector('select'), '', {timeout: 8000});
    await choose(question, 'Denmark', 'Paris');
    expect(new FormData(first.querySelector('form')!).getAll('q')).to.deep.equal(['Denmark: Paris']);
    first.remove();
    const again = await ready(CAPITALS, log);
    await waitUntil(() => partner(again, 'Denmark') === 'Paris', 'it is found again', {timeout: 8000});
    await choose(again, 'Denmark', 'Choose …');
    expect(again.response).to.deep.equal([]);
  });

  it('tells its author what is wrong', async () => {
    const said = await warned(CAPITALS.replace('<flip-option match="Madrid">Spain', '<flip-option>Spain'), '"Spain" has no partner');
    expect(said).to.contain('match="..."');
    const two = CAPITALS.replace('</flip-question>', '<flip-option match="Oslo"></flip-option></flip-question>');
    expect(await warned(two)).to.equal('');
  });
});

describe('<flip-question type="order">', () => {
  const items = (question: FlipQuestion) => [...inside(question).querySelectorAll<HTMLElement>('.item')];
  const name = (item: Element) => text(item.querySelector('slot')?.assignedElements()[0]).split(' ')[0]!;
  const order = (question: FlipQuestion) => items(question).map(name);
  const item = (question: FlipQuestion, words: string) => items(question).find((each) => name(each) === words)!;
  const grip = (question: FlipQuestion, words: string) => item(question, words).querySelector('.grip')!;
  const RIGHT = ['Mercury', 'Venus', 'Earth', 'Mars'];
  /** By the buttons alone. */
  async function arrange(question: FlipQuestion, wanted = RIGHT): Promise<void> {
    for (const [place, words] of wanted.entries()) {
      while (order(question).indexOf(words) > place) await click(item(question, words).querySelector<HTMLElement>('.up')!);
    }
  }

  it('is not shown in the right order, and the same for a learner each time', async () => {
    const log = newLog();
    const first = await ready(PLANETS, log);
    const shown = order(first);
    expect(shown).not.to.deep.equal(RIGHT);
    first.remove();
    expect(order(await ready(PLANETS, log))).to.deep.equal(shown);
  });

  it('is put right with its buttons; says where a row went and keeps the focus on it', async () => {
    const log = newLog();
    const question = await ready(PLANETS, log);
    const last = order(question)[3]!;
    const up = item(question, last).querySelector<HTMLElement>('.up')!;
    up.focus();
    await click(up);
    expect(heard(question)).to.equal(`${last}, moved to place 3 of 4`);
    expect(focused()?.getAttribute('aria-label')).to.equal(`Move up: ${last}`);
    await arrange(question);
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Right');
    expect((await entries(log, 'answered'))[0]!.data.response.length).to.equal(4);
  });

  it('is moved by arrow keys, with Alt and without; says so at the end of the list', async () => {
    const question = await ready(PLANETS);
    const [first, second] = order(question) as [string, string];
    const down = item(question, first).querySelector<HTMLElement>('.down')!;
    down.focus();
    await key(down, 'ArrowDown', {altKey: true});
    expect(order(question).slice(0, 2)).to.deep.equal([second, first]);
    await key(focused()!, 'ArrowUp');
    expect(order(question).slice(0, 2)).to.deep.equal([first, second]);
    await key(focused()!, 'ArrowUp');
    expect(heard(question)).to.equal(`${first} stays at place 1 of 4`);
    expect(focused()?.closest('.item')).to.equal(item(question, first));
  });

  it('is moved by its handle, over several places at once', async () => {
    const question = await ready(PLANETS);
    const [first, ...others] = order(question) as [string, string, string, string];
    await carry(grip(question, first), item(question, others[2]));
    expect(order(question)).to.deep.equal([...others, first]);
    expect(heard(question)).to.equal(`${first}, moved to place 4 of 4`);
    await carry(grip(question, first), item(question, others[0]), 'Escape');
    expect(order(question)).to.deep.equal([...others, first]);
    expect(items(question).map((each) => each.getAttribute('style') ?? '').join('')).to.equal('');
  });

  it('is no answer before it was touched, unless the learner says so', async () => {
    const log = newLog();
    const question = await ready(PLANETS, log);
    await press(question, 'Check');
    expect(heard(question)).to.equal('Put them in order first. If you want to leave them as they are, say so.');
    expect(await entries(log, 'answered')).to.deep.equal([]);
    const shown = order(question);
    await press(question, 'This is my order');
    expect(heard(question)).to.equal('This is your order now. You can still change it.');
    await press(question, 'Check');
    expect((await entries(log, 'answered'))[0]!.data.score).to.equal(0);
    expect(order(question)).to.deep.equal(shown);
  });

  it('shows what must be moved, and at the end where it belongs and the right order', async () => {
    const question = await ready(PLANETS.replace('type="order"', 'type="order" tries="1" scoring="partial"'));
    await arrange(question, ['Mercury', 'Venus', 'Mars', 'Earth']);
    await click(item(question, 'Mercury').querySelector<HTMLElement>('.up')!);
    if (question.response.length === 0) await press(question, 'This is my order');
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Partly right');
    const marks = items(question).map((each) => text(each.querySelector('.mark')));
    expect(marks.filter((mark) => mark === 'In order').length).to.equal(3);
    expect(marks.join()).to.match(/Belongs at place [34]/);
    expect([...inside(question).querySelectorAll('.solution li')].map((each) => text(each).split(' ')[0])).to.deep.equal(RIGHT);
  });

  it('sends the learner\'s order with a form, not the right one', async () => {
    const place = await visit(`<form>${PLANETS}</form>`);
    const question = questionIn(place);
    await waitUntil(() => items(question).length === 4, '', {timeout: 8000});
    await press(question, 'This is my order');
    expect(new FormData(place.querySelector('form')!).getAll('q').map((value) => (value as string).split(' ')[0])).to.deep.equal(order(question));
  });

  it('takes in what the author adds behind a learner\'s order', async () => {
    const log = newLog();
    const first = await ready(PLANETS, log);
    await arrange(first);
    first.remove();
    const again = await ready(PLANETS.replace('</flip-question>', '<flip-option>Jupiter</flip-option></flip-question>'), log);
    await waitUntil(() => again.response.length === 5, 'it is part of the answer', {timeout: 8000});
    expect(order(again)).to.deep.equal([...RIGHT, 'Jupiter']);
  });
});

describe('<flip-question type="drag">', () => {
  const gap = (question: FlipQuestion, at: number) => question.querySelectorAll('flip-blank')[at]!.shadowRoot!.querySelector('button')!;
  const sentence = (question: FlipQuestion) => [...question.querySelectorAll('flip-blank')].map((blank) => text(blank.shadowRoot!.querySelector('button bdi')));
  const words = (question: FlipQuestion) => cards(question).map((each) => text(each)).sort();

  it('shows each word as often as it is needed, and those that belong nowhere', async () => {
    const question = await ready(LIGHT);
    expect(words(question)).to.deep.equal(['earth', 'moon', 'sun', 'sun']);
    expect(gap(question, 0).getAttribute('aria-label')).to.equal('Gap 1 of 3: empty');
    expect(isSeen(question.querySelector('flip-option'))).to.equal(false);
  });

  it('is filled by tapping a word and then a gap, and says so', async () => {
    const log = newLog();
    const question = await ready(LIGHT, log);
    for (const [at, word] of ['sun', 'earth', 'sun'].entries()) {
      await click(card(question, word));
      await click(gap(question, at));
    }
    expect(heard(question)).to.equal('Gap 3 of 3: sun. 3 of 3 placed.');
    expect(words(question)).to.deep.equal(['moon']);
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Right');
    expect((await entries(log, 'answered'))[0]!.data.response).to.deep.equal(['sun', 'earth', 'sun']);
  });

  it('is filled by tapping a gap and then a word', async () => {
    const question = await ready(LIGHT);
    await click(gap(question, 1));
    expect(heard(question)).to.equal('Gap 2: now choose a word.');
    expect(focused()).to.equal(cards(question).find(({tabIndex}) => tabIndex === 0));
    await click(card(question, 'earth'));
    expect(sentence(question)).to.deep.equal(['', 'earth', '']);
    expect(focused()).to.equal(gap(question, 1));
  });

  it('leads who works by keys to the first free gap', async () => {
    const question = await ready(LIGHT);
    await click(card(question, 'sun'));
    expect(focused()).to.equal(gap(question, 0));
    await click(gap(question, 0));
    await click(card(question, 'earth'));
    expect(focused()).to.equal(gap(question, 1));
    await key(gap(question, 1), 'Escape');
    expect(text(focused())).to.equal('earth');
  });

  it('takes a word back: by Delete, by pressing it twice, by dragging it to the list', async () => {
    const question = await ready(LIGHT);
    const put = async (word: string, at: number) => {
      await click(card(question, word));
      await click(gap(question, at));
    };
    await put('moon', 0);
    await key(gap(question, 0), 'Delete');
    expect(heard(question)).to.equal('moon is taken back. 0 of 3 placed.');
    expect(question.response).to.deep.equal([]);
    await put('moon', 1);
    await click(gap(question, 1));
    expect(heard(question)).to.contain('moon is picked up.');
    await click(gap(question, 1));
    expect(sentence(question).join('')).to.equal('');
    await put('moon', 2);
    await carry(gap(question, 2), inside(question).querySelector('.bank')!);
    expect(sentence(question).join('')).to.equal('');
    expect(words(question)).to.deep.equal(['earth', 'moon', 'sun', 'sun']);
  });

  it('is filled by dragging, from the list and from gap to gap; a word that is replaced goes back', async () => {
    const question = await ready(LIGHT);
    await carry(card(question, 'moon'), gap(question, 0));
    expect(sentence(question)).to.deep.equal(['moon', '', '']);
    await carry(gap(question, 0), gap(question, 2));
    expect(sentence(question)).to.deep.equal(['', '', 'moon']);
    await carry(card(question, 'earth'), gap(question, 2));
    expect(sentence(question)).to.deep.equal(['', '', 'earth']);
    expect(words(question)).to.deep.equal(['moon', 'sun', 'sun']);
  });

  it('gives a share for each gap, and shows at the end what was right beside what was placed', async () => {
    const log = newLog();
    const question = await ready(LIGHT.replace('type="drag"', 'type="drag" tries="1"'), log);
    await carry(card(question, 'sun'), gap(question, 0));
    await carry(card(question, 'moon'), gap(question, 1));
    await press(question, 'Check');
    const {score, misconceptions} = (await entries(log, 'answered'))[0]!.data;
    expect(score).to.be.closeTo(1 / 3, 1e-9);
    expect(misconceptions).to.deep.equal(['night']);
    const ends = [...question.querySelectorAll('flip-blank')].map((blank) => text(blank.shadowRoot!.querySelector('.answer')));
    expect(ends).to.deep.equal(['', 'Right answer: earth', 'Right answer: sun']);
    expect(told(question)).to.deep.equal(['The moon only sends it back.']);
    expect(gap(question, 0).disabled).to.equal(true);
  });

  it('keeps words that are placed and not checked, gap by gap', async () => {
    const log = newLog();
    const first = await ready(LIGHT, log);
    await carry(card(first, 'moon'), gap(first, 1));
    first.remove();
    const again = await ready(LIGHT, log);
    await waitUntil(() => sentence(again).join() === ',moon,', 'it is found again', {timeout: 8000});
  });

  it('tells its author what is wrong', async () => {
    await warned(LIGHT.replace('<flip-option', '<flip-option correct'), 'right words stand in the blanks');
    await warned(LIGHT.replace(' answer="earth"', ''), 'A blank has no answer');
    await warned('<flip-question type="drag" id="none"><p>Nothing.</p></flip-question>', 'It has no gaps');
    await warned('<flip-question type="order" id="few"><p>Order.</p><flip-option>one</flip-option></flip-question>', 'There are not two options');
    expect(await warned(LIGHT)).to.equal('');
  });
});

describe('what is put in place, in a quiz', () => {
  it('counts by its points', async () => {
    const place = await visit(`<flip-quiz id="quiz">${CAPITALS.replace('type=', 'points="3" tries="1" type=')}</flip-quiz>`);
    const question = questionIn(place);
    await waitUntil(() => inside(question).querySelector('select'), '', {timeout: 8000});
    const select = [...inside(question).querySelectorAll('select')][0]!;
    select.value = [...select.options].find((option) => text(option) === 'Paris')!.value;
    select.dispatchEvent(new Event('change', {bubbles: true}));
    await press(question, 'Check');
    const quiz = place.querySelector<FlipQuiz>('flip-quiz')!;
    await waitUntil(() => /1 of 3 points/.test([...quiz.shadowRoot!.children].map((each) => text(each)).join(' ')), 'its points are told', {timeout: 8000});
  });

  it('is shuffled for each learner in another way', async () => {
    const orders = new Set<string>();
    for (let i = 0; i < 6; i++) {
      const question = await ready(PLANETS.replace('id="planets"', `id="planets-${i}"`));
      orders.add([...inside(question).querySelectorAll('.item')].map((each) => each.getAttribute('data-key')).join());
      question.remove();
    }
    expect(orders.size).to.be.greaterThan(1);
  });
});
