import {plural} from './base.js';

/** The words of questions without a right answer that are made for votes. */
export const opinions = {
  howCloud: 'A word or a short phrase in each field; you need not fill all of them.',
  howWord: 'Write a word or a short phrase.',
  howRank: 'Put them in your order, the most important first: drag them, or use the buttons.',
  howPoints: 'Give more points to what counts more for you, until none are left.',
  howGrid: 'Click or tap a place in the field, or use the sliders below it.',
  howPin: 'Click or tap a place in the picture, or use the sliders below it.',
  wordNumber: (n: number) => `Word ${n}`,
  pointsOfOption: (what: string) => `Points for ${what}`,
  morePoints: (what: string, n: number) => `${what}: ${n} more`,
  fewerPoints: (what: string, n: number) => `${what}: ${n} fewer`,
  pointsLeft: (n: string, all: string) => `${n} of ${all} points left`,
  pointsNow: (what: string, n: string, left: string) => `${what}: ${n}. ${left} left.`,
  pointsAllGiven: 'All points are given.',
  pointsNoMore: (left: string) => `There are only ${left} left, so that is all it gets.`,
  pointsMissing: (n: number) => `${plural(n, 'point is', 'points are')} still to be given.`,
  axisOf: (from: string, to: string) => `From “${from}” to “${to}”`,
  fromLeft: 'From the left edge',
  fromTop: 'From the top edge',
  knobUnset: 'No place chosen yet. Press to begin in the middle, then move it with the arrow keys.',
  knobAt: (where: string) => `${where}. Arrow keys move it, with Shift in small steps.`,
  placeInField: (x: string, to: string, y: string, up: string) => `${x} of the way to “${to}”, ${y} to “${up}”`,
  placeInPicture: (x: string, y: string) => `${x} from the left, ${y} from the top`,
  pinFailed: 'The picture could not be loaded. Try again.',
};
