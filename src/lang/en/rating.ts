import {plural} from './base.js';

/** The words of those who rate. */
export const rating = {
  rate: 'Rate',
  rateThis: (name: string) => `Rate what ${name} wrote`,
  ratingOfPost: (name: string) => `Rating of this post by ${name}`,
  ratingOfPart: (name: string) => `Rating of all that ${name} wrote here`,
  outOfFive: 'Points, 0 to 5',
  criteria: 'Criteria',
  rubricSum: (points: string, of: string) => `${points} of ${of} points`,
  ratingComment: 'A word on it (may be left empty)',
  ratingSeenBy: (name: string) => `${name} and the staff see it, nobody else.`,
  ratingOfAlias: 'You see an invented name here: the rating goes to whoever wrote under it, and to nobody by name.',
  rateNow: 'Save the rating',
  takeRatingBack: 'Take the rating back',
  ratingMissing: 'Choose the points first.',
  ratingKept: 'The rating is saved.',
  ratingGone: 'The rating is taken back.',
  ratingFailed: 'The rating could not be saved. Please try again in a moment.',
  whoTookPart: (n: number) => `Who took part: ${plural(n, 'learner', 'learners')}`,
  nobodyTookPart: 'No learner has written yet.',
  postsAndReplies: (posts: number, replies: number) => `${plural(posts, 'post', 'posts')}, ${plural(replies, 'reply', 'replies')}`,
  askedDone: 'all that is asked for',
  rollNote: 'Who wrote nothing is not listed.',
};
