import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {EntryType} from '../../src/core/entry.js';
import '../../src/index.js';
import {votesJson} from '../../src/live/export-json.js';
import {votesTable} from '../../src/live/export-votes.js';
import {BALL, page, Room, type Page, type Written} from './room.js';

const scale = html`<flip-question id="q" type="scale" min="1" max="3" labels="not at all|very well"><p>How well did you follow?</p></flip-question>`;
const POLL = html`<flip-poll id="poll" label="Before we begin">${scale}</flip-poll>`;
const LIVE = html`<flip-poll id="poll" label="Before we begin" show="live">${scale}</flip-poll>`;

describe('<flip-poll>', () => {
  let room: Room;
  let place: HTMLElement;
  beforeEach(async () => {
    room = new Room();
    place = await fixture<HTMLElement>(html`<main></main>`);
  });

  const learner = (name: string, written: Written = POLL) => page(room.seat(name), 'learner', written, place);
  const screen = (written: Written = POLL) => page(room.seat('wall'), 'screen', written, place);
  async function teacher(written: Written = POLL): Promise<Page> {
    const shown = await page(room.seat('tea', 'staff'), 'teacher', written, place);
    await shown.until(() => shown.desk);
    return shown;
  }
  const stage = (phase: string, run = 1) => room.say('tea', 'staged', {phase, run}, 'poll');
  const vote = (who: string, response: string) => room.say(who, 'voted', {question: 'q', run: 1, round: 1, response: [response], score: null, correct: null}, 'poll');
  const says = (shown: Page, words: string) => shown.until(() => shown.text.includes(words), words);
  const stored = (type: EntryType) => room.entries.filter((entry) => entry.type === type);
  const touch = async (shown: Page, value: string) => {
    await shown.until(() => shown.inputs.some((input) => input.value === value && !input.matches(':disabled')));
    shown.choose(value);
  };

  it('opens, takes votes, closes, and then shows what came of it to all', async () => {
    const [tea, wall, ann] = [await teacher(), await screen(), await learner('ann')];
    await says(ann, 'Your teacher starts this question');
    tea.press('Open voting');
    await touch(ann, '3');
    await says(ann, 'Your vote is in.');
    await says(wall, '1 has voted');
    expect(wall.charts).to.deep.equal([]);
    expect(tea.charts, 'in the order of the scale').to.deep.equal([['Result: 1 vote', '1 not at all 0 0%', '2 0 0%', '3 very well 1 100%']]);
    tea.press('Close voting');
    for (const shown of [wall, ann]) {
      await shown.until(() => shown.charts.length === 1);
      expect(shown.charts[0]).to.deep.equal(['Result: 1 vote', '1 not at all 0 0%', '2 0 0%', '3 very well 1 100%']);
    }
    await says(ann, 'Voting is closed.');
  });

  it('asks a question that has no id', async () => {
    stage('open');
    const ann = await learner('ann', html`<flip-poll id="poll"><flip-question type="scale"><p>How was it?</p></flip-question></flip-poll>`);
    await touch(ann, '3');
    await says(ann, 'Your vote is in.');
  });

  it('shows bars while votes come with show="live", until the teacher hides them', async () => {
    const [tea, wall] = [await teacher(LIVE), await screen(LIVE)];
    tea.press('Open voting');
    await tea.until(() => stored('staged').length === 1);
    vote('ben', '2');
    await wall.until(() => wall.charts[0]?.[0] === 'Result: 1 vote');
    tea.press('Hide the results');
    await wall.until(() => wall.charts.length === 0);
    vote('cem', '2');
    await says(wall, '2 have voted');
    expect(wall.charts).to.deep.equal([]);
    tea.press('Show the results');
    await wall.until(() => wall.charts[0]?.[0] === 'Result: 2 votes Mean 2 · Median 2');
  });

  it('keeps what the teacher shows before the end on show, also when their page is loaded anew', async () => {
    stage('open');
    vote('ben', '2');
    const [tea, wall] = [await teacher(), await screen()];
    await tea.until(() => tea.buttons.includes('Show the results'));
    tea.press('Show the results');
    await wall.until(() => wall.charts.length === 1);
    tea.lesson.remove();
    const again = await teacher();
    await again.until(() => again.buttons.includes('Hide the results'));
    vote('cem', '1');
    await wall.until(() => wall.charts[0]?.[0]?.startsWith('Result: 2 votes'));
    again.press('Hide the results');
    await wall.until(() => wall.charts.length === 0);
  });

  it('never shows them by itself with show="never"', async () => {
    stage('open');
    vote('ben', '2');
    const written = html`<flip-poll id="poll" show="never">${scale}</flip-poll>`;
    const [tea, wall] = [await teacher(written), await screen(written)];
    await tea.until(() => tea.buttons.includes('Close voting'));
    tea.press('Close voting');
    await says(wall, 'Voting is closed.');
    await says(tea, 'Only you see the results.');
    expect(room.seats.find(({identity}) => identity.sub === 'wall')!.heard.filter(({type}) => type === 'revealed').every(({data}) => !JSON.stringify(data).includes('"2"'))).to.equal(true);
    tea.press('Show the results');
    await wall.until(() => wall.charts.length === 1);
  });

  it('can be opened again with the votes it has, asked again without them, and started afresh', async () => {
    stage('open');
    vote('ben', '2');
    stage('locked');
    const tea = await teacher();
    await tea.until(() => tea.buttons.includes('Open again'));
    tea.press('Open again');
    await says(tea, '1 has voted');
    tea.press('Close voting');
    await tea.until(() => tea.buttons.includes('Ask again'));
    tea.press('Ask again');
    await says(tea, '0 have voted');
    tea.press('Close voting');
    await tea.until(() => tea.buttons.includes('Start afresh'));
    tea.press('Start afresh');
    await says(tea, 'Not open');
  });

  it('closes when its seconds are over', async () => {
    const tea = await teacher(html`<flip-poll id="poll" seconds="1">${scale}</flip-poll>`);
    tea.press('Open voting');
    await tea.until(() => tea.root.querySelector('[role=timer]'));
    await says(tea, 'Closed');
  });

  it('is open without a teacher when it is self-paced', async () => {
    const written = html`<flip-poll id="poll" self-paced>${scale}</flip-poll>`;
    const ann = await learner('ann', written);
    await touch(ann, '1');
    await says(ann, 'Your vote is in.');
    await says(await teacher(written), '1 has voted');
  });

  it('gives the votes as a table that no spreadsheet runs', async () => {
    const written = html`<flip-poll id="poll"><flip-question id="q" type="short"><p>One word?</p></flip-question></flip-poll>`;
    stage('open');
    vote('ann', '=1+1');
    vote('ben', 'say "hi", all');
    const tea = await teacher(written);
    await tea.until(() => tea.buttons.includes('Save the votes as a table'));
    const {room: votes, places, localize} = tea.lesson.querySelector('flip-poll')!;
    expect(votesTable(votes, () => votes.sheet(places.main), localize)).to.equal(
      'Learner,Asked,Vote,Answer,Right\r\nann,1,1,\'=1+1,\r\nben,1,1,"say ""hi"", all",\r\n');
  });

  it('gives the votes as JSON, with keys and with words', async () => {
    stage('open');
    vote('ann', '1');
    vote('ben', '3');
    const tea = await teacher();
    await tea.until(() => tea.buttons.includes('Save the votes as JSON'));
    const {room: votes, places} = tea.lesson.querySelector('flip-poll')!;
    await tea.until(() => votes.sheet(places.main)?.ready);
    expect(JSON.parse(votesJson(votes, votes.sheet(places.main)))).to.deep.equal({
      poll: 'poll',
      question: {id: 'q', type: 'scale', name: 'How well did you follow?', options: [{key: '1', label: '1'}, {key: '2', label: '2'}, {key: '3', label: '3'}]},
      votes: [
        {learner: 'ann', run: 1, round: 1, response: ['1'], answer: ['1'], correct: null, score: null},
        {learner: 'ben', run: 1, round: 1, response: ['3'], answer: ['3'], correct: null, score: null},
      ],
    });
  });

  it('tells mean and median of a scale of numbers, and of no other', async () => {
    stage('open');
    for (const [i, point] of ['1', '3', '3', '2'].entries()) vote(`learner ${i}`, point);
    await teacher(LIVE);
    const [wall, ann] = [await screen(LIVE), await learner('ann', LIVE)];
    for (const shown of [wall, ann]) await shown.until(() => shown.charts[0]?.[0] === 'Result: 4 votes Mean 2.25 · Median 2.5', 'the middle');
    const worded = html`<flip-poll id="words" show="live"><flip-question id="w" type="scale"><p>?</p><flip-option value="low">Low</flip-option><flip-option value="high">High</flip-option></flip-question></flip-poll>`;
    room.say('tea', 'staged', {phase: 'open', run: 1}, 'words');
    room.say('ben', 'voted', {question: 'w', run: 1, round: 1, response: ['low'], score: null, correct: null}, 'words');
    const tea = await teacher(worded);
    await tea.until(() => tea.charts[0]?.[0]?.startsWith('Result: 1 vote'));
    expect(tea.text).not.to.contain('Mean');
  });

  describe('with a word cloud', () => {
    const CLOUD = html`<flip-poll id="poll" label="In a word"><flip-question id="q" type="cloud" hide-words="rude"><p>In a word?</p></flip-question></flip-poll>`;
    const say = (who: string, ...response: string[]) => room.say(who, 'voted', {question: 'q', run: 1, round: 1, response, score: null, correct: null}, 'poll');
    const words = (shown: Page) => [...shown.root.querySelectorAll('.words:not(.taken *) bdi')].map((word) => word.textContent);
    const pressWord = (shown: Page, word: string, kind = 'word') =>
      [...shown.root.querySelectorAll<HTMLElement>(`.words .${kind}`)].find((each) => each.textContent.trim() === word)!.click();
    const told = (name: string) => JSON.stringify(room.seats.find(({identity}) => identity.sub === name)!.heard.filter(({author}) => author !== name));

    it('has a word hidden before it is shown, on a wall and on phones, and shown again', async () => {
      stage('open');
      say('ben', 'Calm', 'stupid');
      say('cem', 'Stupid', 'rude');
      const [tea, wall, ann] = [await teacher(CLOUD), await screen(CLOUD), await learner('ann', CLOUD)];
      await tea.until(() => words(tea).length === 2);
      pressWord(tea, 'Stupid');
      await tea.until(() => String(words(tea)) === 'Calm');
      await says(tea, '1 hidden word');
      tea.press('Close voting');
      for (const shown of [wall, ann]) await shown.until(() => String(words(shown)) === 'Calm', 'the other word');
      expect(told('ann') + told('wall'), 'it never left the teacher\'s page').not.to.match(/stupid|rude/i);
      await expect(tea.element).to.be.accessible();
      tea.root.querySelector<HTMLElement>('.taken summary')!.click();
      pressWord(tea, 'Stupid', 'back');
      for (const shown of [wall, ann]) await shown.until(() => String(words(shown)) === 'Calm,Stupid', 'both words');
      expect(tea.text).not.to.contain('hidden word');
    });

    it('takes a word away while everybody sees it, at once, and keeps it so on another page of the teacher', async () => {
      stage('open');
      say('ben', 'calm', 'stupid');
      const [tea, wall] = [await teacher(CLOUD), await screen(CLOUD)];
      await tea.until(() => tea.buttons.includes('Show the results'));
      tea.press('Show the results');
      await wall.until(() => words(wall).length === 2);
      await tea.until(() => words(tea).length === 2);
      pressWord(tea, 'stupid');
      await wall.until(() => String(words(wall)) === 'calm', 'gone');
      const again = await teacher(CLOUD);
      await says(again, '1 hidden word');
      say('cem', 'STUPID', 'calm');
      await wall.until(() => wall.text.includes('Result: 2 votes'));
      expect(words(wall)).to.deep.equal(['calm']);
      pressWord(again, 'calm');
      await wall.until(() => words(wall).length === 0);
      expect(wall.text, 'still the result, of which nothing is left').to.contain('Result: 2 votes');
      await says(again, 'Everybody sees the results.');
    });

    it('leads on to the next word whoever hides words by keys', async () => {
      stage('open');
      say('ben', 'a', 'b', 'c');
      const tea = await teacher(CLOUD);
      await tea.until(() => words(tea).length === 3);
      const focused = () => tea.root.activeElement?.textContent.trim();
      tea.root.querySelector<HTMLElement>('.words .word')!.focus();
      for (const next of ['b', 'c', '3 hidden words']) {
        (tea.root.activeElement as HTMLElement).click();
        await tea.until(() => focused() === next, next);
      }
    });
  });

  const KINDS = {
    cloud: {asked: html`<flip-question id="q" type="cloud" hide-words="rude"><p>In a word?</p></flip-question>`, said: [['Calm'], ['calm', 'rude']], seen: 'Calm 2'},
    rank: {asked: html`<flip-question id="q" type="rank"><p>?</p><flip-option value="a">Ant</flip-option><flip-option value="b">Bee</flip-option></flip-question>`, said: [['b', 'a'], ['b', 'a']], seen: 'Bee 2 × first 1.0'},
    points: {asked: html`<flip-question id="q" type="points"><p>?</p><flip-option value="a">Ant</flip-option><flip-option value="b">Bee</flip-option></flip-question>`, said: [['a[.]100'], ['a[.]50', 'b[.]50']], seen: 'Ant given by 2 75'},
    grid: {asked: html`<flip-question id="q" type="grid" x-labels="hard|easy" y-labels="dull|fun"><p>?</p></flip-question>`, said: [['@90,10'], ['@80,20']], seen: 'easy · fun 2'},
    pin: {asked: html`<flip-question id="q" type="pin"><p>?</p><img alt="A map" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></flip-question>`, said: [['@90,10'], ['@99,1']], seen: 'Top right 2'},
    number: {asked: html`<flip-question id="q" type="number"><p>?</p></flip-question>`, said: [['7'], ['9']], seen: 'Mean 8 · Median 8'},
  };
  for (const [kind, {asked, said, seen}] of Object.entries(KINDS)) {
    it(`counts and shows votes of the type ${kind}`, async () => {
      const written = html`<flip-poll id="poll" show="live">${asked}</flip-poll>`;
      stage('open');
      for (const [i, response] of said.entries()) room.say(`learner ${i}`, 'voted', {question: 'q', run: 1, round: 1, response, score: null, correct: null}, 'poll');
      await teacher(written);
      const wall = await screen(written);
      const chart = () => [...wall.root.querySelectorAll('[part=chart] :is(tr, p, table, caption)')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
      const flat = (text: string) => text.replace(/\s+/g, '');
      await wall.until(() => chart().some((row) => flat(row).includes(flat(seen))), seen);
      expect(wall.text).not.to.contain('rude');
      expect(wall.question.shadowRoot!.querySelector('legend .quiet'), 'a wall with results asks nobody to click').to.equal(null);
      const told = stored('revealed').at(-1)!;
      expect(JSON.stringify(told.data)).not.to.contain('learner');
      expect(stored('revealed').filter(({data}) => !JSON.stringify(data).includes(`"kind":"${kind}"`)), 'never told in another way, not even at first').to.deep.equal([]);
      await expect(wall.element).to.be.accessible();
    });
  }

  it('marks the right answer in the bars on the wall, without a card that says nothing more', async () => {
    const written = html`<flip-poll id="poll">${BALL}</flip-poll>`;
    const [, wall] = [await teacher(written), await screen(written)];
    stage('open');
    room.say('ann', 'voted', {question: 'top', run: 1, round: 1, response: ['gravity'], score: 1, correct: true}, 'poll');
    stage('locked');
    await wall.until(() => wall.charts[0]?.[1] === 'Only gravity Right answer 1 100%');
    await says(wall, 'Look at the change of speed.');
    wall.question.querySelector('[slot=explanation]')!.remove();
    await wall.until(() => !wall.text.includes('Answer shown'));
  });

  it('tells its author what cannot be', async () => {
    const said: string[] = [];
    const {warn} = console;
    console.warn = (words: string) => said.push(words);
    await teacher(html`<flip-poll id="poll" show="sometimes" seconds="-3">${scale}</flip-poll>`);
    console.warn = warn;
    expect(said.join()).to.contain('show="sometimes" is not known').and.to.contain('seconds="-3"');
  });
});
