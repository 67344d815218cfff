import {aTimeout, expect} from '@open-wc/testing';
import {html, render} from 'lit';
import {Reader, Room} from './room.js';

describe('a teacher in a <flip-discussion>', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });

  const written = (moderated = false) => html`<flip-discussion id="talk" ?moderated=${moderated}></flip-discussion>`;
  const teacher = (moderated = false) => Reader.at(room.classSeat('prof', {role: 'staff', name: 'Prof. Nkem'}), written(moderated));
  const learner = (sub = 'me', moderated = false) => Reader.at(room.classSeat(sub), written(moderated));
  const types = () => room.entries.map(({type}) => type);

  it('is marked as one, and so is what they write', async () => {
    const staff = await teacher();
    const reader = await learner();
    await staff.post('Read chapter two');
    await reader.settled();
    await reader.whole();
    expect(reader.badges(reader.saying('chapter two'))).to.deep.equal(['Teacher']);
    expect(room.entries.find(({type}) => type === 'posted')!.data).to.include({by: 'staff'});
  });

  it('stands behind a post, and takes that back', async () => {
    room.hear('ada', 'Well said');
    const [staff, reader] = [await teacher(), await learner()];
    const heard: unknown[] = [];
    staff.element.addEventListener('flip-endorsed', ({detail}) => heard.push(detail.on));
    staff.press('Endorse', staff.saying('Well said'));
    await staff.settled();
    await reader.whole();
    expect(reader.badges(reader.articles[0]!)).to.deep.equal(['Endorsed by the teacher']);
    expect(reader.articles[0]!.querySelector('[part=endorse]')).to.equal(null);
    staff.press('Endorse', staff.articles[0]);
    await reader.settled();
    expect(reader.badges(reader.articles[0]!)).to.deep.equal([]);
    expect(heard).to.deep.equal([true, false]);
  });

  it('hides a post: the others see that, its author and the staff still its words', async () => {
    room.hear('ada', 'Rude words');
    const [staff, ada, reader] = [await teacher(), await learner('ada'), await learner()];
    await staff.choose('Hide', staff.saying('Rude'));
    for (const each of [ada, reader]) await each.settled();
    expect(reader.texts).to.deep.equal(['Hidden by the teacher']);
    expect(reader.buttons(reader.articles[0]!)).to.deep.equal([]);
    expect(reader.root.textContent).not.to.contain('Rude');
    expect(ada.texts).to.deep.equal(['Rude words']);
    expect(ada.badges(ada.articles[0]!)).to.deep.equal(['Hidden from the others by the teacher']);
    expect(staff.badges(staff.articles[0]!)).to.deep.equal(['Hidden']);
    await staff.choose('Show again', staff.articles[0]!);
    expect(staff.root.activeElement!.getAttribute('part')).to.equal('more');
    await reader.settled();
    expect(reader.texts).to.deep.equal(['Rude words']);
  });

  it('shows a post whose words the class left out as hidden', async () => {
    room.say('ada', 'posted', {text: '', redacted: true});
    const reader = await learner();
    expect(reader.texts).to.deep.equal(['Hidden by the teacher']);
  });

  it('pins a thread, and it is on top at the next visit of others, at once for who did it', async () => {
    for (const text of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) room.hear('ada', text);
    const [staff, reader] = [await teacher(), await learner()];
    // So long threads may still find their places.
    await aTimeout(3100);
    await staff.choose('Pin', staff.saying('Two'));
    await reader.settled();
    expect(staff.texts[0]).to.equal('Two');
    expect(reader.texts[0]).to.equal('Six');
    expect(reader.badges(reader.saying('Two'))).to.deep.equal(['Pinned']);
    expect((await learner('new')).texts[0]).to.equal('Two');
  });

  it('locks a thread: nobody but the staff answers there, and what was being written is kept', async () => {
    const thread = room.hear('ada', 'Heated');
    room.hear('bob', 'Even more', {parent: thread});
    const [staff, reader] = [await teacher(), await learner()];
    reader.press('Reply', reader.saying('Even more'));
    await reader.settled();
    reader.type('My answer', 1);
    await staff.choose('Lock', staff.saying('Heated'));
    await reader.settled();
    expect(reader.buttons(reader.saying('Even more'))).not.to.include('Reply');
    expect(staff.buttons(staff.saying('Even more'))).to.include('Reply');
    reader.press('Reply', reader.boxes[1]);
    await reader.settled();
    expect(reader.fault(1)).to.contain('locked this thread meanwhile');
    expect(reader.area(1).value).to.equal('My answer');
  });

  it('a thread is resolved by who opened it, too', async () => {
    room.hear('me', 'My question');
    room.hear('ada', 'Her question');
    const reader = await learner();
    await reader.more(reader.saying('Her question'));
    expect(reader.buttons(reader.saying('Her question'))).not.to.include('Mark as resolved');
    await reader.choose('Mark as resolved', reader.saying('My question'));
    await reader.whole();
    await reader.settled();
    expect(reader.badges(reader.saying('My question'))).to.deep.equal(['Resolved']);
    expect(types()).to.include('moderated');
  });

  describe('who approves first', () => {
    it('sees a queue, and the others what was approved', async () => {
      room.hear('ada', 'Fine');
      room.hear('bob', 'Not so fine');
      const [staff, ada, reader] = [await teacher(true), await learner('ada', true), await learner('me', true)];
      expect(reader.texts).to.deep.equal([]);
      expect(reader.note()).to.contain('once your teacher has approved it');
      expect(ada.texts).to.deep.equal(['Fine']);
      expect(ada.badges(ada.articles[0]!)).to.deep.equal(['Waits for approval']);
      staff.press('2 posts wait for approval');
      await staff.settled();
      expect(staff.texts).to.deep.equal(['Not so fine', 'Fine']);
      staff.press('Approve', staff.saying('Fine'));
      await staff.settled();
      expect(staff.texts).to.deep.equal(['Not so fine']);
      expect(staff.root.activeElement).to.equal(staff.articles[0]);
      staff.press('Hide', staff.saying('Not so fine').querySelector('.decide')!);
      await staff.settled();
      await reader.settled();
      expect(reader.texts).to.deep.equal(['Fine']);
    });

    it('approves anew what its author changed', async () => {
      const post = room.hear('ada', 'Fine');
      room.say('prof', 'moderated', {post, as: 'approved', on: true});
      const staff = await teacher(true);
      expect(staff.root.querySelector('.queue')).to.equal(null);
      room.say('ada', 'edited', {post, text: 'Not fine'});
      await staff.settled();
      expect(staff.root.querySelector('.queue')!.textContent).to.contain('One post waits for approval');
    });
  });

  it('reads what learners report, and why; leaving it settles it', async () => {
    room.hear('ada', 'Hm');
    const [staff, reader] = [await teacher(), await learner()];
    const heard: unknown[] = [];
    reader.element.addEventListener('flip-reported', ({detail}) => heard.push(detail.reason));
    await reader.more(reader.saying('Hm'));
    reader.press('Report', reader.saying('Hm'));
    await reader.settled();
    const reason = reader.root.querySelector<HTMLTextAreaElement>('.menu textarea')!;
    expect(reader.root.activeElement).to.equal(reason);
    reason.value = ' It is about me. ';
    reader.press('Report', reader.saying('Hm').querySelector('form')!);
    await reader.settled();
    expect(heard).to.deep.equal(['It is about me.']);
    expect(reader.status).to.equal('Your teacher will look at it.');
    expect(reader.root.activeElement!.getAttribute('part')).to.equal('more');
    await reader.more(reader.saying('Hm'));
    expect(reader.saying('Hm').textContent).to.contain('You have reported this');
    expect(staff.saying('Hm').querySelector('.decide')!.textContent).to.contain('A learner reported this').and.to.contain('It is about me.');
    staff.press('1 reported post');
    staff.press('Leave it', staff.saying('Hm'));
    await staff.settled();
    expect(room.entries.at(-1)!.data).to.deep.include({as: 'approved', on: true});
    expect(staff.root.querySelector('.decide')).to.equal(null);
  });

  it('is whoever looks at the lesson as a teacher, in one browser', async () => {
    room.hear('ada', 'Hers');
    const frame = document.createElement('flip-lesson');
    frame.setAttribute('view', 'teacher');
    const reader = await Reader.at(room.seat('me'), html`<main></main><flip-discussion id="talk"></flip-discussion>`);
    expect(reader.root.querySelector('[part=endorse]')).to.equal(null);
    const lesson = reader.element.parentElement!;
    render(html`<flip-lesson view="teacher"><flip-discussion id="talk"></flip-discussion></flip-lesson>`, lesson);
    const staff = new Reader(lesson.querySelector('flip-discussion')!);
    await staff.settled();
    await staff.whole();
    expect(staff.buttons(staff.saying('Hers'))).to.include('Endorse');
  });

  it('has nothing to complain about for axe, with all there is to decide', async () => {
    const post = room.hear('ada', 'Hm');
    room.hear('bob', 'Ah', {parent: post});
    room.say('bob', 'reported', {post, reason: 'Why?'});
    room.say('prof', 'moderated', {post, as: 'pinned', on: true});
    room.say('prof', 'endorsed', {post, on: true});
    const staff = await teacher();
    await staff.more(staff.saying('Hm'));
    await expect(staff.element).to.be.accessible();
    const reader = await learner('cem');
    await reader.more(reader.saying('Hm'));
    reader.press('Report', reader.saying('Hm'));
    await reader.settled();
    await expect(reader.element).to.be.accessible();
  });
});
