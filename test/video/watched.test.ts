import {aTimeout, expect, html, waitUntil} from '@open-wc/testing';
import {uuid} from '../../src/core/id.js';
import {LocalLog} from '../../src/core/local-log.js';
import {Watch, type Watched} from '../../src/media/watch.js';
import {coverageOf} from '../../src/video/coverage.js';
import {asVisibility, PretendClock, PretendPage, PretendPort} from '../media/pretend.js';
import {entriesOf, playFrom, settled, stage, talk} from './stage.js';

const watched = (from: number, to: number, rate = 1) => ({
  id: uuid(), space: 's', activity: 'v', type: 'watched' as const, data: {from, to, rate}, author: 'a', at: '', seq: 1,
});

describe('what a learner has seen', () => {
  it('is apart from the time it took', () => {
    const {ratio, spent} = coverageOf([watched(0, 40, 2), watched(0, 20)], [0, 100]);
    expect(ratio).to.equal(0.4);
    expect(spent).to.equal(40);
  });

  it('takes in what was read in the transcript, which takes no watching time', () => {
    const read = {...watched(0, 1), type: 'read' as const, data: {from: 20, to: 50}};
    const {ratio, seen, spent} = coverageOf([watched(0, 20), read], [0, 100]);
    expect({ratio, seen, spent}).to.deep.equal({ratio: 0.5, seen: [[0, 50]], spent: 20});
  });

  it('does not grow when the bar of a playing player is dragged in small steps', () => {
    const clock = new PretendClock();
    const port = new PretendPort(clock);
    const told: Watched[] = [];
    const watch = new Watch(port, (stretch) => told.push(stretch), asVisibility(new PretendPage()), clock);
    void port.play();
    for (let i = 0; i < 60; i++) {
      port.run(30);
      port.seek(port.currentTime + 0.4);
    }
    watch.close();
    expect(port.currentTime).to.be.above(24);
    expect(told.reduce((sum, {from, to}) => sum + to - from, 0)).to.be.below(4);
  });

  it('can be asked of the element', async () => {
    const name = uuid();
    const log = await LocalLog.open(name, {indexedDB});
    await log.append({id: uuid(), activity: 'v', type: 'watched', data: {from: 0, to: 8, rate: 2}});
    await log.append({id: uuid(), activity: 'v', type: 'watched', data: {from: 6, to: 10, rate: 1}});
    log.close();
    const {video} = await stage(html`<flip-video id="v" src=${talk}></flip-video>`, {name, store: 'local'});
    await waitUntil(() => video.coverage > 0.49, 'it is known', {timeout: 8000});
    expect(video.coverage).to.be.closeTo(0.5, 0.01);
    expect(video.seen).to.deep.equal([[0, 10]]);
    expect(video.spent).to.equal(8);
  });

  it('is told once by the page it was seen on, not by another one that only hears of it', async () => {
    const name = uuid();
    const here = await stage(html`<flip-video id="v" src=${talk} muted goal="0.1"></flip-video>`, {name, store: 'local'});
    const log = await LocalLog.open(name, {indexedDB, channel: (channel) => new BroadcastChannel(channel)});
    // Another visible tab, which has watched and is about to tell.
    await log.append({id: uuid(), activity: 'v', type: 'watched', data: {from: 0, to: 5, rate: 1}});
    await waitUntil(() => here.video.coverage > 0.2, 'it hears of it', {timeout: 8000});
    await aTimeout(300);
    expect((await here.entries()).map(({type}) => type)).to.not.include('progressed');
    await playFrom(here.video, 6);
    await aTimeout(600);
    here.video.pause();
    await waitUntil(async () => (await here.entries()).some(({type}) => type === 'completed'), 'its own learner makes it tell', {timeout: 4000});
    log.close();
  });

  it('of another source is another record, unless the author gave both one id', async () => {
    const {video, lesson} = await stage(html`<flip-video src=${talk} muted></flip-video>`);
    await playFrom(video, 0);
    await waitUntil(() => video.currentTime > 1, 'it plays', {timeout: 8000});
    video.src = `${talk}?other`;
    await video.updateComplete;
    expect(video.coverage).to.equal(0);
    await waitUntil(() => video.duration > 0 && video.currentTime === 0, 'the other is there', {timeout: 8000});
    await settled(video);
    await playFrom(video, 5);
    await aTimeout(700);
    video.pause();
    await settled(video);
    await waitUntil(() => video.seen.length > 0, 'something is seen');
    expect(video.seen[0]![0]).to.be.above(4.5);
    const log = (lesson as unknown as {log: {read(after: number): Promise<{type: string; activity: string}[]>}}).log;
    const activities = new Set((await log.read(0)).filter(({type}) => type === 'watched').map(({activity}) => activity));
    expect(activities.size).to.equal(2);
  });

  it('goes to the lesson it was seen in, when the lesson changes', async () => {
    const {video, lesson} = await stage(html`<flip-video id="v" src=${talk} muted></flip-video>`);
    await playFrom(video, 0);
    await waitUntil(() => video.currentTime > 1, 'it plays', {timeout: 8000});
    lesson.lesson = uuid();
    await lesson.updateComplete;
    await settled(video);
    const from = video.currentTime;
    expect(video.seen, 'nothing is seen in the new lesson').to.deep.equal([]);
    await aTimeout(600);
    video.pause();
    await waitUntil(() => video.seen.length > 0, 'what comes now is');
    expect(video.seen[0]![0]).to.be.above(from - 0.6);
    expect((await entriesOf(lesson, 'v')).filter(({type}) => type === 'watched')).to.have.length(1);
  });
});
