import {expect, waitUntil} from '@open-wc/testing';
import type axe from 'axe-core';
import {html, render} from 'lit';
import '../../src/lang/de.js';
import '../../src/lesson/index.js';
import {ContextProvider} from '@lit/context';
import {gateContext, type Gate, type Standing} from '../../src/element/contexts.js';
import {isEntry} from '../../src/core/entry.js';
import {Reader, Room, type Written} from './room.js';

const PLAIN = 'The moon pulls the water of the sea towards itself daily';

async function faultsOf(node: Element): Promise<string[]> {
  if (!('axe' in window)) {
    const script = Object.assign(document.createElement('script'), {src: '/node_modules/axe-core/axe.min.js'});
    document.head.append(script);
    await new Promise((resolve, reject) => Object.assign(script, {onload: resolve, onerror: reject}));
  }
  const {violations} = await (window as unknown as {axe: typeof axe}).axe.run(node, {rules: {region: {enabled: false}}});
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html: found}) => found).join()}`);
}

async function warningsOf(work: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const {warn} = console;
  console.warn = (...words: unknown[]) => said.push(words.join(' '));
  await work().finally(() => { console.warn = warn; });
  return said.join('\n');
}

describe('what a part in a <flip-discussion> is worth', () => {
  let room: Room;
  beforeEach(() => { room = new Room(); });

  const at = async (written: Written, sub = 'me', identity = {}) => {
    const reader = await Reader.at(room.classSeat(sub, identity), written);
    await waitUntil(() => reader.root.querySelector('.worth, .roll') !== null, 'what a part is worth', {timeout: 5000});
    return reader;
  };
  const part = (reader: Reader) => reader.root.querySelector<HTMLElement>('.worth')!;
  const needs = (reader: Reader) => [...part(reader).querySelectorAll('.needs li')].map((item) => item.textContent.replace(/\s+/g, ' ').trim());
  const score = (reader: Reader) => part(reader).querySelector('.sum')!.textContent.trim().replace(/^Your part\s*/, '');
  const told = <T extends 'progressed' | 'completed' | 'rated'>(type: T) =>
    room.entries.flatMap((entry) => (isEntry(entry, type) ? [entry.data] : []));
  const reply = async (reader: Reader, to: string, text: string) => {
    reader.press('Reply', reader.saying(to));
    await waitUntil(() => reader.boxes.length > 1);
    reader.type(text, 1);
    reader.press('Reply', reader.boxes[1]);
    await reader.settled();
  };

  describe('posts and replies', () => {
    const written = html`<flip-discussion id="talk" posts="1" replies="2"></flip-discussion>`;

    it('says what is there and what is missing, records it, and is done when all is there', async () => {
      const [ada, bob] = [room.hear('ada', 'Hers'), room.hear('bob', 'His')];
      const reader = await at(written);
      const done: unknown[] = [];
      reader.element.addEventListener('flip-completed', ({detail}) => done.push(detail));
      expect(needs(reader)).to.deep.equal(['To do: 0 of 1 post', 'To do: 0 of 2 replies to others']);
      await reader.post('Mine');
      expect(needs(reader)).to.deep.equal(['Done: 1 of 1 post', 'To do: 0 of 2 replies to others']);
      await waitUntil(() => told('progressed').length === 1);
      await waitUntil(() => reader.status === '1 of 1 post, 0 of 2 replies to others', reader.status);
      await reply(reader, 'Hers', 'One');
      await reply(reader, 'His', 'Two');
      expect(needs(reader)).to.deep.equal(['Done: 1 of 1 post', 'Done: 2 of 2 replies to others']);
      await waitUntil(() => told('completed').length === 1);
      expect(told('progressed').at(-1)).to.deep.equal({ratio: 1});
      expect(told('completed')).to.deep.equal([{}]);
      expect(done).to.deep.equal([{}]);
      expect(room.entries.filter(({type}) => type === 'posted').map(({data}) => (data as {parent?: string}).parent)).to.deep.equal([undefined, undefined, undefined, ada, bob]);
    });

    it('does not count what was taken back, nor what the staff hides', async () => {
      const ada = room.hear('ada', 'Hers');
      const [mine, answer] = [room.hear('me', 'Mine'), room.hear('me', 'An answer', {parent: ada})];
      const reader = await at(written);
      expect(needs(reader)).to.deep.equal(['Done: 1 of 1 post', 'To do: 1 of 2 replies to others']);
      room.say('me', 'removed', {post: mine});
      room.say('prof', 'moderated', {post: answer, as: 'hidden', on: true});
      await waitUntil(() => needs(reader)[0] === 'To do: 0 of 1 post');
      expect(needs(reader)[1]).to.equal('To do: 0 of 2 replies to others');
    });

    it('counts what waits for approval once it is approved, and says so', async () => {
      const reader = await at(html`<flip-discussion id="talk" posts="1" moderated></flip-discussion>`);
      await reader.post('Mine');
      expect(needs(reader)).to.deep.equal(['To do: 0 of 1 post']);
      expect(part(reader).textContent).to.contain('One post waits for approval and counts after that.');
      const post = room.entries.find(({type}) => type === 'posted')!.id;
      room.say('prof', 'moderated', {post, as: 'approved', on: true});
      await waitUntil(() => needs(reader)[0] === 'Done: 1 of 1 post');
      await waitUntil(() => told('completed').length === 1);
    });

    it('asks for no replies where nobody else is, and says why', async () => {
      const reader = await Reader.at(room.seat('me'), written);
      await waitUntil(() => reader.root.querySelector('.worth') !== null);
      expect(needs(reader)).to.deep.equal(['To do: 0 of 1 post']);
      expect(part(reader).textContent).to.contain('Nobody else writes in this browser');
    });

    it('moves on what waits for it: a step, and the list of what is done with its score', async () => {
      const seat = room.classSeat('me');
      room.hear('ada', 'Hers');
      const reader = await Reader.at(seat, html`<flip-discussion id="talk" posts="1" replies="1" scored></flip-discussion>`);
      const lesson = reader.element.parentElement!;
      const more = document.createElement('div');
      lesson.append(more);
      render(html`<flip-step needs="talk" label="Then"></flip-step><flip-progress></flip-progress>`, more);
      const step = more.querySelector('flip-step')!;
      const progress = () => more.querySelector('flip-progress')!.shadowRoot!.textContent.replace(/\s+/g, ' ');
      await waitUntil(() => step.matches(':state(held)'), 'the step waits', {timeout: 5000});
      await reader.post(PLAIN);
      await waitUntil(() => progress().includes('Begun'));
      expect(step.matches(':state(held)')).to.equal(true);
      await reply(reader, 'Hers', 'A good thought, and how do you know all of that?');
      await waitUntil(() => progress().includes('Done'), 'done', {timeout: 5000});
      expect(step.matches(':state(held)')).to.equal(false);
      // Quality 2 of 4, replies 1 of 1.
      await waitUntil(() => progress().includes('Done · 55 %'), progress(), {timeout: 5000});
    });

    it('lets a gate on once all that is asked for is there, with the score where there is one', async () => {
      room.hear('ada', 'Hers');
      const reports: Standing[] = [];
      const gate: Gate = {join: () => ({report: (standing) => void reports.push(standing), leave: () => {}})};
      const holder = document.createElement('div');
      new ContextProvider(holder, {context: gateContext, initialValue: gate} as never);
      const reader = await at(html`<flip-discussion id="talk" posts="1" replies="1" scored></flip-discussion>`);
      reader.element.replaceWith(holder);
      holder.append(reader.element);
      await waitUntil(() => reader.boxes.length > 0);
      await reader.post(PLAIN);
      expect(reports.at(-1)).to.deep.include({answered: false, final: false});
      await reply(reader, 'Hers', 'So');
      expect(reports.at(-1)).to.deep.equal({answered: true, score: 0.125, final: true});
    });

    it('without them, one post completes it, and nothing is added', async () => {
      const reader = await Reader.at(room.classSeat('me'), html`<flip-discussion id="talk"></flip-discussion>`);
      await reader.post('Mine');
      await waitUntil(() => told('completed').length === 1);
      expect(reader.root.querySelector('.worth')).to.equal(null);
    });

    it('says to the author what cannot be', async () => {
      const said = await warningsOf(() => at(html`<flip-discussion id="talk" kind="one-each" posts="2" replies="two" scored="maybe" weights="quality 3, charm 1">
        <p>Prompt</p><p slot="rubric">Reasons</p></flip-discussion>`));
      for (const part of ['posts="2" cannot be reached', 'replies="two" is no whole number', 'scored="maybe" is not known', '“charm 1” is no part', 'no list with items']) expect(said).to.contain(part);
    });
  });

  describe('the score', () => {
    const written = html`<flip-discussion id="talk" scored></flip-discussion>`;
    const rows = (reader: Reader) => [...part(reader).querySelectorAll('tbody tr')].map((row) => [...row.children].map(({textContent}) => textContent.trim()).join(' | '));
    const each = (reader: Reader) => [...part(reader).querySelectorAll('.judged li')].map((item) => item.textContent.replace(/\s+/g, ' ').trim());

    it('is shown with its reasons, grows, and is told with what completes', async () => {
      const hers = room.hear('ada', 'Hers');
      const reader = await at(written);
      expect(score(reader)).to.equal('0 of 100 points so far');
      await reader.post(PLAIN);
      await reply(reader, 'Hers', 'Too short');
      expect(rows(reader)).to.deep.equal(['The best 3 posts: up to 2 each | 1 of 6 | 8.3 of 50', 'Replies to others | 0 of 2 | 0 of 30', 'People who answered | 0 of 2 | 0 of 10', 'People who like it | 0 of 2 | 0 of 10']);
      expect(each(reader)).to.deep.equal([`${PLAIN} 1 of 2`, 'Too short 0 of 2 · fewer than 8 different words']);
      await waitUntil(() => told('completed').length === 1);
      const mine = room.entries.find(({author, type}) => author === 'me' && type === 'posted')!.id;
      room.say('ada', 'reacted', {post: mine, kind: 'like', on: true});
      room.hear('me', 'I wonder, does the sun pull at it just as much?', {parent: hers});
      await waitUntil(() => score(reader) === '36.7 of 100 points so far', score(reader));
      await waitUntil(() => told('completed').length === 2);
      expect(told('completed')).to.deep.equal([{score: 0.083}, {score: 0.367}]);
      // What it was last is known at the next visit: only what changes is told, once.
      await at(written);
      room.say('bob', 'reacted', {post: mine, kind: 'like', on: true});
      await waitUntil(() => told('completed').length > 2);
      expect([...new Set(told('completed').map(({score: each}) => each))]).to.deep.equal([0.083, 0.367, 0.417]);
    });

    it('has the weights that the author wants', async () => {
      room.hear('me', PLAIN);
      const reader = await at(html`<flip-discussion id="talk" scored posts="1" replies="1" weights="quality 3, replies 1"></flip-discussion>`);
      expect(rows(reader)).to.deep.equal(['The best 2 posts: up to 2 each | 1 of 4 | 18.8 of 75', 'Replies to others | 0 of 1 | 0 of 25']);
    });

    it('speaks German', async () => {
      room.hear('me', PLAIN);
      const reader = await at(html`<flip-discussion id="talk" lang="de" scored replies="2"></flip-discussion>`);
      expect(part(reader).textContent).to.contain('Dein Anteil').and.contain('Bis jetzt 8,3 von 100 Punkten').and.contain('0 von 2 Antworten an andere').and.contain('Antworten an andere');
    });

    it('fits 320 px, also from right to left, and has nothing that axe finds', async () => {
      room.hear('me', `${PLAIN} ${'x'.repeat(200)}`);
      room.say('prof', 'rated', {learner: 'me', score: 0.8, reasons: ['y'.repeat(300)]});
      for (const dir of ['ltr', 'rtl']) {
        const reader = await at(html`<flip-discussion id="talk" label="Talk" dir=${dir} scored posts="1" replies="2"><p>Prompt</p>
          <ul slot="rubric"><li data-points="2">Gives a reason</li></ul></flip-discussion>`);
        reader.element.style.width = '320px';
        for (const details of part(reader).querySelectorAll('details')) details.open = true;
        await reader.settled();
        expect(part(reader).scrollWidth, dir).to.be.at.most(part(reader).clientWidth);
        expect(await faultsOf(reader.element)).to.deep.equal([]);
      }
    });
  });

  describe('the teacher\'s rating', () => {
    const teacher = (written: Written) => at(written, 'prof', {role: 'staff', name: 'Prof. Nkem'});
    const scored = html`<flip-discussion id="talk" scored></flip-discussion>`;
    const sheet = (reader: Reader) => reader.root.querySelector<HTMLFormElement>('.sheet')!;
    const open = async (reader: Reader, within: Element) => {
      reader.press('Rate', within);
      await waitUntil(() => sheet(reader) !== null, 'the sheet', {timeout: 5000});
      await reader.settled();
    };
    const choose = (reader: Reader, name: string, value: string) => sheet(reader).querySelector<HTMLInputElement>(`[name=${name}][value="${value}"]`)!.click();
    const comment = (reader: Reader, words: string) => {
      const area = sheet(reader).querySelector('textarea')!;
      area.value = words;
      area.dispatchEvent(new Event('input', {bubbles: true}));
    };
    const save = async (reader: Reader) => {
      reader.press('Save the rating', sheet(reader));
      await reader.settled();
    };
    const roll = async (reader: Reader) => {
      reader.root.querySelector<HTMLElement>('.roll > summary')!.click();
      await waitUntil(() => reader.root.querySelector('.learner') !== null);
      return [...reader.root.querySelectorAll('.learner')];
    };
    const marks = (reader: Reader) => [...reader.root.querySelectorAll('article .rated')].map((mark) => mark.textContent.replace(/\s+/g, ' ').trim());

    it('of a post is seen by its author and the staff, with who says so and why', async () => {
      room.hear('me', PLAIN);
      room.hear('ada', 'Hers');
      const [staff, me] = [await teacher(scored), await at(scored)];
      await open(staff, staff.saying('moon'));
      expect(staff.root.activeElement).to.equal(sheet(staff).querySelector('input'));
      await save(staff);
      expect(sheet(staff).querySelector('[role=alert]')!.textContent).to.equal('Choose the points first.');
      choose(staff, 'points', '4');
      comment(staff, 'Say why.');
      await save(staff);
      expect(told('rated')).to.deep.equal([{learner: 'me', post: room.entries[0]!.id, score: 0.8, reasons: ['Say why.']}]);
      expect(staff.root.activeElement!.getAttribute('part')).to.equal('rate');
      expect(staff.status).to.equal('The rating is saved.');
      expect(marks(staff)[0]).to.contain('80 of 100 points').and.contain('Say why.');
      await waitUntil(() => marks(me).length === 1);
      expect(marks(me)[0]).to.contain('Rated by Prof. Nkem. Only you and your teacher see this.').and.contain('Say why.');
      expect(score(me)).to.equal('13.3 of 100 points so far');
    });

    it('of all that somebody did overrules the rules, says by whom, travels, and can be taken back', async () => {
      room.hear('me', PLAIN);
      const [staff, me] = [await teacher(scored), await at(scored)];
      await waitUntil(() => told('completed').length === 1);
      const [row] = await roll(staff);
      expect(row!.textContent).to.contain('8.3 of 100').and.contain('1 post, 0 replies');
      await open(staff, row!);
      choose(staff, 'points', '5');
      await save(staff);
      await waitUntil(() => score(me) === '100 of 100 points');
      expect(part(me).textContent).to.contain('Rated by Prof. Nkem. By the rules it would be 8.3 of 100 points.');
      await waitUntil(() => told('completed').length === 2);
      staff.root.querySelector<HTMLElement>('.learner [part=rate]')!.click();
      await waitUntil(() => sheet(staff) !== null);
      expect(sheet(staff).querySelector<HTMLInputElement>('[name=points]:checked')!.value).to.equal('5');
      staff.press('Take the rating back', sheet(staff));
      await waitUntil(() => score(me) === '8.3 of 100 points so far');
      await waitUntil(() => told('completed').length === 3);
      expect(told('completed').map(({score: each}) => each)).to.deep.equal([0.083, 1, 0.083]);
    });

    it('goes by the author\'s rubric, with levels or without', async () => {
      room.hear('me', PLAIN);
      const written = html`<flip-discussion id="talk"><p>Prompt</p><ul slot="rubric">
        <li data-points="2">Gives a reason</li><li>Answers somebody <ol><li data-points="0">not at all</li><li data-points="2">and takes them further</li></ol></li></ul></flip-discussion>`;
      const [staff, me] = [await teacher(written), await at(written)];
      expect(score(me)).to.equal('Your teacher has not rated it yet.');
      expect(part(me).querySelector('details')!.textContent.replace(/\s+/g, ' ')).to.contain('Gives a reason 2 points').and.contain('not at all 0 points');
      await open(staff, staff.articles[0]!);
      choose(staff, 'c0', 'on');
      await save(staff);
      expect(sheet(staff).querySelector('[role=alert]')!.textContent).to.equal('Choose the points first.');
      choose(staff, 'c1', '1');
      await staff.settled();
      expect(sheet(staff).querySelector('output')!.textContent).to.equal('4 of 4 points');
      comment(staff, 'Good.');
      await save(staff);
      expect(told('rated')[0]).to.deep.include({score: 1, reasons: ['Gives a reason: 2/2', 'Answers somebody: and takes them further (2/2)', 'Good.']});
      // Opened again, it is as it was said.
      staff.articles[0]!.querySelector<HTMLElement>('[part=rate]')!.click();
      await waitUntil(() => sheet(staff) !== null);
      expect([...sheet(staff).querySelectorAll<HTMLInputElement>('input:checked')].map(({name}) => name)).to.deep.equal(['c0', 'c1']);
      expect(sheet(staff).querySelector('textarea')!.value).to.equal('Good.');
      // A rating of a post alone says nothing of all that somebody did.
      expect(score(me)).to.equal('Your teacher has not rated it yet.');
      expect(await faultsOf(staff.element)).to.deep.equal([]);
    });

    it('that was begun is there again after the page went; Escape leads back; what is given up is gone', async () => {
      room.hear('me', PLAIN);
      const seat = room.classSeat('prof', {role: 'staff', name: 'Prof. Nkem'});
      const first = await Reader.at(seat, scored);
      await waitUntil(() => first.root.querySelector('article [part=rate]') !== null);
      await open(first, first.articles[0]!);
      choose(first, 'points', '2');
      comment(first, 'Half a');
      await first.settled();
      first.element.remove();
      const reader = await Reader.at(seat, scored);
      await waitUntil(() => reader.root.querySelector('article [part=rate]') !== null);
      await open(reader, reader.articles[0]!);
      expect(sheet(reader).querySelector('textarea')!.value).to.equal('Half a');
      expect(sheet(reader).querySelector<HTMLInputElement>('[name=points]:checked')!.value).to.equal('2');
      sheet(reader).dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
      await waitUntil(() => sheet(reader) === null);
      expect(reader.root.activeElement!.getAttribute('part')).to.equal('rate');
      await open(reader, reader.articles[0]!);
      reader.press('Cancel', sheet(reader));
      await waitUntil(() => sheet(reader) === null);
      await open(reader, reader.articles[0]!);
      expect(sheet(reader).querySelector('textarea')!.value).to.equal('');
    });

    it('that the log refuses stays on the sheet, with a sentence', async () => {
      room.hear('me', PLAIN);
      const seat = room.classSeat('prof', {role: 'staff', name: 'Prof. Nkem'});
      const staff = await Reader.at(seat, scored);
      await waitUntil(() => staff.root.querySelector('article [part=rate]') !== null);
      await open(staff, staff.articles[0]!);
      choose(staff, 'points', '3');
      seat.fate = 'refused';
      await save(staff);
      await waitUntil(() => sheet(staff).querySelector('[role=alert]')!.textContent.includes('could not be saved'));
      expect(sheet(staff).querySelector<HTMLInputElement>('[name=points]:checked')!.value).to.equal('3');
    });

    it('of somebody whom nobody knows says that it goes to an invented name', async () => {
      room.hear('~aaaaaaaaaaaaaaaaaaaaaa', PLAIN);
      const staff = await teacher(scored);
      await open(staff, staff.articles[0]!);
      expect(sheet(staff).textContent).to.contain('the rating goes to whoever wrote under it, and to nobody by name');
    });

    it('is nothing for learners to do', async () => {
      room.hear('ada', PLAIN);
      const me = await at(scored);
      expect(me.root.querySelector('[part=rate], .roll')).to.equal(null);
    });
  });
});
