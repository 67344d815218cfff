/** The words of a discussion before anybody spoke. */
export const discussion = {
  discussion: 'Discussion',
  noPosts: 'Nobody has written yet.',
  beFirst: 'A question, or half a thought, is enough to begin.',
  yourPost: 'Your post',
  yourQuestion: 'Your question',
};
