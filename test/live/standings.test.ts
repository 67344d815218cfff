import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {EntryType} from '../../src/core/entry.js';
import '../../src/index.js';
import type {FlipStandings} from '../../src/live/flip-standings.js';
import {page, Room, type Page, type Seat} from './room.js';

const question = (id: string) => html`<flip-question id="q-${id}"><p>?</p><flip-option value="yes" correct>Yes</flip-option><flip-option value="no">No</flip-option></flip-question>`;
const written = (race: unknown) => html`<flip-poll id="one">${question('one')}</flip-poll><flip-poll id="two" seconds="60">${question('two')}</flip-poll>${race}`;
const RACE = written(html`<flip-standings id="race"></flip-standings>`);
const TEAMS = written(html`<flip-standings id="race" by="teams" teams="2"></flip-standings>`);

describe('<flip-standings>', () => {
  let room: Room;
  let place: HTMLElement;
  beforeEach(async () => {
    room = new Room();
    place = await fixture<HTMLElement>(html`<main></main>`);
  });

  const board = ({lesson}: Page): FlipStandings => lesson.querySelector('flip-standings')!;
  const words = (shown: Page) => [...board(shown).shadowRoot!.querySelectorAll('h3, p:not([role]), li, button')].map(({textContent}) => textContent.replace(/\s+/g, ' ').trim()).join('\n');
  const rows = (shown: Page) => [...board(shown).shadowRoot!.querySelectorAll('li')].map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
  const until = (shown: Page, test: () => unknown) => shown.until(test, `${test.toString()}\n${words(shown)}`);
  const press = async (shown: Page, name: string) => {
    const button = () => [...board(shown).shadowRoot!.querySelectorAll('button')].find(({textContent}) => textContent.trim() === name);
    await until(shown, button);
    button()!.click();
  };
  const stage = (phase: string, poll = 'one', run = 1) => room.say('tea', 'staged', {phase, run}, poll);
  const vote = (who: string, score: number, poll = 'one') => room.say(who, 'voted', {question: `q-${poll}`, run: 1, round: 1, response: [score ? 'yes' : 'no'], score, correct: score === 1}, poll);
  const told = () => room.entries.filter(({activity, type}) => activity === 'race' && type === 'revealed');
  const teacher = (race = RACE) => page(room.seat('tea', 'staff'), 'teacher', race, place);
  const heard = (sub: string): Seat => room.seats.find(({identity}) => identity.sub === sub)!;
  function play(scores: Record<string, number>, poll = 'one'): void {
    stage('open', poll);
    for (const [who, score] of Object.entries(scores)) vote(who, score, poll);
    stage('locked', poll);
  }

  it('tells the class who has most points once a question is shown, each under a made-up name, and nobody who is last', async () => {
    const [tea, ann, wall] = [await teacher(), await page(room.seat('ann'), 'learner', RACE, place), await page(room.seat('wall'), 'screen', RACE, place)];
    await until(ann, () => words(ann).includes('The standings come here after the first question.'));
    await until(ann, () => words(ann).includes('Each right answer is worth 100 points. What is partly right earns its share, and time does not count.'));
    stage('open');
    for (const [who, score] of [['ann', 1], ['ben', 1], ['cia', 0]] as const) vote(who, score);
    await until(tea, () => tea.lesson.querySelector('flip-poll')!.shadowRoot!.textContent.includes('3 have voted'));
    expect(told(), 'nothing before the reveal').to.deep.equal([]);
    stage('locked');
    for (const shown of [tea, ann, wall]) {
      await until(shown, () => rows(shown).length === 2);
      expect(words(shown)).to.contain('After 1 question');
      expect(rows(shown).every((row) => /^Place 1: 1 [A-Z][a-z]+ [A-Z][a-z]+ (?:you )?100 points$/.test(row)), rows(shown).join()).to.equal(true);
      await expect(board(shown)).to.be.accessible();
    }
    expect(rows(wall).some((row) => row.includes('you'))).to.equal(false);
    const own = rows(ann).filter((row) => row.includes(' you '));
    expect(own.length).to.equal(1);
    const name = /1 (\S+ \S+) you/.exec(own[0]!)![1]!;
    expect(words(ann)).to.contain(`You are ${name}`).and.to.contain('Place 1 · 100 points');
    play({ann: 1, ben: 0, cia: 1}, 'two');
    for (const shown of [ann, wall]) await until(shown, () => rows(shown)[0]?.includes(`${name} `) && rows(shown)[0]!.includes('200 points') && rows(shown).length === 1);
    await until(ann, () => board(ann).shadowRoot!.querySelector('[role=status]')!.textContent.trim() === `${name}: Place 1, 200 points`);
    expect(heard('ann').heard.filter(({type, author}) => type === 'voted' && author !== 'ann'), 'no vote of others').to.deep.equal([]);
    expect(heard('wall').heard.filter(({type}) => type === 'voted')).to.deep.equal([]);
    expect(JSON.stringify(told())).not.to.match(/ann|ben|cia/);
    expect(told().length, 'told once a question').to.equal(2);
  });

  it('says to who has not answered how they get a name, and to who is behind their place alone', async () => {
    play({ann: 1, ben: 0, cia: 0});
    await teacher();
    const [dan, cia] = [await page(room.seat('dan'), 'learner', RACE, place), await page(room.seat('cia'), 'learner', RACE, place)];
    await until(dan, () => words(dan).includes('You get a name here with the first answer that you give.'));
    await until(cia, () => words(cia).includes('Place 2 · 0 points'));
    expect(rows(cia).length).to.equal(1);
  });

  it('plays in teams drawn by chance, and says to each theirs', async () => {
    // The draw is by chance: so all of one score, but one.
    const people = ['l1', 'l2', 'l3', 'l4', 'l5', 'l6'];
    play({...Object.fromEntries(people.map((one) => [one, 1])), l6: 0});
    const tea = await teacher(TEAMS);
    const shown = [];
    for (const one of people) shown.push(await page(room.seat(one), 'learner', TEAMS, place));
    for (const one of shown) await until(one, () => rows(one).length === 1);
    const team = (one: Page) => /Your team: (Team \S+ \S+)/.exec(words(one))![1]!;
    const last = team(shown.at(-1)!);
    expect(shown.filter((one) => team(one) === last).length, 'as many in each').to.equal(3);
    expect(new Set(shown.map(team)).size).to.equal(2);
    for (const one of shown) {
      const own = team(one);
      if (own === last) expect(words(one)).to.contain('Place 2 · 67 points');
      else expect(rows(one)[0]).to.equal(`Place 1: 1 ${own} your team 100 points`);
    }
    expect(words(tea)).not.to.contain('not told of');
  });

  it('takes the groups of the class, and keeps back where votes would show', async () => {
    room.say('tea', 'grouped', {run: 1, groups: [{label: 'Table 1', members: ['l1', 'l2', 'l3']}, {label: 'Table 2', members: ['l4', 'l5']}]}, 'groups');
    play({l1: 1, l2: 1, l3: 1, l4: 0, l5: 1});
    const tea = await teacher(TEAMS);
    const [one, four, nine] = [await page(room.seat('l1'), 'learner', TEAMS, place), await page(room.seat('l4'), 'learner', TEAMS, place), await page(room.seat('l9'), 'learner', TEAMS, place)];
    await until(one, () => rows(one)[0] === 'Place 1: 1 Table 1 your team 100 points');
    await until(four, () => words(four).includes('Your team: Table 2') && words(four).includes('Too few of your team have answered'));
    await until(nine, () => words(nine).includes('You are in no team yet.'));
    await until(tea, () => words(tea).includes('1 team is not told of: where fewer than 3 answer'));
  });

  it('begins anew when the teacher is sure', async () => {
    play({ann: 1, ben: 0});
    const [tea, ann] = [await teacher(), await page(room.seat('ann'), 'learner', RACE, place)];
    await until(ann, () => rows(ann).length === 1);
    await press(tea, 'Start anew…');
    await press(tea, 'Cancel');
    expect(room.entries.some(({activity, type}) => activity === 'race' && type === 'staged')).to.equal(false);
    await press(tea, 'Start anew…');
    await press(tea, 'Start anew');
    for (const shown of [tea, ann]) await until(shown, () => words(shown).includes('The standings come here after the first question.'));
    play({ann: 0, ben: 1}, 'two');
    await until(ann, () => words(ann).includes('Place 2 · 0 points'));
  });

  it('works in one browser without a class, and says so', async () => {
    const me = await page(room.alone(), '', TEAMS, place);
    await until(me, () => me.lesson.textContent !== '' && board(me).shadowRoot!.querySelector('.soon'));
    play({me: 1});
    await until(me, () => rows(me)[0]?.includes('your team'));
    expect(words(me)).to.contain('Place 1 · 100 points');
    expect([...me.lesson.querySelectorAll('*')].filter(({shadowRoot}) => shadowRoot?.querySelector('.notice.calm')).length, 'said once').to.equal(1);
  });

  it('tells its author what cannot be', async () => {
    const said: string[] = [];
    const {warn} = console;
    console.warn = (text: string) => said.push(text);
    const tea = await teacher(written(html`<flip-standings by="shoe-size" teams="1" for="one nowhere"></flip-standings>`));
    await until(tea, () => said.join().includes('for="nowhere": there is no <flip-poll> with that id.'));
    console.warn = warn;
    expect(said.join()).to.contain('by="shoe-size" is not known').and.to.contain('teams="1" is no number from 2 to 20');
  });

  const stored = (type: EntryType) => room.entries.filter((entry) => entry.type === type && entry.activity === 'race');
  it('is led by nobody who is not staff', async () => {
    play({ann: 1});
    const eve = await page(room.seat('eve'), 'teacher', RACE, place);
    await until(eve, () => words(eve).includes('the class knows you as a learner'));
    expect(board(eve).shadowRoot!.querySelector('button')).to.equal(null);
    expect(stored('revealed')).to.deep.equal([]);
  });
});
