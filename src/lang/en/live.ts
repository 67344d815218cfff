/** What everybody in a running class is told. */
export const live = {
  classNow: 'Class',
  classNotBegun: 'Class has not begun. This page follows when it does.',
  classOver: 'Class is over. You can go on by yourself.',
  classOn: 'Class is on',
  classLost: 'No connection. It comes back.',
  goThere: 'Go there',
  stayHere: 'Stay here',
  goBack: 'Go back',
  followAgain: 'Follow',
  movedThere: (label: string) => `Your teacher is at “${label}”, and so is this page now.`,
  teacherIsAt: (label: string) => `Your teacher is at “${label}” now.`,
  notOnPage: 'Your teacher shows something that is not on this page.',
  hereNow: (n: number) => (n === 0 ? 'Nobody is here yet' : n === 1 ? '1 is here' : `${n} are here`),
  liveRefused: 'This is the teacher’s view, and the class knows you as a learner. Open the teacher’s link of the class.',
};
