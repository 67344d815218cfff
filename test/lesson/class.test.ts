import {aTimeout, expect, fixture, nextFrame, waitUntil} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/index.js';
import {uuid} from '../../src/core/id.js';
import type {FlipDiscussion} from '../../src/discussion/flip-discussion.js';
import type {FlipClass} from '../../src/lesson/flip-class.js';
import type {FlipLesson} from '../../src/lesson/flip-lesson.js';
import {StandIn} from '../sync/stand-in.js';

describe('<flip-lesson> with the address of a class', () => {
  const {fetch} = window;
  let server = new StandIn();
  let name = `lesson-${uuid()}`;

  // What comes later in a page comes before the first test here: how long a busy machine takes to load it is not what is tested.
  before(async function load() {
    this.timeout(60_000);
    const page = await place();
    // Somebody is here: what nobody needs before comes now.
    window.dispatchEvent(new Event('pointermove'));
    await waitUntil(() => page.shadowRoot!.querySelector('flip-class')?.shadowRoot?.childElementCount, 'the class', {timeout: 30_000});
    await waitUntil(() => talkIn(page).shadowRoot!.querySelector('flip-composer')?.shadowRoot?.childElementCount, 'the box', {timeout: 30_000});
  });

  beforeEach(() => {
    server = new StandIn();
    name = `lesson-${uuid()}`;
    window.fetch = ((input: RequestInfo | URL, init?: RequestInit) =>
      (typeof input === 'string' && input.startsWith(server.server) ? server.fetch(input, init!) : fetch(input, init)));
  });

  afterEach(() => {
    window.fetch = fetch;
    history.replaceState(null, '', location.pathname + location.search);
  });

  const place = (token?: string): Promise<FlipLesson> => fixture<FlipLesson>(html`<flip-lesson lesson=${name} label="Forces" store=${server.server} .token=${token}>
    <flip-question id="q"><p>Up?</p><flip-option correct>Yes</flip-option><flip-option>No</flip-option></flip-question>
    <flip-discussion id="talk"></flip-discussion></flip-lesson>`);

  async function classOf(lesson: FlipLesson): Promise<FlipClass> {
    let found: FlipClass | null = null;
    await waitUntil(() => (found = lesson.shadowRoot!.querySelector('flip-class'))?.shadowRoot?.childElementCount, 'the class is shown', {timeout: 8000});
    await found!.updateComplete;
    return found!;
  }

  const textOf = (element: Element) => element.shadowRoot!.textContent.replace(/\s+/g, ' ');
  const buttonOf = (element: Element, text: string) => [...element.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent.trim() === text)!;
  const talkIn = (lesson: FlipLesson) => lesson.querySelector<FlipDiscussion>('flip-discussion')!;

  async function write(lesson: FlipLesson, text: string): Promise<void> {
    const box = () => talkIn(lesson).shadowRoot!.querySelector('flip-composer')?.shadowRoot?.querySelector('textarea');
    await waitUntil(box, 'the box', {timeout: 8000});
    Object.assign(box()!, {value: text}).dispatchEvent(new Event('input', {bubbles: true}));
    await nextFrame();
    talkIn(lesson).shadowRoot!.querySelector('flip-composer')!.shadowRoot!.querySelector<HTMLButtonElement>('button.main')!.click();
    await waitUntil(() => textOf(talkIn(lesson)).includes(text), 'it is shown at once');
  }

  async function joinAs(lesson: FlipLesson, who: string, code = 'ABC123'): Promise<void> {
    const panel = await classOf(lesson);
    const [codeBox, nameBox] = panel.shadowRoot!.querySelectorAll('input');
    codeBox!.value = code;
    nameBox!.value = who;
    buttonOf(panel, 'Join').click();
  }

  it('asks for the code; what was done before goes to the class after joining', async () => {
    const lesson = await place();
    expect(textOf(await classOf(lesson))).to.include('Join your class');
    await write(lesson, 'before joining');
    expect(server.requests).to.deep.equal([]);
    await joinAs(lesson, 'Anna');
    await waitUntil(() => server.entries.some(({type}) => type === 'posted'), 'sent', {timeout: 5000});
    expect(server.entries.map(({author}) => author)).to.deep.equal(server.entries.map(() => 'person-1'));
    expect(server.entries.some(({type}) => type === 'launched')).to.equal(true);
    await waitUntil(() => textOf(talkIn(lesson)).includes('before joining'));
    const bar = await classOf(lesson);
    await waitUntil(() => /Physics 7b · Anna.*Saved for the class/.test(textOf(bar)));
    expect(textOf(bar)).not.to.include('Join your class');
  });

  it('says what is missing, and what the server says of a wrong code, and keeps what was typed', async () => {
    const lesson = await place();
    const panel = await classOf(lesson);
    buttonOf(panel, 'Join').click();
    await panel.updateComplete;
    expect(textOf(panel)).to.include('Type the code');
    expect(panel.shadowRoot!.activeElement?.id).to.equal('code');
    await joinAs(lesson, 'Anna', 'WRONG');
    await waitUntil(() => textOf(panel).includes('This code opens no class.'));
    expect(panel.shadowRoot!.querySelector('input')!.value).to.equal('WRONG');
    server.fault = () => { throw new TypeError('no network'); };
    await joinAs(lesson, 'Anna');
    await waitUntil(() => textOf(panel).includes('The class does not answer'));
  });

  it('remembers who is here; offline a reload shows all, and says that what is new waits', async () => {
    const first = await place();
    await joinAs(first, 'Anna');
    await waitUntil(async () => textOf(await classOf(first)).includes('Saved for the class'));
    server.people.set('token-x', {sub: 'ben', name: 'Ben <b>', role: 'learner'});
    server.say('ben', {id: uuid(), activity: 'talk', type: 'posted', data: {text: 'hello from Ben'}});
    await waitUntil(() => textOf(talkIn(first)).includes('hello from Ben'), 'heard', {timeout: 5000});
    expect(talkIn(first).shadowRoot!.querySelector('h4 bdi')!.textContent).to.equal('Ben <b>');
    await aTimeout(100);
    first.remove();
    await aTimeout(50);
    server.fault = () => { throw new TypeError('no network'); };
    const second = await place();
    await waitUntil(() => textOf(talkIn(second)).includes('hello from Ben'), 'known', {timeout: 5000});
    await write(second, 'from the bus');
    const bar = await classOf(second);
    await waitUntil(() => textOf(bar).includes('Waiting for the network: saved on this device.'));
    server.fault = () => undefined;
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => server.entries.some(({data}) => (data as {text?: string}).text === 'from the bus'), 'sent', {timeout: 5000});
    const told = () => bar.shadowRoot!.querySelector('[role=status]')!.textContent;
    await waitUntil(() => told() === 'Saved for the class.', 'it is said that all is well again');
    server.fault = () => { throw new TypeError('no network'); };
    await write(second, 'in a tunnel');
    await waitUntil(() => told() === 'Waiting for the network: saved on this device.', 'it is said that it waits');
  });

  it('joins by a link: the code is there already, and not in the address any more', async () => {
    history.replaceState(null, '', '#part-2&flip-code=abc-77');
    const lesson = await place();
    const panel = await classOf(lesson);
    expect(panel.shadowRoot!.querySelector('input')!.value).to.equal('abc-77');
    expect(location.hash).to.equal('#part-2');
    server.code = 'abc-77';
    await joinAs(lesson, 'Anna', 'abc-77');
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Anna'));
  });

  it('lets staff in by their link without a question, and keeps the key nowhere', async () => {
    history.replaceState(null, '', '#flip-space=class&flip-key=secret-key');
    const lesson = await place();
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Teacher'));
    expect(location.hash).to.equal('');
    expect(server.requests[0]!.path).to.equal('/v1/spaces/class/join');
    expect(server.requests[0]!.body).to.deep.equal({key: 'secret-key'});
    expect((await lesson.shadowRoot!.querySelector('flip-class')!.room!.log!.whoami()).role).to.equal('staff');
  });

  it('forgets a learner on request, warns before what was not sent is lost, and lets the next one in', async () => {
    const lesson = await place();
    await joinAs(lesson, 'Anna');
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Saved for the class'));
    await write(lesson, 'mine');
    await waitUntil(() => server.entries.some(({type}) => type === 'posted'));
    server.fault = () => { throw new TypeError('no network'); };
    await write(lesson, 'not sent');
    const bar = await classOf(lesson);
    buttonOf(bar, 'Not you?').click();
    await waitUntil(() => /Leave the class on this device\?.*not reached the class yet/.test(textOf(bar)));
    buttonOf(bar, 'Stay').click();
    await bar.updateComplete;
    expect(textOf(bar)).not.to.include('Leave the class');
    server.fault = () => undefined;
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => server.entries.some(({data}) => (data as {text?: string}).text === 'not sent'), 'sent', {timeout: 5000});
    await waitUntil(() => bar.room!.log!.ledger.unsent.size === 0);
    buttonOf(bar, 'Not you?').click();
    await bar.updateComplete;
    expect(textOf(bar)).not.to.include('would be lost');
    buttonOf(bar, 'Leave').click();
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Join your class'));
    await waitUntil(() => !textOf(talkIn(lesson)).includes('mine'));
    await joinAs(lesson, 'Ben');
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Ben'));
    await waitUntil(() => textOf(talkIn(lesson)).includes('mine'), 'as a post of somebody else');
    expect(talkIn(lesson).shadowRoot!.querySelector('h4 bdi')!.textContent).to.equal('Anna');
  });

  const jwtOf = (sub: string) => `e30.${btoa(JSON.stringify({sub, lesson: 'x'})).replace(/=+$/, '')}.x${uuid()}`;

  it('takes the site\'s token, asks nobody, and asks the page for a fresh one when it has run out', async () => {
    const lesson = await place(jwtOf('u1'));
    await waitUntil(() => server.entries.some(({type}) => type === 'launched'), 'in', {timeout: 8000});
    expect(textOf(await classOf(lesson))).not.to.include('Not you?');
    expect(server.entries[0]!.author).to.equal('site-person');
    let asked = 0;
    lesson.addEventListener('flip-expired', () => { asked++; });
    server.people.clear();
    server.cut();
    await write(lesson, 'meanwhile');
    await waitUntil(() => asked === 1, 'asked', {timeout: 8000});
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Your sign-in has run out'));
    lesson.token = jwtOf('u1');
    await waitUntil(() => server.entries.some(({type}) => type === 'posted'), 'sent', {timeout: 8000});
    expect(asked).to.equal(1);
    await waitUntil(async () => !textOf(await classOf(lesson)).includes('run out'));
  });

  it('comes in again by itself with the code it knows; when that has changed, the learner is asked and stays who they were', async () => {
    const lesson = await place();
    await joinAs(lesson, 'Anna');
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Saved for the class'));
    server.people.clear();
    server.cut();
    await write(lesson, 'first');
    await waitUntil(() => server.entries.some(({type}) => type === 'posted'), 'by itself', {timeout: 8000});
    server.code = 'NEW';
    server.people.clear();
    server.cut();
    await write(lesson, 'second');
    const bar = await classOf(lesson);
    await waitUntil(() => textOf(bar).includes('Your place in the class has run out'), 'asked', {timeout: 8000});
    await joinAs(lesson, 'Anna', 'NEW');
    await waitUntil(() => server.entries.filter(({type}) => type === 'posted').length === 2, 'sent', {timeout: 8000});
    expect(new Set(server.entries.map(({author}) => author)).size).to.equal(1);
  });

  it('reports what the class does not take, and offers it as a file', async () => {
    const lesson = await place();
    await joinAs(lesson, 'Anna');
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Saved for the class'));
    const failed: string[] = [];
    lesson.addEventListener('flip-failed', ({detail}) => failed.push(`${detail.code}: ${detail.message}`));
    await write(lesson, 'bad');
    const bar = await classOf(lesson);
    await waitUntil(() => textOf(bar).includes('The class did not take 1 record.'));
    expect(failed).to.deep.equal(['not-taken: The class does not take this.']);
    expect(buttonOf(bar, 'Save my answers')).to.not.equal(undefined);
    buttonOf(bar, 'Remove from this device').click();
    await waitUntil(() => !textOf(bar).includes('did not take'));
  });

  it('says that the class is closed', async () => {
    const lesson = await place();
    await joinAs(lesson, 'Anna');
    await waitUntil(async () => textOf(await classOf(lesson)).includes('Saved for the class'));
    server.closed = true;
    await write(lesson, 'too late');
    await waitUntil(async () => textOf(await classOf(lesson)).includes('This class is closed'));
  });
});
