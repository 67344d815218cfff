import {registerTranslation, type Translation} from '@shoelace-style/localize';

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** English, and by its type the list of all messages: another language has the same keys or does not compile. */
export const en = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr' as 'ltr' | 'rtl',

  // Everywhere
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  duration: (seconds: number) => {
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.floor(seconds % 60)];
    return [h > 0 && plural(h, 'hour', 'hours'), m > 0 && plural(m, 'minute', 'minutes'),
      (s > 0 || seconds < 60) && plural(s, 'second', 'seconds')].filter(Boolean).join(' ');
  },
  percent: (ratio: number) => `${Math.round(ratio * 100)} %`,

  // Keeping a learner's work
  savedHere: 'Saved on this device.',
  memoryOnly: 'This browser keeps nothing for this page: your answers are gone when you close it. Save them to a file, or open the page in an ordinary browser window.',
  notSaved: 'This device refuses to save, probably because its storage is full. Your answers are kept while this page is open. Free some space, then try again, or save them to a file.',
  saveAnswers: 'Save my answers',
  loadAnswers: 'Load saved answers',
  copyAnswers: 'Or copy them from here',
  answersFileName: 'my-answers',
  answersLoaded: (n: number) => `${plural(n, 'record', 'records')} loaded.`,
  notAnswers: 'This file holds no answers of a lesson. Choose the file that “Save my answers” made.',
  otherLesson: 'These answers belong to another lesson. Open that lesson to load them.',

  // Lesson
  before: 'Before class',
  in: 'In class',
  after: 'After class',
  progress: 'Your progress',
  done: 'Done',
  begun: 'Begun',
  toDo: 'To do',
  doneOf: (done: number, all: number) => `${done} of ${all} done`,
  allDone: 'All done. You are ready.',
  nothingToDo: 'There is nothing to complete here yet.',
  needsFirst: 'This part builds on something you have not finished yet:',
  goOnAnyway: 'Go on anyway',
  stepHeld: 'It opens when you have finished:',

  // Video
  // Quiz
  // Discussion
} satisfies Translation & Record<string, unknown>;

export type Messages = typeof en;

registerTranslation(en);
