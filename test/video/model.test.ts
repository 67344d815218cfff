/**
 * Whatever a learner does with a lecture, against a model a dozen lines long: nothing behind a gate that is not passed is
 * ever played, each stop comes once a pass, and what is told as watched is what was played while visible.
 */
import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {covered, union, type Interval} from '../../src/core/interval.js';
import type {ActivityController} from '../../src/element/activity.js';
import {Watch} from '../../src/media/watch.js';
import {Course, type CourseHost} from '../../src/video/course.js';
import type {FlipCheckpoint} from '../../src/video/flip-checkpoint.js';
import {PretendClock, PretendPage, PretendPort, asVisibility} from '../media/pretend.js';

const LENGTH = 40;
/** What a step may show beyond a gate before it is caught, seconds: a frame at the highest speed, and a tremble. */
const OVER = 0.25;

type Act =
  | {do: 'play' | 'pause' | 'answer' | 'continue' | 'hide' | 'show'}
  | {do: 'run'; ms: number}
  | {do: 'seek' | 'jump'; to: number}
  | {do: 'rate'; rate: number};

const to = fc.integer({min: 0, max: LENGTH * 10}).map((tenths) => tenths / 10);
const act: fc.Arbitrary<Act> = fc.oneof(
  {weight: 5, arbitrary: fc.record({do: fc.constant('run' as const), ms: fc.integer({min: 20, max: 2500})})},
  {weight: 4, arbitrary: fc.constantFrom<Act>({do: 'play'}, {do: 'play'}, {do: 'pause'}, {do: 'hide'}, {do: 'show'})},
  {weight: 3, arbitrary: fc.constantFrom<Act>({do: 'answer'}, {do: 'continue'})},
  {weight: 2, arbitrary: fc.record({do: fc.constantFrom('seek' as const, 'jump' as const), to})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('rate' as const), rate: fc.constantFrom(0.5, 1, 2, 4)})},
);
/** Some at one second, or nearly. */
const at = fc.oneof(fc.integer({min: 0, max: LENGTH - 1}), fc.constantFrom(7, 7, 7.04, 7.09, 20, 20));
const stops = fc.array(fc.record({at, gate: fc.boolean()}), {minLength: 1, maxLength: 5});

/** Checkpoints are plain objects here: a course knows no more of them. */
function pretendCheckpoint({at, gate}: {at: number; gate: boolean}, n: number) {
  return {
    id: `c${n}`, at: String(at), until: null, pausing: false, gate, owner: undefined, held: false, answered: false,
    standings: {heard: true},
    get verdict() {
      return {state: this.answered ? 'right' : 'waiting', met: gate && this.answered, stuck: false, open: !gate || this.answered} as const;
    },
  };
}

/** Tells that it seeks a moment later, as browsers do. */
class LatePort extends PretendPort {
  override seek(seconds: number): void {
    this.currentTime = seconds;
    this.clock.after(1, () => super.seek(this.currentTime));
  }
}

function stage(authored: readonly {at: number; gate: boolean}[], Port = PretendPort) {
  const clock = new PretendClock();
  const port = new Port(clock);
  port.duration = LENGTH;
  const page = new PretendPage();
  const reached: string[] = [];
  const watched: Interval[] = [];
  const abort = new AbortController();
  const host = Object.assign(new EventTarget(), {
    shown: [0, LENGTH] as const,
    seek: (time: number) => course.seek(time),
    onStopOpen: () => {},
    onStopClose: (goOn: boolean) => { if (goOn && !port.ended) void port.play(); },
    onEnd: () => {}, requestUpdate: () => {},
  });
  const activity = {
    ready: true, entries: [],
    record: (type: string, {checkpoint}: {checkpoint: string}) => {
      if (type === 'reached') reached.push(checkpoint);
      return Promise.resolve(true);
    },
  };
  const course: Course = new Course(host as unknown as CourseHost, activity as unknown as ActivityController, clock);
  const checkpoints = authored.map(pretendCheckpoint);
  course.collect(checkpoints as unknown as FlipCheckpoint[]);
  const watch = new Watch(port, ({from, to: end}) => watched.push([from, end]), asVisibility(page), clock);
  course.attach(port, abort.signal);
  return {clock, port, page, reached, watched, course, checkpoints, watch, close: () => { watch.close(); abort.abort(); }};
}

/** Plays a run; returns what was really played while visible, and how far beyond a shut gate. */
function follow(all: ReturnType<typeof stage>, acts: readonly Act[]) {
  const {port, page, course, watch} = all;
  const played: Interval[] = [];
  let beyond = 0;
  const look = (from: number, end: number) => {
    if (page.visibilityState === 'visible' && end > from) played.push([from, end]);
    const gate = course.stops.find((stop) => stop.gate && !course.passed.has(stop.id));
    if (gate) beyond = Math.max(beyond, end - gate.at);
  };
  for (const each of acts) {
    switch (each.do) {
      case 'play':
        if (port.ended) break;
        if (!course.open || course.goOn()) void port.play();
        break;
      case 'pause': port.pause(); break;
      case 'answer': {
        // One of those that are open: the way on is shut until all that ask are answered.
        const asking = course.holding?.mark.checkpoint as unknown as {answered: boolean} | undefined;
        if (asking) asking.answered = true;
        course.onCheckpointChange();
        course.settle();
        break;
      }
      case 'continue': course.goOn(); break;
      case 'hide': page.set('hidden'); break;
      case 'show': page.set('visible'); break;
      case 'seek': port.ended = false; watch.cut(); course.seek(each.to); break;
      // As a foreign player's bar does: without asking.
      case 'jump': port.ended = false; watch.cut(); port.seek(each.to); break;
      case 'rate': port.rate = each.rate; break;
      case 'run':
        for (let left = each.ms; left > 0; left -= 20) {
          const from = port.currentTime;
          const moving = !port.paused && !port.ended;
          port.run(Math.min(20, left));
          // A stop may take the player back to its second.
          if (moving) look(Math.min(from, port.currentTime), Math.max(from, port.currentTime));
        }
        break;
    }
  }
  return {played, beyond};
}

describe('a lecture, whatever the learner does', () => {
  it('never plays what lies behind a gate that is not passed, and tells as watched what was played', function () {
    this.timeout(60_000);
    fc.assert(fc.property(stops, fc.array(act, {minLength: 4, maxLength: 10}), (authored, acts) => {
      const all = stage(authored);
      const {played, beyond} = follow(all, acts);
      all.close();
      expect(beyond, 'seconds behind a gate').to.be.below(OVER);
      const [told, model] = [union(all.watched), union(played)];
      const seams = (acts.length + authored.length) * 2 * 0.12;
      expect(Math.abs(covered(told) - covered(model)), `told ${JSON.stringify(told)}, played ${JSON.stringify(model)}`).to.be.below(seams);
      const outside = covered(union([...told, ...model])) - covered(model);
      expect(outside, 'told and not played').to.be.below(seams);
    }), {numRuns: 10_000, interruptAfterTimeLimit: 50_000, markInterruptAsFailure: true});
  });

  it('meets each stop once a pass', () => {
    fc.assert(fc.property(stops, fc.constantFrom(0.5, 1, 2, 4), (authored, rate) => {
      const all = stage(authored, LatePort);
      const {port, course, checkpoints, reached} = all;
      port.rate = rate;
      void port.play();
      for (let i = 0; i < 200 && !port.ended; i++) {
        port.run(1000);
        if (!course.open) continue;
        expect(port.paused).to.equal(true);
        expect(port.currentTime).to.be.closeTo(course.open.at, OVER);
        const {opened} = course;
        expect(opened, 'all of that second').to.have.lengthOf(checkpoints.filter(({at: each}) => Math.abs(Number(each) - opened[0]!.at) < 0.099).length);
        for (const checkpoint of checkpoints.filter(({gate}) => gate).filter((each) => opened.some(({mark}) => mark.checkpoint === each as unknown))) {
          expect(course.goOn(), 'goes on before all are answered').to.equal(false);
          checkpoint.answered = true;
        }
        expect(course.goOn()).to.equal(true);
        expect(course.opened).to.have.lengthOf(0);
      }
      all.close();
      expect(port.ended).to.equal(true);
      expect(reached).to.have.members(checkpoints.map(({id}) => id));
    }), {numRuns: 200});
  });
});

describe('a thousand checkpoints in a day', () => {
  it('cost less than a millisecond each time the player tells where it is', () => {
    const authored = Array.from({length: 1000}, (_, i) => ({at: i * 86, gate: i % 2 === 0}));
    const clock = new PretendClock();
    const port = new PretendPort(clock);
    port.duration = 86_400;
    const host = Object.assign(new EventTarget(), {shown: [0, 86_400] as const, seek: () => {}, onStopOpen: () => {}, onStopClose: () => {}, onEnd: () => {}, requestUpdate: () => {}});
    const passed = authored.map((_, i) => ({type: 'passed', data: {checkpoint: `c${i}`}})).slice(0, 998);
    const activity = {ready: true, entries: passed, record: () => Promise.resolve(true)};
    const course = new Course(host as unknown as CourseHost, activity as unknown as ActivityController, clock);
    course.collect(authored.map(pretendCheckpoint) as unknown as FlipCheckpoint[]);
    course.onEntries(passed as never);
    course.attach(port, new AbortController().signal);
    port.seek(998 * 86 - 40);
    void port.play();
    const ticks = 400;
    const began = performance.now();
    for (let i = 0; i < ticks; i++) {
      port.currentTime += 0.05;
      clock.time += 50;
      port.tell('timeupdate');
    }
    const each = (performance.now() - began) / ticks;
    console.log(`a tick with 1,000 checkpoints: ${each.toFixed(3)} ms`);
    expect(course.open).to.equal(undefined);
    expect(each).to.be.below(1);
  });
});
