import type {Interval} from '../core/interval.js';
import {formatTime} from '../core/time.js';

export type Advice = readonly [message: string, instead?: string];

/** What each advice has to know. */
export interface Facts {
  'no-source': [src: string];
  'not-found': [src: string];
  refused: [src: string];
  page: [src: string];
  unsupported: [src: string];
  broken: [src: string];
  network: [src: string];
  noTime: [at: string];
  outside: [at: string, shown: Interval];
  twins: [at: string];
  noVideo: [];
  noWord: [name: string, value: string, mend: string];
  nothingToAnswer: [require: string];
  outOfReach: [require: string];
  noSpeed: [rates: string];
  noShare: [goal: string];
  noEdge: [name: string, value: string];
}

/** What the page's author is told in the console, by occasion. Loaded only when there is something to tell. */
export const ADVICE: {readonly [K in keyof Facts]: (...facts: Facts[K]) => Advice} = {
  'no-source': () => ['It has no video to play.', '<flip-video src="lecture.mp4"> or <flip-video><video src="lecture.mp4" controls></video>'],
  'not-found': (src) => [`Nothing is at src="${src}". Check the address.`, '<flip-video src="https://...">'],
  refused: (src) => [`The server refuses src="${src}" (401 or 403): open it to learners, or renew its token.`],
  page: (src) => [`src="${src}" gives a web page, not a video: a login page, or the address of a player's page.`, '<flip-video src="....mp4"> or "....m3u8"'],
  unsupported: (src) => [`This browser cannot play src="${src}". MP4 with H.264 and AAC plays everywhere; tell the type where the address does not.`,
    '<flip-video type="application/vnd.apple.mpegurl" src="...">'],
  broken: (src) => [`The file at src="${src}" is damaged.`],
  network: (src) => [`src="${src}" cannot be reached. From another site it also needs the header Access-Control-Allow-Origin.`],

  noTime: (at) => [`at="${at}" is not a time, so the video cannot stop there; it is shown below the video.`, '<flip-checkpoint at="1:40">'],
  outside: (at, [start, end]) => [
    `at="${at}" is outside of what is shown of the video (${formatTime(start)} to ${formatTime(end)}); it comes at the nearer end.`,
    `<flip-checkpoint at="${formatTime(end - 5)}">`],
  twins: (at) => ['Two checkpoints cannot be told apart in the records; order decides now, and changes when you edit.', `<flip-checkpoint id="a-name" at="${at}">`],
  noVideo: () => ['It stands in no video, so nothing stops at it.', '<flip-video src="..."><flip-checkpoint at="1:40">...'],
  noWord: (name, value, mend) => [`${name}="${value}" is not known; it is read as "${name === 'require' ? 'answer' : 'continue'}".`, `<flip-checkpoint ${name}="${mend}">`],
  nothingToAnswer: (require) => [`require="${require}" waits for an answer, but nothing in it can be answered; learners may go on.`,
    '<flip-checkpoint at="..."> or a <flip-question> in it'],
  outOfReach: (require) => [`require="${require}" cannot be reached once the tries of its question are used up; learners may then go on.`,
    '<flip-checkpoint require="answer"> or a question without tries="..."'],
  noSpeed: (rates) => [`rates="${rates}" holds no speed.`, '<flip-video rates="0.75 1 1.25 1.5 2">'],
  noShare: (goal) => [`goal="${goal}" is not a share from 0 to 1; 0.9 is used.`, '<flip-video goal=".9">'],
  noEdge: (name, value) => [`${name}="${value}" is not a time; it is left out.`, `<flip-video ${name}="1:05">`],
};
