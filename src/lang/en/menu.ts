/** What else can be done with a post. */
export const menu = {
  copyLink: 'Copy link',
  linkCopied: 'The link is copied.',
  linkToCopy: 'The link to this post',
  quote: 'Quote',
  remove: 'Remove',
  resolve: 'Mark as resolved',
  unresolve: 'Not resolved after all',
  report: 'Report',
  reportReason: 'What is wrong with it? Only your teacher reads this.',
  reportedNow: 'Your teacher will look at it.',
  reportedAlready: 'You have reported this.',
};
