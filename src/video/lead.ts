import {parseTime} from '../core/time.js';
import type {Standing} from '../element/gate.js';
import {verdictOf, type Require, type Verdict} from './rule.js';

/** What comes after an answer: go on, try again, or a time in seconds to jump to. */
export type After = 'continue' | 'retry' | number;

/** What a checkpoint asks, and what comes after an answer to it. */
export interface Rule {require: Require; onCorrect: After; onWrong: After}

/** Where an answer leads: on the way through the video, and to an address that is offered. */
export interface Way {after: After; link?: string}

/** A time as media fragments write it: https://www.w3.org/TR/media-frags/#naming-time; minutes may be written as elsewhere here. */
const FRAGMENT = /^#(?:.*&)?t=(?:npt:)?([\d:.]+)s?(?:,.*|&.*)?$/;
/** What can only be an address: a word alone is rather a slip. */
const ADDRESS = /^[a-z]+:\/\/|^mailto:|[/#]|\.[a-z]{2,5}$/i;
/** Longer names are cut. */
const LONG = 40;

/** The seconds that a link `#t=1:23` jumps to; `undefined` for any other link. */
export function jumpOf(href: string): number | undefined {
  return parseTime(FRAGMENT.exec(href)?.[1]);
}

/** `undefined` when an author's word is none of these. */
export function parseAfter(text: string): After | undefined {
  return text === 'continue' || text === 'retry' ? text : parseTime(text);
}

/** As `verdictOf`; where a wrong answer is to be tried again, any answer is not enough. */
export function judge({require, onCorrect, onWrong}: Rule, standing: Standing, size: number): Verdict {
  const verdict = verdictOf(require === 'answer' && onWrong === 'retry' ? 'correct' : require, standing, size);
  const after = {waiting: 'continue', right: onCorrect, wrong: onWrong}[verdict.state];
  return {...verdict, ...(typeof after === 'number' && {jump: after})};
}

/** `continue`, `retry`, a time, a link to a time, or an address; `undefined` when it is none of these. */
export function parseWay(text: string): Way | undefined {
  const after = parseAfter(text) ?? jumpOf(text);
  if (after !== undefined) return {after};
  return ADDRESS.test(text.trim()) && !/\s/.test(text.trim()) ? {after: 'continue', link: text.trim()} : undefined;
}

/** An address as a learner reads it: its site, or the name of its file. */
export function shortName(address: string): string {
  const {host, pathname, protocol} = new URL(address);
  if (protocol === 'mailto:') return pathname;
  const file = pathname.split('/').pop() ?? '';
  const name = host === location.host ? file || pathname : [host, file].filter(Boolean).join('/');
  return name.length > LONG ? `${name.slice(0, LONG - 1)}…` : name;
}
