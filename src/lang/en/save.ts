import {plural} from './base.js';

/** What a learner is told when work is not kept. */
export const save = {
  savedForClass: 'Saved for the class.',
  waitingForNetwork: 'Waiting for the network: saved on this device.',
  memoryOnly: 'This browser keeps nothing for this page: your answers are gone when you close it. Save them to a file, or open the page in an ordinary browser window.',
  notSaved: 'This device refuses to save, probably because its storage is full. Your answers are kept while this page is open. Free some space, then try again, or save them to a file.',
  saveAnswers: 'Save my answers',
  loadAnswers: 'Load saved answers',
  copyAnswers: 'Or copy them from here',
  answersFileName: 'my-answers',
  answersLoaded: (n: number) => `${plural(n, 'record', 'records')} loaded.`,
  notAnswers: 'This file holds no answers of a lesson. Choose the file that “Save my answers” made.',
  otherLesson: 'These answers belong to another lesson. Open that lesson to load them.',
};
