/** The words of a question that is voted on. */
export const ballot = {
  sendVote: 'Send my vote',
  changeVote: 'Change my vote',
  neededAnswer: 'Needs an answer',
};
