/** Loaded only where a glance tells that something is wrong with a question that has no right answer. */
import type {Fault} from './faults.js';
import {endsOf, MOST_FIELDS, MOST_SUM, mostWordsOf, sumOf} from './opinions.js';
import type {Option} from './question.js';

const kept = (faults: (Fault | false | undefined)[]): Fault[] => faults.filter((fault) => typeof fault === 'object');

const needless = (options: number, type: string, instead: string): Fault | false =>
  options > 0 && {message: `A ${type} has no options: they are not shown.`, instead};

/** @param max as written */
export function faultsOfCloud(options: number, max: string | null): Fault[] {
  const instead = '<flip-question type="cloud" max="3">';
  return kept([
    needless(options, 'cloud', instead),
    max !== null && String(mostWordsOf(max)) !== max.trim() && {
      message: `max="${max}" is not a whole number from 1 to ${MOST_FIELDS}, so there are ${mostWordsOf(max)} fields.`, instead,
    },
  ]);
}

/** @param total as written */
export function faultsOfOptions(options: readonly Option[], type: 'rank' | 'points', total: string | null = null): Fault[] {
  const marked = options.find(({correct, weight}) => correct || weight !== undefined);
  return kept([
    options.length < 2 && {
      message: `There are not two options to ${type === 'rank' ? 'put in order' : 'spread points over'}.`, instead: '<flip-option>Music</flip-option> <flip-option>Sport</flip-option>',
    },
    marked && {
      message: `A ${type === 'rank' ? 'ranking' : 'spread of points'} has no right answer, so correct and weight do not count.`,
      instead: `<flip-option>${marked.text}</flip-option>${type === 'rank' ? ', or <flip-question type="order">' : ''}`,
    },
    options.some(({text}) => !text) && {message: 'An option has no text and no alt, so it cannot be told what is meant.', instead: '<flip-option>...</flip-option>'},
    total !== null && String(sumOf(total)) !== total.trim() && {
      message: `total="${total}" is not a whole number from 1 to ${MOST_SUM}, so there are ${sumOf(total)} points.`, instead: '<flip-question type="points" total="100">',
    },
  ]);
}

export function faultsOfGrid(options: number, written: Element): Fault[] {
  const instead = '<flip-question type="grid" x-labels="hard|easy" y-labels="useless|useful">';
  const unnamed = ['x-labels', 'y-labels'].find((name) => !endsOf(written.getAttribute(name)));
  return kept([
    needless(options, 'grid', instead),
    unnamed !== undefined && {message: `${unnamed} does not name two ends, so nobody knows what the axis means.`, instead},
  ]);
}

/** @param pictured the picture stands where it is found */
export function faultsOfPin(options: number, picture: HTMLImageElement | null, pictured: boolean): Fault[] {
  const instead = '<img src="map.png" alt="A map of the school">';
  return kept([
    needless(options, 'pin', instead),
    !picture && {message: 'It has no picture, so there is nothing to answer.', instead},
    picture !== null && !pictured && {message: 'Its picture stands in the middle of a text: as a part of its own it can be pinned.', instead: `<p>Where?</p> ${instead}`},
    picture !== null && pictured && !picture.hasAttribute('alt') && {message: 'Its picture has no alt: who does not see it cannot know what it shows.', instead},
  ]);
}
