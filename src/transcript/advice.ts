import type {Fault} from './load.js';

export type Advice = readonly [message: string, instead?: string];

/** What each advice has to know. */
export interface Facts extends Record<Fault, [src: string]> {
  noFor: [];
  noTarget: [id: string];
  notMedium: [id: string];
  noTracks: [id: string];
}

const ENCODING = 'Captions are WebVTT (its first line is WEBVTT) or SRT.';

/** What the page's author is told in the console, by occasion. Loaded only when there is something to tell. */
export const ADVICE: {readonly [K in keyof Facts]: (...facts: Facts[K]) => Advice} = {
  noFor: () => ['It does not say which video it belongs to.', '<flip-transcript for="the-id-of-the-video"> or <flip-transcript src="talk.en.vtt">'],
  noTarget: (id) => [`Nothing on this page has the id "${id}"; it waits for it.`, `<flip-video id="${id}" src="...">`],
  notMedium: (id) => [`The element with the id "${id}" plays nothing.`, `<flip-video id="${id}" src="..."> and <flip-transcript for="${id}">`],
  noTracks: (id) => [`The video "${id}" has no captions, so there is no text to show.`, '<track kind="captions" src="talk.en.vtt" srclang="en"> in the video'],
  'not-found': (src) => [`Nothing is at ${src}. Check the address of the captions.`],
  refused: (src) => [`The server refuses ${src} (401 or 403): open it to learners.`],
  unreachable: (src) => [`${src} cannot be reached. From another site it needs the header Access-Control-Allow-Origin.`],
  page: (src) => [`${src} gives a web page, not captions: a login page, or a wrong address. ${ENCODING}`],
  signature: (src) => [`${src} is no captions file. ${ENCODING}`],
  empty: (src) => [`${src} holds no captions: the file is empty, or no cue in it could be read. ${ENCODING}`],
};
