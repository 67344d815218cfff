import {stirred} from '../element/stir.js';
import {speak} from '../lang/speak.js';

/** All that is needed once an answer is checked. */
export type Judge = typeof import('./judging.js');

let here: Judge | undefined;
let expected: Promise<unknown> | undefined;

/** It, if it has come. */
export const judge = (): Judge | undefined => here;

/** Brings it; rejects when it cannot be loaded: then ask again. */
export async function bringJudge(): Promise<Judge> {
  return here ?? takeJudge(await import('./judging.js'));
}

/** Hands it in, where a family brings it along. */
export function takeJudge(come: Judge): Judge {
  speak(come.judged);
  return here = come;
}

/** It comes with the first sign of a learner, so that it is here when an answer is. */
export function expectLearner(): void {
  expected ??= stirred().then(bringJudge).catch(() => {});
}
