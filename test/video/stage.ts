import {aTimeout, expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {LitElement, type TemplateResult} from 'lit';
import '../../src/lang/en.js';
import '../../src/lesson/index.js';
import '../../src/video/index.js';
import type {Entry} from '../../src/core/entry.js';
import {FlipEvent} from '../../src/core/event.js';
import {uuid} from '../../src/core/id.js';
import type {Log} from '../../src/core/log.js';
import {GateMember} from '../../src/element/gate.js';
import type {FlipLesson} from '../../src/lesson/index.js';
import type {FlipCheckpoint, FlipVideo} from '../../src/video/index.js';

export {hangs} from '../webkit.js';

export const fixtures = new URL('../media/fixtures/', import.meta.url).href;
export const talk = `${fixtures}talk.mp4`;

/** Anything that can be answered: a checkpoint must not know more. */
export class PretendQuestion extends LitElement {
  readonly #member = new GateMember(this);

  answer(score: number, final = false): void {
    this.#member.report({answered: true, score, final});
    // As every activity does once its log has what the learner did.
    this.dispatchEvent(new FlipEvent('flip-record', {id: uuid(), type: 'answered', activity: 'pretend', data: {}, at: ''}));
  }

  /** Somebody else's page, or another tab of this one, tells how it stands. */
  hear(score: number): void {
    this.#member.report({answered: true, score, final: false});
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#member.report({answered: false, score: 0, final: false});
  }

  override render(): TemplateResult {
    return html`<slot></slot><input aria-label="Answer">`;
  }
}
customElements.define('pretend-question', PretendQuestion);

export interface Stage {
  lesson: FlipLesson;
  video: FlipVideo;
  checkpoints: FlipCheckpoint[];
  questions: PretendQuestion[];
  entries: () => Promise<Entry[]>;
}

/** A video in a lesson of its own, ready to play. */
export async function stage(content: TemplateResult, {name = uuid(), store = 'memory', ready = true} = {}): Promise<Stage> {
  const lesson = await fixture<FlipLesson>(html`<flip-lesson lesson=${name} store=${store}>${content}</flip-lesson>`);
  const video = lesson.querySelector('flip-video')!;
  if (ready) await canPlay(video);
  return {
    lesson, video,
    checkpoints: [...video.querySelectorAll('flip-checkpoint')],
    questions: [...video.querySelectorAll<PretendQuestion>('pretend-question')],
    entries: () => entriesOf(lesson, video.id),
  };
}

/** What the lesson's log holds of an activity. */
export async function entriesOf(lesson: FlipLesson, activity: string): Promise<Entry[]> {
  const log = () => (lesson as unknown as {log: Log | undefined}).log;
  await waitUntil(log, 'the log is open');
  return log()!.read(0, {activity});
}

export async function canPlay(video: FlipVideo): Promise<void> {
  await waitUntil(() => video.duration > 0, 'its length is known', {timeout: 8000});
  await settled(video);
}

export async function settled(video: FlipVideo): Promise<void> {
  await aTimeout(50);
  await video.updateComplete;
  await nextFrame();
}

/** Plays from a time. One thing after the other: WebKitGTK's pipeline hangs on all at once. */
export async function playFrom(video: FlipVideo, at: number): Promise<void> {
  const medium = video.querySelector<HTMLMediaElement>('video, audio') ?? video.shadowRoot!.querySelector('video')!;
  medium.muted = true;
  video.currentTime = at;
  await waitUntil(() => !medium.seeking && medium.readyState >= 2, 'it is there', {timeout: 8000});
  // Its promise is not waited for: WebKitGTK plays, and now and then forgets to keep it.
  void video.play();
  await waitUntil(() => !video.paused, 'it plays');
}

export const isOpen = (checkpoint: FlipCheckpoint): boolean => checkpoint.getBoundingClientRect().height > 0;

export async function stopsAt(video: FlipVideo, checkpoint: FlipCheckpoint): Promise<void> {
  await waitUntil(() => video.paused && isOpen(checkpoint), `it stops at ${checkpoint.at ?? ''}`, {timeout: 8000});
  await settled(video);
}

export const shadow = (element: Element, selector: string): HTMLElement | null => element.shadowRoot!.querySelector<HTMLElement>(selector);

export function button(element: Element, name: string | RegExp): HTMLButtonElement {
  const found = [...element.shadowRoot!.querySelectorAll('button')].find((candidate) => {
    const words = (candidate.getAttribute('aria-label') ?? candidate.textContent).trim();
    return typeof name === 'string' ? words === name : name.test(words);
  });
  expect(found, `a button "${String(name)}"`).to.not.equal(undefined);
  return found!;
}

/** What authors read in the console while `work` runs. */
export async function warningsOf(work: () => Promise<unknown>): Promise<string> {
  const said: unknown[] = [];
  const before = console.warn;
  console.warn = (...words: unknown[]) => said.push(...words);
  try {
    await work();
    // The words come by import(), and this one after those that were asked for before.
    await import('../../src/video/advice.js');
    await aTimeout(150);
  } finally {
    console.warn = before;
  }
  return said.join('\n');
}
