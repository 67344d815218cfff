import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import {foldStorm} from '../../src/core/brainstorm.js';
import type {Entry, EntryData, EntryType} from '../../src/core/entry.js';
import '../../src/index.js';
import {ideasJson, ideasTable} from '../../src/live/brainstorm-desk.js';
import fc from '../chance.js';
import {page, Room, type Page, type Written} from './room.js';

const STORM = html`<flip-poll id="poll" type="brainstorm" label="Paper" max="2"><p>How could our school use less paper?</p></flip-poll>`;

describe('<flip-poll type="brainstorm">', () => {
  let room: Room;
  let place: HTMLElement;
  beforeEach(async () => {
    room = new Room();
    place = await fixture<HTMLElement>(html`<main></main>`);
  });

  const learner = async (name: string, written: Written = STORM) => {
    const shown = await page(room.seat(name), 'learner', written, place);
    await shown.until(() => shown.root.querySelector('.state'), 'what to do');
    return shown;
  };
  const screen = (written: Written = STORM) => page(room.seat('wall'), 'screen', written, place);
  async function teacher(written: Written = STORM): Promise<Page> {
    const shown = await page(room.seat('tea', 'staff'), 'teacher', written, place);
    await shown.until(() => shown.desk, 'the desk');
    return shown;
  }
  const says = (shown: Page, words: string) => shown.until(() => shown.text.includes(words), words);
  const say = <T extends EntryType>(who: string, type: T, data: EntryData[T]) => room.say(who, type, data, 'poll');
  const like = (who: string, post: string, on = true) => say(who, 'reacted', {post, kind: 'like', on});
  const box = (shown: Page) => shown.root.querySelector<HTMLTextAreaElement>('#idea');
  const write = (shown: Page, words: string) => {
    box(shown)!.value = words;
    box(shown)!.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const send = async (shown: Page, words: string) => {
    await shown.until(() => box(shown), 'a box');
    write(shown, words);
    shown.press('Send');
    await shown.until(() => ideas(shown).some((idea) => idea.includes(words)), words);
  };
  /** What each idea says, as it stands there. */
  const ideas = (shown: Page) => [...shown.root.querySelectorAll('.idea:not(.taken *)')].map((idea) => idea.textContent.replace(/\s+/g, ' ').trim());
  const voteFor = (shown: Page, text: string) => shown.root.querySelector<HTMLElement>(`.vote[aria-label^="Vote for: ${text}."]`)!;

  it('takes ideas that nobody else sees, shows them when the teacher says so, and puts the most voted first', async () => {
    const [tea, wall, ann, ben] = [await teacher(), await screen(), await learner('ann'), await learner('ben')];
    await says(ann, 'Your teacher starts this question');
    tea.press('Open for ideas');
    await send(ann, 'Print on both sides');
    await send(ben, 'Tablets');
    await says(tea, '2 ideas');
    await says(wall, '2 ideas');
    expect(wall.text + ann.text).not.to.contain('Tablets');
    tea.press('Show the ideas');
    await says(ann, 'Tablets');
    await wall.until(() => String(ideas(wall)) === 'Print on both sides 0 votes,Tablets 0 votes');
    expect(voteFor(ben, 'Tablets'), 'nobody votes for their own').to.equal(null);
    voteFor(ann, 'Tablets').click();
    await wall.until(() => String(ideas(wall)) === 'Tablets 1 vote,Print on both sides 0 votes', 'sorted');
    await ben.until(() => String(ideas(ben)).includes('Tablets Yours'), 'in its place on a phone');
    expect(ideas(ben)[0]).to.contain('Print on both sides');
    voteFor(ann, 'Tablets').click();
    await wall.until(() => ideas(wall)[0] === 'Print on both sides 0 votes', 'taken back');
    voteFor(ben, 'Print on both sides').click();
    tea.press('Close');
    for (const shown of [wall, ann, ben]) await shown.until(() => ideas(shown)[0]?.startsWith('Print on both sides'), 'the result');
    await says(ann, 'Closed: no more ideas and votes are taken.');
    expect(ann.buttons).to.deep.equal([]);
    for (const shown of [tea, wall, ann]) await expect(shown.element).to.be.accessible();
    expect(room.entries.find(({type}) => type === 'arranged')?.data, 'the class server keeps names and ideas').to.deep.include({gate: 'teacher', anonymous: 'peers', by: 'staff'});
  });

  it('takes as many ideas as the author says, gives one back, and loses nothing that is typed', async () => {
    say('tea', 'staged', {phase: 'open', run: 1});
    const ann = await learner('ann');
    ann.press('Send');
    await says(ann, 'Write an idea first.');
    await send(ann, 'One');
    await says(ann, 'One more idea can be sent.');
    write(ann, 'Two, half');
    await ann.until(() => room.seats[0]!.drafts.get('poll/idea'));
    ann.lesson.remove();
    const again = await page(room.seats[0]!, 'learner', STORM, place);
    await again.until(() => box(again)?.value === 'Two, half', 'what was typed');
    box(again)!.focus();
    await send(again, 'Two');
    await again.until(() => again.root.activeElement?.id === 'ideas', 'the focus is where the idea stands');
    await says(again, 'That is all: 2 ideas of each.');
    expect(box(again)).to.equal(null);
    again.press('Take back');
    await again.until(() => box(again) && ideas(again).length === 1);
    expect(ideas(again)).to.deep.equal(['Two Take back']);
  });

  it('has the teacher hide an idea, on every page, and show it again', async () => {
    say('tea', 'staged', {phase: 'open', run: 1});
    say('ben', 'posted', {text: 'Something rude'});
    const tablets = say('cem', 'posted', {text: 'Tablets'});
    like('ben', tablets.id);
    const [tea, wall] = [await teacher(), await screen()];
    tea.press('Show the ideas');
    await wall.until(() => ideas(wall).length === 2);
    const ann = await learner('ann');
    await ann.until(() => voteFor(ann, 'Tablets'));
    voteFor(ann, 'Tablets').focus();
    tea.root.querySelector<HTMLElement>('[aria-label="Hide: Something rude"]')!.click();
    await wall.until(() => String(ideas(wall)) === 'Tablets 1 vote');
    await ann.until(() => ideas(ann).length === 1);
    expect(ann.root.activeElement === voteFor(ann, 'Tablets'), 'who stands on a vote stays on it').to.equal(true);
    expect(ideas(tea)).to.deep.equal(['Tablets 1 vote Hide']);
    const again = await teacher();
    await says(again, '1 hidden idea');
    again.root.querySelector<HTMLElement>('.taken summary')!.click();
    again.root.querySelector<HTMLElement>('[aria-label="Show again: Something rude"]')!.click();
    await wall.until(() => ideas(wall).length === 2);
  });

  it('begins empty when it is asked again, and tells who was late', async () => {
    say('tea', 'arranged', {gate: 'none', anonymous: 'peers', by: 'staff'});
    say('tea', 'staged', {phase: 'open', run: 1});
    say('ben', 'posted', {text: 'Before'});
    say('tea', 'staged', {phase: 'locked', run: 1});
    say('ann', 'posted', {text: 'Too late'});
    const [tea, wall, ann] = [await teacher(), await screen(), await learner('ann')];
    await says(ann, 'It was closed before this arrived, so the class does not see it.');
    expect(ideas(wall)).to.deep.equal(['Before 0 votes']);
    tea.press('Ask again');
    await wall.until(() => ideas(wall).length === 0);
    await says(tea, 'Only you see the ideas.');
    await send(ann, 'New');
    await says(tea, 'New');
    expect(tea.text).not.to.contain('Before');
  });

  it('gives the ideas with names to the teacher, as a table and as JSON', async () => {
    say('tea', 'staged', {phase: 'open', run: 1});
    const idea = say('ben', 'posted', {text: '=cmd()'});
    like('ann', idea.id);
    const tea = await teacher();
    await tea.until(() => tea.buttons.includes('Save the ideas as a table') && tea.buttons.includes('Save the ideas as JSON'));
    const {ideas: all} = foldStorm(room.entries, {selfPaced: false, max: 5, alone: false});
    expect(ideasTable(all, (sub) => sub.toUpperCase(), tea.lesson.querySelector('flip-poll')!.localize)).to.equal("Learner,Asked,Idea,Votes,Hidden\r\nBEN,1,'=cmd(),1,0\r\n");
    expect(JSON.parse(ideasJson('poll', all, (sub) => sub))).to.deep.equal({brainstorm: 'poll', ideas: [{learner: 'ben', run: 1, text: '=cmd()', at: idea.at, votes: 1, hidden: false}]});
  });

  it('counts each vote once, none for one\'s own, and none outside the opening', () => {
    const act = fc.oneof(
      fc.record({type: fc.constant('posted'), author: fc.constantFrom('a', 'b', 'c')}),
      fc.record({type: fc.constant('reacted'), author: fc.constantFrom('a', 'b', 'c'), of: fc.nat({max: 5}), on: fc.boolean()}),
      fc.record({type: fc.constant('staged'), author: fc.constant('t'), phase: fc.constantFrom('open', 'locked'), run: fc.integer({min: 1, max: 2})}),
    );
    fc.assert(fc.property(fc.array(act, {minLength: 5, maxLength: 40}), (acts) => {
      const entries = [{type: 'staged', author: 't', phase: 'open', run: 1}, ...acts].map(({type, author, ...more}, i) => ({
        id: `p${i}`, type, author, at: '2026-11-23T10:00:00.000Z', seq: i + 1, activity: 'poll', space: '',
        data: type === 'posted' ? {text: `idea ${i}`} : 'of' in more ? {post: `p${more.of}`, kind: 'like', on: more.on} : more,
      })) as Entry[];
      const {ideas: found} = foldStorm(entries, {selfPaced: false, max: 2, alone: false});
      for (const {author, votes} of found) expect(votes.has(author)).to.equal(false);
      for (const run of [1, 2]) for (const author of 'abc') expect(found.filter((idea) => idea.author === author && idea.run === run && !idea.late).length).to.be.at.most(2);
      const closed = foldStorm(entries.filter(({data}) => !('phase' in data) || data.phase !== 'open'), {selfPaced: false, max: 2, alone: false});
      expect(closed.ideas.every(({late, votes}) => late && votes.size === 0)).to.equal(true);
    }));
  });

  it('tells its author what cannot be', async () => {
    const said: string[] = [];
    const {warn} = console;
    console.warn = (words: string) => said.push(words);
    await teacher(html`<flip-poll id="poll" type="brainstorm" max="-1"><flip-question><p>?</p></flip-question></flip-poll>`);
    await teacher(html`<flip-poll id="poll" type="cloud"></flip-poll>`);
    console.warn = warn;
    expect(said.join()).to.contain('max="-1"').and.to.contain('shows no question').and.to.contain('type="cloud" is not known');
  });
});
