import {expect, waitUntil} from '@open-wc/testing';
import type {FlipQuestion, FlipQuiz} from '../../src/quiz/index.js';
import {partnerKey} from '../../src/quiz/match-grade.js';
import {NAMES} from '../../src/quiz/types/index.js';
import {button, entries, newLog, press, questionIn, rest, visit} from './stage.js';

const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** One of each type, and what answers it right. */
const QUESTIONS: Record<string, {html: string; right: (question: FlipQuestion) => string[]}> = {
  choice: {
    html: '<flip-question id="choice"><p>Up?</p><flip-option correct value="g">Gravity</flip-option><flip-option value="n">None</flip-option></flip-question>',
    right: () => ['g'],
  },
  multiple: {
    html: `<flip-question id="multiple" type="multiple"><p>Forces?</p><flip-option correct value="a">Push</flip-option>
      <flip-option correct value="b">Pull</flip-option><flip-option value="c">Time</flip-option></flip-question>`,
    right: () => ['a', 'b'],
  },
  'true-false': {
    html: `<flip-question id="true-false" type="true-false"><p>The sun is a star.</p><flip-option correct value="t">True</flip-option>
      <flip-option value="f">False</flip-option></flip-question>`,
    right: () => ['t'],
  },
  short: {html: '<flip-question id="short" type="short" answer="Paris|City of Light"><p>Capital?</p></flip-question>', right: () => ['city of light']},
  number: {html: '<flip-question id="number" type="number" answer="9.81" tolerance=".05"><p>g?</p></flip-question>', right: () => ['9.8']},
  blanks: {
    html: `<flip-question id="blanks" type="blanks"><p>The <flip-blank answer="sun"></flip-blank> is
      <flip-blank><flip-option correct value="star">a star</flip-option><flip-option value="planet">a planet</flip-option></flip-blank>.</p></flip-question>`,
    right: () => ['Sun', 'star'],
  },
  drag: {
    html: '<flip-question id="drag" type="drag"><p>The <flip-blank answer="moon"></flip-blank> goes round us.</p><flip-option>sun</flip-option></flip-question>',
    right: () => ['moon'],
  },
  match: {
    html: `<flip-question id="match" type="match"><p>Capitals</p><flip-option value="fr" match="Paris">France</flip-option>
      <flip-option value="it" match="Rome">Italy</flip-option><flip-option match="Oslo"></flip-option></flip-question>`,
    right: () => [`fr[.]${partnerKey('Paris')}`, `it[.]${partnerKey('Rome')}`],
  },
  order: {
    html: '<flip-question id="order" type="order"><p>Small first</p><flip-option value="1">Ant</flip-option><flip-option value="2">Cat</flip-option><flip-option value="3">Cow</flip-option></flip-question>',
    right: () => ['1', '2', '3'],
  },
  mark: {
    html: '<flip-question id="mark" type="mark"><p>Mark the verbs.</p><p>She <mark>runs</mark> and he <mark>sleeps</mark>.</p></flip-question>',
    right: () => ['runs', 'sleeps'],
  },
  hotspot: {
    html: `<flip-question id="hotspot" type="hotspot"><p>Where?</p><img src="${PICTURE}" alt="A map" width="100" height="100" usemap="#m">
      <map name="m"><area shape="rect" coords="0,0,50,100" alt="West" correct><area shape="rect" coords="50,0,100,100" alt="East"></map></flip-question>`,
    right: () => ['West'],
  },
  scale: {html: '<flip-question id="scale" type="scale" min="1" max="5"><p>How sure?</p></flip-question>', right: () => ['4']},
  cloud: {html: '<flip-question id="cloud" type="cloud" max="2"><p>In a word?</p></flip-question>', right: () => ['Calm', 'busy']},
  rank: {
    html: '<flip-question id="rank" type="rank"><p>Best first</p><flip-option value="a">Ant</flip-option><flip-option value="b">Bee</flip-option></flip-question>',
    right: () => ['b', 'a'],
  },
  points: {
    html: '<flip-question id="points" type="points" total="10"><p>Spread</p><flip-option value="a">Ant</flip-option><flip-option value="b">Bee</flip-option></flip-question>',
    right: () => ['a[.]3', 'b[.]7'],
  },
  grid: {html: '<flip-question id="grid" type="grid" x-labels="hard|easy" y-labels="dull|fun"><p>Where?</p></flip-question>', right: () => ['@30,70']},
  pin: {html: `<flip-question id="pin" type="pin"><p>Where?</p><img src="${PICTURE}" alt="A map" width="100" height="100"></flip-question>`, right: () => ['@10,90']},
  open: {html: '<flip-question id="open" type="open" answer="Because."><p>Why?</p></flip-question>', right: () => ['Because it falls.']},
};
const FREE = ['cloud', 'grid', 'open', 'pin', 'points', 'rank', 'scale'];
const GRADED = Object.keys(QUESTIONS).filter((type) => !FREE.includes(type));
const html = (attributes: string, inside: string) => `<flip-quiz id="quiz" ${attributes}>${inside}</flip-quiz>`;
const ALL = Object.values(QUESTIONS).map((each) => each.html).join('');

async function quizIn(content: string, log = newLog()) {
  const place = await visit(content, log);
  const quiz = place.querySelector<FlipQuiz>('flip-quiz')!;
  const questions = () => [...quiz.querySelectorAll<FlipQuestion>('flip-question')];
  // An answer can be given where there is a field to give it in.
  await waitUntil(() => questions().length === NAMES.length && questions().every((each) => each.shadowRoot?.querySelector('fieldset')), 'every type comes', {timeout: 15_000});
  await rest();
  return {place, quiz, log, questions};
}

async function answerAll(place: ParentNode): Promise<void> {
  for (const [type, {right}] of Object.entries(QUESTIONS)) {
    const question = place.querySelector<FlipQuestion>(`flip-question[type="${type}"]`) ?? questionIn(place, type);
    question.answering.choose(right(question));
    question.dispatchEvent(new Event('change', {bubbles: true}));
  }
  await rest();
}

describe('a quiz with a question of every type', function () {
  // Eighteen types come one after the other, twice.
  this.timeout(60_000);

  it('knows them all', () => {
    expect(Object.keys(QUESTIONS).sort()).to.deep.equal([...NAMES].sort());
  });

  it('keeps what was answered over a reload, and gives full marks for right answers handed in', async () => {
    const log = newLog();
    const first = await quizIn(html('behaviour="deferred"', ALL), log);
    await answerAll(first.place);
    first.place.remove();
    const {place, quiz} = await quizIn(html('behaviour="deferred"', ALL), log);
    await waitUntil(() => Object.entries(QUESTIONS).every(([id, {right}]) => String(questionIn(place, id).response) === String(right(questionIn(place, id)))),
      'all answers are found again', {timeout: 8000});
    await press(quiz, 'Hand in');
    button(quiz, 'Hand in now')?.click();
    await waitUntil(() => quiz.shadowRoot!.querySelector('.result'), 'the result', {timeout: 8000});
    const answered = await entries(log, 'answered');
    expect(answered.filter(({data}) => data.correct === true).map(({activity}) => activity).sort()).to.deep.equal([...GRADED].sort());
    expect(answered.filter(({data}) => data.score === null).map(({activity}) => activity).sort()).to.deep.equal(FREE);
    expect((await entries(log, 'submitted')).map(({data}) => data.score)).to.deep.equal([1]);
  });

  it('is the same quiz when it was written to JSON and read again', async () => {
    const {quiz, place} = await quizIn(html('', ALL));
    const {text, lost} = await quiz.toJson();
    place.remove();
    expect(lost).to.deep.equal([]);
    const log = newLog();
    const again = await quizIn(html('behaviour="deferred"', `<script type="application/json">${text.replaceAll('<', '\\u003c')}</script>`), log);
    await waitUntil(() => again.questions().length === NAMES.length, 'all questions are there', {timeout: 8000});
    await answerAll(again.place);
    await press(again.quiz, 'Hand in');
    button(again.quiz, 'Hand in now')?.click();
    await waitUntil(() => again.quiz.shadowRoot!.querySelector('.result'), 'the result', {timeout: 8000});
    expect((await entries(log, 'submitted')).map(({data}) => data.score)).to.deep.equal([1]);
  });

  for (const [type, {html: content}] of Object.entries(QUESTIONS)) {
    it(`asks for an answer where Check is pressed without one: ${type}`, async () => {
      const place = await visit(content);
      const question = place.querySelector<FlipQuestion>('flip-question')!;
      await waitUntil(() => question.shadowRoot?.querySelector('fieldset'), 'it comes', {timeout: 8000});
      await press(question, 'Check');
      const note = question.shadowRoot!.querySelector('.lacking')!;
      expect(note.hasAttribute('hidden')).to.equal(false);
      expect(note.textContent.trim()).not.to.equal('');
    });
  }
});
