/** What is said of posts that were not read yet. */
export const unread = {
  unreadMark: 'New',
  unreadNext: (n: number) => (n === 1 ? 'Go to the one unread post' : `Go to the next of ${n} unread posts`),
};
