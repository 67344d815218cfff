import {expect} from '@open-wc/testing';
import {Reader, Room} from './room.js';

describe('what is typed in a <flip-discussion>', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });

  /** The page is loaded again: a new element over what the log kept. */
  const visits = () => {
    const seat = room.seat('me');
    return {seat, visit: () => Reader.at(seat)};
  };

  it('is there again after a reload, in every open box', async () => {
    room.hear('me', 'Mine');
    room.hear('ada', 'Hers');
    const {visit} = visits();
    const before = await visit();
    before.type('A new thou');
    before.press('Edit', before.saying('Mine'));
    await before.settled();
    before.type('Mine, bet', 1);
    before.press('Reply', before.saying('Hers'));
    await before.settled();
    before.type('An ans', 1);
    before.element.remove();
    const focus = document.activeElement;
    const after = await visit();
    expect(after.boxes.map((_, i) => after.area(i).value)).to.deep.equal(['A new thou', 'An ans', 'Mine, bet']);
    expect(document.activeElement).to.equal(focus);
  });

  it('is forgotten once it is posted', async () => {
    const {seat, visit} = visits();
    const before = await visit();
    before.type('Done');
    await before.settled();
    expect(await seat.drafts.get('talk/post')).to.equal('Done');
    await before.post('Done');
    expect(await seat.drafts.get('talk/post')).to.equal(undefined);
    before.element.remove();
    expect((await visit()).area().value).to.equal('');
  });

  it('is not shown twice when the browser died between the post and its draft', async () => {
    const {seat, visit} = visits();
    const post = room.hear('me', 'Said already');
    room.hear('me', 'Answered already', {parent: post});
    await seat.drafts.set('talk/post', 'Said already\n');
    await seat.drafts.set('talk/open', [`reply:${post}`, 'edit:gone', 7]);
    await seat.drafts.set(`talk/reply:${post}`, 'Answered already');
    const reader = await visit();
    expect(reader.boxes).to.have.length(1);
    expect(reader.area().value).to.equal('');
    expect(await seat.drafts.get('talk/post')).to.equal(undefined);
  });

  it('comes back when the post was lost with the page', async () => {
    const {seat, visit} = visits();
    seat.fate = 'held';
    await (await visit()).post('Only in the page');
    expect((await visit()).area().value).to.equal('Only in the page');
  });

  it('does not replace the draft of an earlier visit, also when it is typed before that has come', async () => {
    const {seat} = visits();
    await seat.drafts.set('talk/post', 'From yesterday');
    let open = () => {};
    const whoami = new Promise<void>((resolve) => { open = resolve; });
    seat.whoami = () => whoami.then(() => ({sub: 'me', role: 'learner'}));
    const reader = await Reader.at(seat);
    reader.type('Quick');
    open();
    await reader.settled();
    expect(reader.area().value).to.equal('From yesterday\n\nQuick');
    expect(await seat.drafts.get('talk/post')).to.equal('From yesterday\n\nQuick');
  });

  it('stays before new words when the log refuses it', async () => {
    const {seat, visit} = visits();
    const reader = await visit();
    let refuse = () => {};
    seat.append = () => new Promise((_, reject) => { refuse = () => reject(new Error('No.')); });
    await reader.post('First');
    reader.type('Second');
    refuse();
    await reader.settled();
    expect(reader.area().value).to.equal('First\n\nSecond');
    expect(await seat.drafts.get('talk/post')).to.equal('First\n\nSecond');
  });
});
