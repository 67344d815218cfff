/** What is said of posts that are quoted. */
export const quotes = {
  quoteHidden: 'Hidden by the teacher',
  quoteRemoved: 'Removed by its author',
  quoteMissing: 'The quoted post is not here.',
};
