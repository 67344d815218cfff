/** Loaded only where a glance tells that something is wrong with a text, a picture, a scale or an open question. */
import type {Fault} from './faults.js';
import type {Word} from './mark.js';
import type {Option} from './question.js';
import type {WrittenArea} from './spot.js';

type Found = Fault | false;

const kept = (faults: Found[]): Fault[] => faults.filter((fault) => typeof fault === 'object');

/** @param loose a `<mark>` stands in the question itself, in no text */
export function faultsOfMarking(words: readonly Word[], loose: boolean): Fault[] {
  const instead = '<flip-question type="mark"><p>Which words are verbs?</p> <p>I <mark>run</mark> home.</p></flip-question>';
  return kept([
    words.length === 0 && {message: 'It has no text with a <mark>, so there is nothing to answer.', instead},
    loose && {message: 'A <mark> stands in no paragraph, so the text around it cannot be chosen.', instead},
    words.length > 0 && !loose && words.every(({correct}) => correct) && {
      message: 'Every word of its text is right, so there is nothing to find.', instead,
    },
    words.length > 0 && words.every(({correct}) => !correct) && {message: 'No <mark> has words in it, so answers are kept but not graded.', instead},
  ]);
}

/** @param areas all but the rest of the picture  @param lost one whose coords give no area  @param pictured there is an `<img>` */
export function faultsOfSpots(areas: readonly WrittenArea[], lost: WrittenArea | undefined, pictured: boolean): Fault[] {
  const nameless = areas.find(({alt}) => !alt);
  return kept([
    !pictured && {message: 'It has no picture.', instead: '<img src="heart.png" alt="A heart, cut open" usemap="#heart">'},
    areas.length === 0 && {
      message: 'Its picture has no areas, so there is nothing to answer.',
      instead: '<map name="heart"><area shape="circle" coords="120,80,30" alt="Upper left, thick wall" correct> ...</map>',
    },
    nameless !== undefined && {
      message: 'An area has no alt: who does not see the picture cannot know what it is.',
      instead: `<area shape="${nameless.shape ?? 'rect'}" coords="${nameless.coords ?? ''}" alt="Upper left, thick wall">`,
    },
    lost !== undefined && {
      message: `The coords "${lost.coords ?? ''}" give no area${lost.alt && ` for "${lost.alt}"`}, so nobody can choose it.`,
      instead: '<area shape="rect" coords="left,top,right,bottom">, or circle with x,y,r, or poly with x1,y1,x2,y2,x3,y3',
    },
    areas.length > 0 && !areas.some(({correct}) => correct) && {
      message: 'None of its areas is right, so answers are kept but not graded.', instead: '<area correct ...>',
    },
    areas.length > 0 && areas.every(({correct}) => correct) && {
      message: 'It has no wrong area: with the keyboard, and by name, only right ones can be chosen.',
      instead: '<area shape="rect" coords="..." alt="...">, without correct, for places that somebody may take for the right one',
    },
  ]);
}

/** @param labels how many there are  @param most how many points can be shown */
export function faultsOfScale(options: readonly Option[], written: Element, {labels, most}: {labels: number; most: number}): Fault[] {
  const [min, max, step] = numbers(written, 'min', 'max', 'step');
  const unread = [min, max, step].find((number) => Number.isNaN(number?.value))?.text;
  const [from, to, by] = [min?.value || (min?.value === 0 ? 0 : 1), max?.value, step?.value ?? 1];
  const whole = to === undefined || Math.abs((to - from) / by - Math.round((to - from) / by)) < 1e-9;
  const points = options.length || Math.floor(((to ?? from + 4) - from) / by + 1e-9) + 1;
  const instead = '<flip-question type="scale" min="1" max="5" labels="Never|Always">';
  return kept([
    unread !== undefined && {message: `"${unread}" is not a number, so it does not count.`, instead},
    to !== undefined && to <= from && {message: 'max is not more than min, so the scale runs from 1 to 5.', instead},
    by <= 0 && {message: 'step is not above 0, so it does not count.', instead},
    options.length === 0 && by > 0 && to !== undefined && to > from && !whole && {
      message: `Steps of ${by} do not lead from ${from} to ${to}, so the scale ends before.`, instead,
    },
    options.length === 0 && points > most && {message: `It has ${points} points, more than anybody tells apart: ${most} are shown.`, instead},
    options.length === 1 && {message: 'It has one option only.', instead: '<flip-option>Never</flip-option> <flip-option>Always</flip-option>'},
    ![0, 2, points].includes(labels) && {
      message: `It has ${labels} labels for ${points} points: write two, for the ends, or one for each.`, instead,
    },
    options.some(({correct, weight}) => correct || weight !== undefined) && {
      message: 'A scale has no right answer, so correct and weight do not count.', instead: '<flip-question type="choice">',
    },
  ]);
}

/** @param keywords how many there are, where there should be some */
export function faultsOfOpen(options: readonly Option[], written: Element, keywords: number | undefined): Fault[] {
  const [min, max] = numbers(written, 'min-words', 'max-words');
  const [from, to] = [min?.value, max?.value];
  const bad = [min, max].some((number) => number && !(number.value >= 0));
  return kept([
    bad && {message: 'min-words or max-words is not a number from 0, so it does not count.', instead: '<flip-question type="open" min-words="20">'},
    from !== undefined && to !== undefined && from > to && {
      message: 'min-words is more than max-words, so no answer can be checked.', instead: `<flip-question type="open" min-words="${to}" max-words="${from}">`,
    },
    keywords === 0 && {
      message: 'keywords has no words.', instead: '<flip-question type="open" keywords="force|gravity">',
    },
    options.length > 0 && {
      message: 'An open question has no options: they are not shown.', instead: '<flip-question type="open" answer="A sample answer" keywords="force|gravity">',
    },
  ]);
}

/** Attributes as numbers, `NaN` for what is none. */
function numbers(written: Element, ...names: string[]): ({text: string; value: number} | undefined)[] {
  return names.map((name) => {
    const text = written.getAttribute(name);
    return text === null ? undefined : {text, value: text.trim() ? Number(text) : NaN};
  });
}
