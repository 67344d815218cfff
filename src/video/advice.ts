import type {Interval} from '../core/interval.js';
import {formatTime, parseTime} from '../core/time.js';
import type {MediaFault} from '../media/port.js';

const PART_FAULTS: Readonly<Partial<Record<MediaFault, string>>> = {
  'not-found': 'is not there (404 or 410)', refused: 'is refused (401 or 403): renew its token, see the property renew',
  page: 'gives a web page', unsupported: 'cannot be played', broken: 'is damaged or cut short', network: 'cannot be reached',
};

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
  blocked: [src: string];
  forbidden: [src: string];
  anonymous: [src: string];
  notHeld: [name: string];
  oneOfList: [src: string];
  namesNoVideo: [src: string];
  part: [fault: MediaFault, address: string];
  noTime: [at: string | null, shown: Interval];
  empty: [];
  noAttribute: [name: string, value: string, meant: string | undefined];
  noUntil: [at: string, until: string];
  heldUntil: [require: string, until: string];
  noWay: [go: string];
  noJump: [href: string];
  nowhere: [id: string];
  outside: [at: string | null, shown: Interval];
  twins: [at: string | null, shown: Interval];
  noVideo: [];
  noWord: [name: string, value: string, mend: string];
  nothingToAnswer: [require: string];
  outOfReach: [require: string];
  noSpeed: [rates: string];
  noShare: [goal: string];
  noEdge: [name: string, value: string];
  noSkip: [skip: string];
  notBound: [];
}

/** What the page's author is told in the console, by occasion. Loaded only when there is something to tell. */
export const ADVICE: {readonly [K in keyof Facts]: (...facts: Facts[K]) => Advice} = {
  'no-source': () => ['It has no video to play.', '<flip-video src="lecture.mp4"> or <flip-video><video src="lecture.mp4" controls></video>'],
  'not-found': (src) => [`Nothing is at src="${src}". Check the address.`, '<flip-video src="https://...">'],
  refused: (src) => [`The server refuses src="${src}" (401 or 403): open it to learners, or renew its token.`],
  page: (src) => [`src="${src}" gives a web page, not a video: a login page, or the address of a player's page.`, '<flip-video src="....mp4"> or "....m3u8"'],
  unsupported: (src) => [`This browser cannot play src="${src}". MP4 with H.264 and AAC plays everywhere, where the server sends it as Content-Type: video/mp4; tell the type where the address does not.`,
    '<flip-video type="application/vnd.apple.mpegurl" src="...">'],
  broken: (src) => [`The file at src="${src}" is damaged.`],
  network: (src) => [`src="${src}" cannot be reached. From another site it also needs the header Access-Control-Allow-Origin.`],
  blocked: (src) => [`The player for src="${src}" does not answer. Does this page's content security policy let it in? It needs: frame-src https://www.youtube-nocookie.com https://player.vimeo.com`],
  forbidden: (src) => [`The owner of src="${src}" does not allow it on other sites, or not on this one. Ask for leave, or use another video.`],
  anonymous: (src) => [`YouTube does not play src="${src}" for a page that does not say which site it is.`, '<meta name="referrer" content="strict-origin-when-cross-origin">'],
  notHeld: (name) => [`${name} cannot be held at a gate: learners can jump ahead in its own bar, and are brought back only then; stops may come up to 0.3 s late. A file or an HLS stream is held exactly.`],
  namesNoVideo: (src) => [`src="${src}" names no video: a channel, a list, or a part of the address is missing.`,
    '<flip-video src="https://www.youtube.com/watch?v=..."> or "https://vimeo.com/123456789"'],
  oneOfList: (src) => [`src="${src}" names a list; only its one video is played.`],
  part: (fault, address) => [`${address} ${PART_FAULTS[fault] ?? 'cannot be played'}, so the video stands still there.`],

  noTime: (at) => [`${at === null ? 'It has no at=' : `at="${at}" is not a time`}, so the video cannot stop there; it is shown below the video.`, '<flip-checkpoint at="1:40">'],
  outside: (at, [start, end]) => [
    `at="${at ?? ''}" is outside of what is shown of the video (${formatTime(start)} to ${formatTime(end)}); it comes at the nearer end.`,
    `<flip-checkpoint at="${at && (parseTime(at) ?? 0) < start ? formatTime(start) : within(at ?? '', start, end)}">`],
  twins: (at) => ['Two checkpoints cannot be told apart in the records; order decides now, and changes when you edit.', `<flip-checkpoint id="a-name" at="${at ?? ''}">`],
  noVideo: () => ['It stands in no video, so nothing stops at it.', '<flip-video src="..."><flip-checkpoint at="1:40">...'],
  noWord: (name, value, mend) => [`${name}="${value}" is not known; it is read as "${name === 'require' ? 'answer' : 'continue'}".`, `<flip-checkpoint ${name}="${mend}">`],
  nothingToAnswer: (require) => [`require="${require}" waits for an answer, but nothing in it can be answered; learners may go on.`,
    '<flip-checkpoint at="..."> or a <flip-question> in it'],
  outOfReach: (require) => [`require="${require}" cannot be reached: the tries of its question are used up, or it is disabled; learners may go on.`,
    '<flip-checkpoint require="answer"> or a question without tries="..." and disabled'],
  empty: () => ['There is nothing in it, so learners see an empty stop.', '<flip-checkpoint at="1:40"><p>What do you expect?</p></flip-checkpoint>'],
  noAttribute: (name, value, meant) => [`${name} means nothing here.`, meant && `<flip-checkpoint ${meant}${value && `="${value}"`}>`],
  noUntil: (at, until) => [`until="${until}" is not a time after at="${at}", so the video stops there as without it.`, '<flip-checkpoint at="1:40" until="2:10">'],
  heldUntil: (require, until) => [`With require="${require}" the video stops, so until="${until}" means nothing.`, `<flip-checkpoint require="${require}"> or <flip-checkpoint until="${until}">`],
  noWay: (go) => [`go="${go}" is not known; it is left out.`, '<flip-option go="1:05">, or continue, retry, or an address'],
  noJump: (href) => [`href="${href}" is not a link to a time, so it leads nowhere.`, '<a href="#t=1:23">'],
  nowhere: (id) => [`for="${id}" is the id of no <flip-video> on this page, so it is empty.`, '<flip-video id="talk"> and <flip-contents for="talk">'],
  noSpeed: (rates) => [`rates="${rates}" holds no speed.`, '<flip-video rates="0.75 1 1.25 1.5 2">'],
  noShare: (goal) => [`goal="${goal}" is not a share from 0 to 1; 0.9 is used.`, '<flip-video goal=".9">'],
  noSkip: (skip) => [`skip="${skip}" is not known; learners may jump freely.`, '<flip-video skip="watched"> or "free", "back", "none"'],
  notBound: () => ['This player cannot be held: learners are asked not to jump ahead, and what they jump over is not counted as seen.'],
  noEdge: (name, value) => [`${name}="${value}" is not a time; it is left out.`, `<flip-video ${name}="1:05">`],
};

/** A time that an author may have meant: slips as 9:00 for 0:09 are common; else the last seconds. */
function within(at: string, start: number, end: number): string {
  const time = parseTime(at) ?? Infinity;
  const minutes = time / 60;
  return formatTime(minutes > start && minutes < end && time % 60 === 0 ? minutes : Math.max(start, end - 5));
}
