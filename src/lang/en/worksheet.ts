/** The words of questions on paper. */
export const worksheet = {
  nameOnPaper: 'Name',
  dateOnPaper: 'Date',
  paperMatch: 'Write the number of its partner into each box.',
  paperOrder: 'Number them in the right order.',
  paperDrag: 'Write the words into the gaps.',
  paperMark: 'Underline the words.',
  paperSpot: 'Put a cross where it is.',
};
