import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/lesson/index.js';
import type {Entry} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import type {FlipLesson, FlipProgress, FlipStep} from '../../src/lesson/index.js';
import type {PretendActivity} from '../element/pretend.js';
import '../element/pretend.js';

const lesson = (name = uuid()) => fixture<FlipLesson>(html`
  <flip-lesson lesson=${name} label="Forces">
    <flip-progress></flip-progress>
    <flip-step when="before" label="Watch"><pretend-activity id="talk" label="The talk"></pretend-activity></flip-step>
    <flip-step when="in" label="Discuss" needs="talk"><pretend-activity id="forum" label="The forum"></pretend-activity></flip-step>
  </flip-lesson>`);

const words = (element: Element) => element.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();

async function warnings(work: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const original = console.warn;
  console.warn = (text: string) => said.push(text);
  try {
    await work();
    // Some of the words come by import(), and this one after those that were asked for before.
    await import('../../src/lesson/lesson-faults.js');
    await aTimeout(50);
  } finally {
    console.warn = original;
  }
  return said.join('\n');
}

async function parts(root: FlipLesson): Promise<{progress: FlipProgress; watch: FlipStep; discuss: FlipStep; talk: PretendActivity}> {
  const [watch, discuss] = [...root.querySelectorAll('flip-step')];
  const talk = root.querySelector('pretend-activity')!;
  await waitUntil(() => talk.activity.ready && words(root.querySelector('flip-progress')!).includes('of 2 done'));
  return {progress: root.querySelector('flip-progress')!, watch: watch!, discuss: discuss!, talk};
}

describe('<flip-lesson>', () => {
  it('records that the lesson was opened, once a visit', async () => {
    const name = uuid();
    const root = await lesson(name);
    const {talk} = await parts(root);
    const opened = async () => (await talk.activity.log!.read(0)).filter(({type}: Entry) => type === 'launched').length;
    await waitUntil(async () => await opened() === 1);
    document.body.append(root);
    await parts(root);
    expect(await opened()).to.equal(1);
    root.remove();
  });

  it('tells an author who forgot the name what to write', async () => {
    expect(await warnings(() => fixture(html`<flip-lesson></flip-lesson>`))).to.contain('<flip-lesson lesson="a-short-name">');
  });

  it('tells an author that a store is not known, and saves in the browser', async () => {
    expect(await warnings(async () => {
      const lesson = await fixture(html`<flip-lesson lesson=${uuid()} store="cloud"></flip-lesson>`);
      await waitUntil(() => lesson.shadowRoot!.textContent.includes('Saved on this device.'));
    })).to.contain('store="cloud" is not known');
  });
});

describe('<flip-progress>', () => {
  it('lists what there is to do, with a way there and how far the learner is', async () => {
    const {progress, talk} = await parts(await lesson());
    const links = [...progress.shadowRoot!.querySelectorAll('a')];
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).to.deep.equal([['The talk', '#talk'], ['The forum', '#forum']]);
    expect(words(progress)).to.contain('0 of 2 done');
    await talk.activity.record('progressed', {ratio: 0.5});
    await waitUntil(() => words(progress).includes('Begun'));
    expect(progress.shadowRoot!.querySelector('progress')!.value).to.equal(0.25);
  });

  it('says when all is done', async () => {
    const root = await lesson();
    const {progress, talk} = await parts(root);
    await talk.activity.record('completed', {});
    await root.querySelectorAll('pretend-activity')[1]!.activity.record('completed', {});
    await waitUntil(() => words(progress).includes('All done'));
    expect(progress.shadowRoot!.querySelector('progress')!.value).to.equal(1);
  });

  it('shows only what it is for', async () => {
    const root = await lesson();
    const {progress} = await parts(root);
    progress.for = 'forum';
    await progress.updateComplete;
    expect(progress.shadowRoot!.querySelectorAll('li')).to.have.length(1);
  });

  it('takes a part off the list that leaves the page', async () => {
    const {progress, talk} = await parts(await lesson());
    talk.remove();
    await waitUntil(() => words(progress).includes('0 of 1 done'));
  });

  it('is calm about a page with nothing to do', async () => {
    const progress = await fixture<FlipProgress>(html`<flip-lesson lesson=${uuid()}><flip-progress></flip-progress></flip-lesson>`);
    await waitUntil(() => words(progress.querySelector('flip-progress')!).includes('There is nothing to complete here yet'));
  });
});

describe('<flip-step>', () => {
  const content = (step: FlipStep) => step.shadowRoot!.querySelector<HTMLElement>('.content')!;

  it('asks for what comes first and says where it is; the learner may go on anyway', async () => {
    const {discuss} = await parts(await lesson());
    await waitUntil(() => content(discuss).hidden);
    const gate = discuss.shadowRoot!.querySelector('[part=gate]')!;
    expect(gate.querySelector('a')!.getAttribute('href')).to.equal('#talk');
    gate.querySelector('button')!.click();
    await waitUntil(() => !content(discuss).hidden);
    await waitUntil(() => discuss.shadowRoot!.activeElement?.id === 'heading');
  });

  it('opens by itself once what it needs is finished', async () => {
    const {discuss, talk} = await parts(await lesson());
    await waitUntil(() => content(discuss).hidden);
    await talk.activity.record('completed', {coverage: 1});
    await waitUntil(() => !content(discuss).hidden);
  });

  it('holds when the author is strict', async () => {
    const {discuss} = await parts(await lesson());
    discuss.gate = 'strict';
    await discuss.updateComplete;
    await waitUntil(() => content(discuss).hidden, 'it holds');
    expect(discuss.shadowRoot!.querySelector('[part=gate]')).not.to.equal(null);
    expect(discuss.shadowRoot!.querySelector('[part=gate] button')).to.equal(null);
  });

  it('lets in who is led to something in it, and does not ask the screen', async () => {
    const {discuss} = await parts(await lesson());
    await waitUntil(() => content(discuss).hidden);
    const led = () => discuss.firstElementChild!.dispatchEvent(new Event('beforematch', {bubbles: true}));
    discuss.gate = 'strict';
    led();
    await discuss.updateComplete;
    expect(content(discuss).hidden).to.equal(true);
    discuss.gate = 'soft';
    led();
    await waitUntil(() => !content(discuss).hidden);

    const wall = await lesson();
    wall.view = 'screen';
    const {discuss: onWall} = await parts(wall);
    await waitUntil(() => !onWall.matches(':state(held)') && !content(onWall).hidden);
  });

  it('says Done when everything in it is', async () => {
    const {watch, talk} = await parts(await lesson());
    expect(words(watch)).not.to.contain('Done');
    await talk.activity.record('completed', {});
    await waitUntil(() => words(watch).includes('Done'));
  });

  it('does not hold for an id that is not there, and tells the author', async () => {
    const text = await warnings(async () => {
      const step = await fixture<FlipStep>(html`<flip-step needs="nothing-here" label="x"><p>Read me</p></flip-step>`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(content(step).hidden).to.equal(false);
    });
    expect(text).to.contain('nothing on this page has that id');
  });

  it('tells the author that a part of a quiz is not completed on its own', async () => {
    const text = await warnings(async () => {
      await fixture(html`<div><flip-quiz id="warmup"><b id="q1"></b></flip-quiz><flip-step needs="q1" label="x"></flip-step></div>`);
      await waitUntil(() => document.querySelector('flip-step'));
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(text).to.contain('needs="warmup"');
  });

  it('tells the author of a time it does not know', async () => {
    expect(await warnings(() => fixture(html`<flip-step when="later"></flip-step>`))).to.contain('when="later"');
  });
});
