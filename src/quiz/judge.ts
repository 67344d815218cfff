import {speak} from '../lang/speak.js';

/** All that is needed once an answer is checked. */
export type Judge = typeof import('./judging.js');

let here: Judge | undefined;

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
