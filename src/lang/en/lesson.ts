/** The words of the frame. */
export const lesson = {
  savedHere: 'Saved on this device.',
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
};
