import {plural} from './base.js';

/** The words of leading a brainstorm. */
export const brainstormDesk = {
  openStorm: 'Open for ideas',
  lockStorm: 'Close',
  showIdeas: 'Show the ideas',
  hideIdeas: 'Hide the ideas',
  ideasLive: 'Everybody sees the ideas and can vote for them.',
  ideasLiveClosed: 'Everybody sees the ideas.',
  ideasPrivate: 'Only you see the ideas.',
  hideIdea: 'Hide',
  hideIdeaOf: (text: string) => `Hide: ${text}`,
  showIdea: 'Show again',
  showIdeaOf: (text: string) => `Show again: ${text}`,
  hiddenIdeas: (n: number) => plural(n, 'hidden idea', 'hidden ideas'),
  ideaIsHidden: 'The idea is hidden from the class.',
  ideaIsShown: 'The class may see the idea again.',
  saveIdeas: 'Save the ideas as a table',
  saveIdeasJson: 'Save the ideas as JSON',
  ideasFileName: 'ideas',
  csvIdea: 'Idea',
  csvIdeaVotes: 'Votes',
  csvIdeaHidden: 'Hidden',
};
