import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import '../../src/lesson/index.js';
import type {FlipRecord} from '../../src/core/event.js';
import {uuid} from '../../src/core/id.js';
import type {FlipLesson} from '../../src/lesson/index.js';
import type {PretendActivity} from './pretend.js';
import './pretend.js';

const lessonWith = (name = uuid(), store = 'local') => fixture<FlipLesson>(html`
  <flip-lesson lesson=${name} store=${store}><pretend-activity id="a"></pretend-activity></flip-lesson>`);

const activityIn = async (root: ParentNode) => {
  const element = root.querySelector<PretendActivity>('pretend-activity')!;
  await waitUntil(() => element.activity.ready, 'the log has told what it holds');
  return element;
};

describe('an element and its lesson', () => {
  it('announces what happened at once, and that it is kept when it is', async () => {
    const element = await activityIn(await lessonWith());
    const heard: string[] = [];
    for (const type of ['flip-submitted', 'flip-record']) document.addEventListener(type, ({type: name}) => heard.push(name), {once: true});
    const kept = element.activity.record('submitted', {score: 0.5});
    expect(heard).to.deep.equal(['flip-submitted']);
    expect(await kept).to.equal(true);
    expect(heard).to.deep.equal(['flip-submitted', 'flip-record']);
  });

  it('says in flip-record what is in the log', async () => {
    const element = await activityIn(await lessonWith());
    setTimeout(() => void element.activity.record('submitted', {score: 1}));
    const {detail}: CustomEvent<FlipRecord> = await oneEvent(element, 'flip-record');
    expect(detail).to.include({type: 'submitted', activity: 'a'});
    expect(detail.data).to.deep.equal({score: 1});
    const [stored] = await element.activity.log!.read(0, {activity: 'a'});
    expect(stored!.id).to.equal(detail.id);
  });

  it('finds everything again at the next visit', async () => {
    const name = uuid();
    const first = await lessonWith(name);
    const before = await activityIn(first);
    await before.activity.record('submitted', {score: 0.25});
    await before.activity.keepDraft('box', 'unfinished');
    first.remove();
    const after = await activityIn(await lessonWith(name));
    expect(after.heard.map(({type}) => type)).to.deep.equal(['submitted']);
    expect(await after.activity.draft('box')).to.equal('unfinished');
  });

  it('keeps what is recorded while the element is taken off the page', async () => {
    const name = uuid();
    const lesson = await lessonWith(name);
    const element = await activityIn(lesson);
    element.remove();
    expect(await element.activity.record('submitted', {score: 0.75})).to.equal(true);
    expect((await activityIn(await lessonWith(name))).heard).to.have.length(1);
  });

  it('works on after it is moved, into another lesson too', async () => {
    const [here, there] = [await lessonWith(), await fixture<FlipLesson>(html`<flip-lesson lesson=${uuid()}></flip-lesson>`)];
    const element = await activityIn(here);
    await element.activity.record('submitted', {score: 1});
    there.append(element);
    await activityIn(there);
    expect(element.heard).to.deep.equal([]);
    await element.activity.record('submitted', {score: 0});
    await waitUntil(() => element.heard.length === 1);
    here.append(element);
    await activityIn(here);
    expect(element.heard.map(({data}) => data)).to.deep.equal([{score: 1}]);
  });

  it('records in the lesson it is in, however soon that changed', async () => {
    const lesson = document.createElement('flip-lesson');
    const [first, second] = [uuid(), uuid()];
    lesson.lesson = first;
    const element = document.createElement('pretend-activity');
    lesson.append(element);
    document.body.append(lesson);
    await lesson.updateComplete;
    lesson.lesson = second;
    await lesson.updateComplete;
    await element.activity.record('submitted', {score: 1});
    await waitUntil(() => element.activity.ready && element.heard.length === 1);
    expect(element.activity.scope!.space).to.equal(second);
    expect((await element.activity.log!.read(0, {activity: 'pretend'})).map(({space}) => space)).to.deep.equal([second]);
    lesson.remove();
  });

  it('finds a lesson that is upgraded after it', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    const late = document.createElement('flip-lesson');
    late.setAttribute('lesson', uuid());
    const element = document.createElement('pretend-activity');
    late.append(element);
    holder.append(late);
    await waitUntil(() => element.activity.ready);
    expect(element.activity.scope!.space).to.equal(late.lesson);
  });

  it('works without a lesson, on the page itself', async () => {
    const element = await fixture<PretendActivity>(html`<pretend-activity id=${uuid()}></pretend-activity>`);
    await waitUntil(() => element.activity.ready);
    expect(element.activity.scope!.space).to.equal(location.origin + location.pathname);
    expect(await element.activity.record('submitted', {score: 1})).to.equal(true);
  });

  it('keeps the records of two elements with one id apart, and tells the author', async () => {
    const said: string[] = [];
    const original = console.warn;
    console.warn = (text: string) => said.push(text);
    const lesson = await fixture<FlipLesson>(html`<flip-lesson lesson=${uuid()}>
      <pretend-activity id="twin"></pretend-activity><pretend-activity id="twin"></pretend-activity></flip-lesson>`);
    const [one, two] = [...lesson.querySelectorAll('pretend-activity')];
    await waitUntil(() => one!.activity.ready && two!.activity.ready && said.length > 0);
    console.warn = original;
    expect([one!.activity.id, two!.activity.id]).to.deep.equal(['twin', 'twin~2']);
    expect(said.join()).to.match(/Another element has the id "twin" too[^]*kept apart as "twin~2"[^]*id="twin-2"/);
  });

  it('says in the page when nothing is kept, and offers the answers as a file', async () => {
    const lesson = await lessonWith(uuid(), 'memory');
    const element = await activityIn(lesson);
    await element.activity.record('submitted', {score: 1});
    await waitUntil(() => lesson.shadowRoot!.querySelector('flip-save-note'));
    const note = lesson.shadowRoot!.querySelector('flip-save-note')!;
    await waitUntil(() => note.shadowRoot?.textContent?.includes('Save my answers'));
    expect(note.shadowRoot!.querySelector('[role=status]')!.textContent).to.contain('This browser keeps nothing');
    expect(lesson.shadowRoot!.textContent).not.to.contain('Saved on this device');
  });

  it('says that work is saved on this device', async () => {
    const lesson = await lessonWith();
    await waitUntil(() => lesson.shadowRoot!.textContent?.includes('Saved on this device'));
  });
});
