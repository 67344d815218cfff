import {plural} from './base.js';

/** How a discussion is arranged, in words. */
export const rules = {
  closedSince: (when: string) => `This discussion closed on ${when}. You can read it, and no longer write.`,
  closedNow: 'The discussion has closed meanwhile, so this cannot be posted. Your words are kept here.',
  openUntil: (when: string) => `Open until ${when}.`,
  gatePost: 'Write your own first. Then you see what the others wrote.',
  gateTeacher: 'Your teacher opens this discussion later. You can write already; the others see it then.',
  gateOnItsWay: 'Your post is on its way. What the others wrote appears once it has arrived.',
  gateEmpty: 'What the others wrote is not shown yet.',
  oneEachDone: 'You have opened your thread. You can still change it, and answer the others.',
  nameToAll: (name: string) => `Everybody here sees your name: ${name}.`,
  nameToStaff: (name: string) => `The others see an invented name. Your teacher sees ${name || 'who you are'}.`,
  nameToNobody: 'Nobody sees who you are, not even your teacher: an invented name stands with it.',
  staffNameShown: (name: string) => `Everybody sees that this is from the teacher: ${name}.`,
  afterApproval: 'The others see it once your teacher has approved it.',
  editableFor: (minutes: number) => `You can change or remove it for ${plural(minutes, 'minute', 'minutes')}.`,
  enoughFor: (n: number, when: string) => `${plural(n, 'post', 'posts')} in 24 hours is the most here. You can post again on ${when}; your words are kept.`,
};
