import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import {FlipEvent} from '../../src/core/event.js';
import '../../src/index.js';
import {BALL, page, Room, type Page, type Written} from './room.js';

const PEER = html`<flip-peer id="peer" label="At the top" think="0">${BALL}</flip-peer>`;

describe('<flip-peer>', () => {
  let room: Room;
  let place: HTMLElement;
  beforeEach(async () => {
    room = new Room();
    place = await fixture<HTMLElement>(html`<main></main>`);
  });

  const learner = (name: string, written: Written = PEER) => page(room.seat(name), 'learner', written, place);
  const screen = (written: Written = PEER) => page(room.seat('wall'), 'screen', written, place);
  async function teacher(written: Written = PEER): Promise<Page> {
    const shown = await page(room.seat('tea', 'staff'), 'teacher', written, place);
    await shown.until(() => shown.desk);
    return shown;
  }
  const stage = (phase: string, run = 1) => room.say('tea', 'staged', {phase, run});
  const says = (shown: Page, words: string) => shown.until(() => shown.text.includes(words), words);
  const stored = (type: string) => room.entries.filter((entry) => entry.type === type);

  it('leads a class through two votes to the reveal, and tells each page its part', async () => {
    const [tea, wall, ann, ben] = [await teacher(), await screen(), await learner('ann'), await learner('ben')];
    await says(ann, 'Your teacher starts this question');
    expect(ann.asks).to.equal(false);
    tea.press('Open voting');
    await ann.until(() => ann.asks && ann.inputs.some((input) => !input.matches(':disabled')));
    await says(wall, '0 have voted');
    ann.choose('up');
    await says(ann, 'Your vote is in.');
    ben.choose('gravity');
    await says(tea, '2 have voted');
    await says(wall, '2 have voted');
    expect(tea.charts[0]).to.deep.equal(['Result: 2 votes 50% right', 'Only gravity Right answer 1 50%', 'An upward force 1 50%', 'None at all 0 0%']);
    tea.press('Close voting');
    await says(tea, '2 votes are too few to judge');
    expect(tea.main).to.equal('Let them discuss');
    tea.press('Let them discuss');
    await says(ann, 'Talk to somebody who chose differently');
    expect(ann.inputs.find(({value}) => value === 'up')!.checked, 'her own first vote').to.equal(true);
    tea.press('Vote again');
    await ann.until(() => ann.inputs.every((input) => !input.matches(':disabled')));
    expect(ann.inputs.some(({checked}) => checked), 'the second vote is not filled in').to.equal(false);
    ann.choose('gravity');
    ben.choose('gravity');
    await says(tea, '2 have voted');
    tea.press('Close voting');
    await says(tea, '1 of 2 changed their mind.');
    for (const shown of [wall, ann, ben]) expect(shown.charts, 'nothing is revealed early').to.deep.equal([]);
    tea.press('Show both votes');
    for (const shown of [wall, ann, ben, tea]) {
      await shown.until(() => shown.charts.length === 2);
      expect(shown.charts.map(([caption]) => caption)).to.deep.equal(['First vote: 2 votes 50% right', 'Second vote: 2 votes 100% right']);
      expect(shown.text).to.contain('1.00').and.to.contain('An upward force · 50% → 0%').and.to.contain('impetus');
      expect([...shown.root.querySelectorAll('.changes td')].map((cell) => cell.textContent)).to.deep.equal(['1', '0', '1', '0']);
    }
    expect(ann.text).to.not.contain('Look at the change of speed.');
    tea.press('Explain');
    await says(ann, 'Look at the change of speed.');
    await says(wall, 'Look at the change of speed.');
    tea.press('Finish');
    await says(ann, 'This question is finished.');
    expect(stored('completed').map(({author}) => author).sort()).to.deep.equal(['ann', 'ben']);
  });

  it('lets nothing of what was voted reach the screen or another learner before it is shown', async () => {
    const [tea, wall, ann] = [await teacher(), await screen(), await learner('ann')];
    tea.press('Open voting');
    await tea.until(() => stored('staged').length === 1);
    room.votes({gravity: 5, up: 7});
    await says(wall, '12 have voted');
    ann.choose('up');
    await says(wall, '13 have voted');
    tea.press('Close voting');
    await says(wall, 'Listen to your teacher');
    for (const {heard, identity} of room.seats.filter(({identity: {role}}) => role !== 'staff')) {
      expect(heard.filter((entry) => entry.type === 'voted' && entry.author !== identity.sub)).to.deep.equal([]);
      for (const entry of heard) if (entry.type === 'revealed') expect(JSON.stringify(entry.data)).to.not.match(/gravity|right|up/);
    }
    expect(wall.element.shadowRoot!.textContent).to.not.contain('%');
  });

  it('shows no button to check, no verdict and no certainty of its own while votes are taken', async () => {
    stage('vote1');
    const ann = await learner('ann');
    await ann.until(() => ann.asks && ann.inputs.length === 3);
    ann.choose('up');
    await says(ann, 'Your vote is in.');
    const words = ann.question.shadowRoot!.textContent;
    expect(words).to.not.match(/Check|Not right|Not yet|Try again/);
    expect(stored('answered')).to.deep.equal([]);
    expect(stored('voted').map(({data}) => data)).to.deep.equal([{question: 'top', run: 1, round: 1, response: ['up'], score: 0, correct: false, misconceptions: ['impetus']}]);
  });

  it('lets a vote be changed until it closes, and not after', async () => {
    stage('vote1');
    const ann = await learner('ann');
    await ann.until(() => ann.inputs.length === 3);
    ann.choose('up');
    ann.choose('gravity');
    await says(ann, 'You can change it');
    stage('advice');
    await says(ann, 'Voting is closed.');
    expect(() => ann.choose('none')).to.throw('cannot be chosen');
    const tea = await teacher();
    await says(tea, 'Result: 1 vote 100% right');
  });

  it('brings somebody who comes late, or again, into the running question', async () => {
    stage('vote1');
    room.say('ann', 'voted', {question: 'top', run: 1, round: 1, response: ['up'], score: 0, correct: false});
    const ann = await learner('ann');
    await says(ann, 'Your vote is in.');
    await ann.until(() => ann.inputs.find(({value}) => value === 'up')?.checked);
    const ben = await learner('ben');
    await says(ben, 'Vote now.');
  });

  it('says that a vote came too late to count', async () => {
    stage('vote1');
    stage('advice');
    room.say('ann', 'voted', {question: 'top', run: 1, round: 1, response: ['up'], score: 0, correct: false});
    await says(await learner('ann'), 'Voting had closed before your vote arrived');
  });

  for (const [votes, words, main] of [
    [{gravity: 2, up: 10}, '17% are right: too few', 'Teach it again'],
    [{gravity: 6, up: 6}, '50% are right: this is worth talking about', 'Let them discuss'],
    [{gravity: 11, up: 1}, '92% are right: explain briefly', 'Explain and move on'],
    [{gravity: 4, up: 5}, '9 votes are too few', 'Let them discuss'],
  ] as const) {
    it(`advises "${main}" after ${JSON.stringify(votes)}`, async () => {
      stage('vote1');
      room.votes(votes);
      stage('advice');
      const tea = await teacher();
      await says(tea, words);
      expect(tea.main).to.equal(main);
    });
  }

  it('goes by the author\'s thresholds, and says when they cannot be', async () => {
    stage('vote1');
    room.votes({gravity: 6, up: 6});
    stage('advice');
    const tea = await teacher(html`<flip-peer id="peer" low=".6" high=".9">${BALL}</flip-peer>`);
    await says(tea, 'too few to help each other');
    const said: string[] = [];
    const {warn} = console;
    console.warn = (words: string) => said.push(words);
    const odd = await teacher(html`<flip-peer id="peer" low=".9" high=".2">${BALL}</flip-peer>`);
    console.warn = warn;
    await says(odd, 'this is worth talking about');
    expect(said.join()).to.contain('low is not above high');
  });

  it('steps back, and asks the class again without the votes from before', async () => {
    const tea = await teacher();
    tea.press('Open voting');
    await tea.until(() => stored('staged').length === 1);
    room.votes({gravity: 12});
    await says(tea, '12 have voted');
    tea.press('Close voting');
    await says(tea, 'After the first vote');
    tea.press('One step back');
    await says(tea, 'First vote');
    await says(tea, '12 have voted');
    stage('done');
    await tea.until(() => tea.buttons.includes('Ask again'));
    tea.press('Ask again');
    await says(tea, 'Not started');
    tea.press('Open voting');
    await says(tea, '0 have voted');
    expect(stored('staged').at(-1)!.data).to.include({phase: 'vote1', run: 2});
  });

  it('closes a vote by itself when its time is up, and gives more time when the teacher wants', async () => {
    const tea = await teacher(html`<flip-peer id="peer" think="0" vote="1">${BALL}</flip-peer>`);
    tea.press('Open voting');
    await tea.until(() => tea.root.querySelector('[role=timer]')?.textContent === '0:01');
    await says(tea, 'After the first vote');
    tea.press('One step back');
    await tea.until(() => tea.buttons.includes('30 s more'));
    tea.press('30 s more');
    await tea.until(() => /^0:3[01]$/.test(tea.root.querySelector('[role=timer]')?.textContent ?? ''));
  });

  it('asks a question of the page again, and shows how it was answered before class', async () => {
    for (let i = 0; i < 6; i++) {
      room.say(`learner ${i}`, 'answered', {question: 'home', response: [i < 2 ? 'gravity' : 'up'], score: Number(i < 2), correct: i < 2, try: 1, duration: 9}, 'home');
    }
    const written = html`<flip-question id="home"><p>Which force?</p><flip-option value="gravity" correct>Only gravity</flip-option>
      <flip-option value="up">An upward force</flip-option></flip-question><flip-peer id="peer" for="home" think="0"></flip-peer>`;
    const tea = await teacher(written);
    const ann = await learner('ann', written);
    await tea.until(() => tea.element.querySelector('flip-question'));
    tea.press('Open voting');
    await ann.until(() => ann.element.querySelector('flip-question') && ann.inputs.length === 2 && !ann.inputs[0]!.matches(':disabled'));
    ann.choose('gravity');
    await says(tea, 'Before class: 6 votes 33% right');
    stage('closed');
    await tea.until(() => tea.buttons.includes('Show both votes'));
    tea.press('Show both votes');
    await says(ann, 'Before class: 6 votes 33% right');
    expect(ann.lesson.querySelector('#home')!.shadowRoot!.textContent, 'at home it is as it was').to.contain('Check');
  });

  it('asks the question that a report sends, on every page of the class, and not while another is asked', async () => {
    const written = html`<flip-question id="sent"><p>Which force on the way down?</p><flip-option value="weight" correct>Weight</flip-option>
      <flip-option value="throw">The throw</flip-option></flip-question><flip-peer id="peer" think="0">${BALL}</flip-peer>`;
    const [tea, ann] = [await teacher(written), await learner('ann', written)];
    document.body.dispatchEvent(new FlipEvent('flip-chosen', {question: 'sent'}));
    await tea.until(() => tea.element.querySelector('flip-question:not(#top)'), 'the copy');
    tea.press('Open voting');
    await ann.until(() => ann.asked.length === 2);
    expect(ann.asked.map(({value}) => value).sort()).to.deep.equal(['throw', 'weight']);
    ann.asked.find(({value}) => value === 'weight')!.click();
    await says(tea, '1 has voted');
    document.body.dispatchEvent(new FlipEvent('flip-chosen', {question: 'top'}));
    await says(tea, 'Another question is asked here.');
    expect(stored('staged').map(({data}) => (data as {question?: string}).question)).to.deep.equal(['sent', 'sent']);
    const late = await learner('ben', written);
    await late.until(() => late.asked.length === 2);
  });

  it('asks a follow-up question, voted on once, and shows what came of it', async () => {
    const written = html`<flip-peer id="peer" follow-up="down">${BALL}<flip-question id="down"><p>And on the way down?</p>
      <flip-option value="gravity" correct>Only gravity</flip-option><flip-option value="throw">The throw</flip-option></flip-question></flip-peer>`;
    stage('explain');
    const [tea, ann] = [await teacher(written), await learner('ann', written)];
    await ann.until(() => ann.asks);
    const follow = () => ann.element.querySelector<HTMLElement>('#down')!;
    expect(follow().checkVisibility()).to.equal(false);
    await tea.until(() => tea.main === 'Ask the follow-up question');
    tea.press('Ask the follow-up question');
    await ann.until(() => follow().checkVisibility() && !ann.asks);
    await ann.until(() => follow().shadowRoot!.querySelector('.rows input:enabled'));
    follow().shadowRoot!.querySelector<HTMLInputElement>('.rows input')!.click();
    await says(tea, '1 has voted');
    tea.press('Finish');
    await says(ann, 'Follow-up question: 1 vote 100% right');
  });

  it('sends what is typed when the learner says so, and keeps it until then', async () => {
    const written = html`<flip-peer id="peer"><flip-question id="g" type="number" answer="9.81" tolerance=".1"><p>g?</p></flip-question></flip-peer>`;
    stage('vote1');
    const ann = await learner('ann', written);
    await ann.until(() => ann.question.shadowRoot!.querySelector('.cast button'));
    const input = ann.question.shadowRoot!.querySelector<HTMLInputElement>('.rows input')!;
    input.value = '9.8';
    input.dispatchEvent(new Event('input', {bubbles: true}));
    await ann.until(() => ann.question.shadowRoot!.querySelector('.cast button:not([aria-disabled])'));
    expect(stored('voted')).to.deep.equal([]);
    ann.question.shadowRoot!.querySelector<HTMLElement>('.cast button')!.click();
    await says(ann, 'Your vote is in.');
    expect(stored('voted')[0]!.data).to.deep.include({response: ['9.8'], correct: true});
  });

  it('counts an opinion in its own way, advises nothing, and says so to its author', async () => {
    const written = html`<flip-peer id="peer" think="0"><flip-question id="q" type="grid" x-labels="hard|easy" y-labels="dull|fun"><p>How was it?</p></flip-question></flip-peer>`;
    const {warn} = console;
    const warnings: string[] = [];
    console.warn = (words: string) => warnings.push(words);
    stage('vote1');
    for (let i = 0; i < 6; i++) room.say(`learner ${i}`, 'voted', {question: 'q', run: 1, round: 1, response: [`@${90 - i},10`], score: null, correct: null});
    const [tea, wall] = [await teacher(written), await screen(written)];
    const field = (shown: Page) => shown.root.querySelector('[part=chart] .matrix');
    await tea.until(() => field(tea));
    tea.press('Close voting');
    await tea.until(() => tea.buttons.includes('Let them discuss'));
    expect(tea.root.querySelector('.advice')).to.equal(null);
    tea.press(tea.buttons.find((name) => /^Show|without/.test(name)) ?? 'Explain and move on');
    await wall.until(() => field(wall));
    expect(wall.text).not.to.contain('% of the way').and.not.to.contain('@');
    console.warn = warn;
    expect(warnings.filter((words) => words.includes('type "grid" asks for an opinion'))).to.have.lengthOf(1);
  });

  it('gives the teacher\'s view to nobody whom the class does not know as staff', async () => {
    const ann = await page(room.seat('ann'), 'teacher', PEER, place);
    await says(ann, 'the class knows you as a learner');
    expect(ann.desk).to.equal(null);
  });

  it('works without a class, for trying out, and says so once', async () => {
    const seat = room.alone();
    const [one, two] = [await page(seat, '', PEER, place), await page(seat, '', html`<flip-peer id="peer2">${BALL}</flip-peer>`, place)];
    await says(one, 'There is no class here');
    expect(two.text).to.not.contain('There is no class here');
    await one.until(() => one.buttons.includes('Open voting'));
    one.press('Open voting');
    await one.until(() => one.inputs.length === 3 && !one.inputs[0]!.matches(':disabled'));
    one.choose('gravity');
    await says(one, 'Result: 1 vote 100% right');
  });

  it('says that there is no class where it is seen, and once', async () => {
    const seat = room.alone();
    const held = document.createElement('div');
    held.hidden = true;
    place.append(held);
    const one = await page(seat, '', PEER, held);
    await one.until(() => one.root.querySelector('.notice') !== null || one.root.querySelector('.desk') !== null);
    const two = await page(seat, '', html`<flip-peer id="peer2">${BALL}</flip-peer>`, place);
    await says(two, 'There is no class here');
    held.hidden = false;
    await one.until(() => one.buttons.includes('Open voting'));
    expect(one.text).to.not.contain('There is no class here');
    two.element.remove();
    held.hidden = true;
    await one.until(() => one.text === '');
    const three = await page(seat, '', html`<flip-poll id="poll">${BALL}</flip-poll>`, held);
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    held.hidden = false;
    await one.until(() => /There is no class here/.test(one.text + three.text));
    expect(`${one.text} ${three.text}`.match(/There is no class here/g)).to.have.length(1);
  });
});
