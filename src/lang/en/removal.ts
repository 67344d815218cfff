/** What is said when an author takes a post back. */
export const removal = {
  removing: 'You removed this post.',
  removalDone: 'Removed. You can still undo it.',
  undoRemoval: 'Undo',
  removed: 'Removed by its author',
};
