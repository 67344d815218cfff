import {plural} from './base.js';

/** The words of a discussion that is read. */
export const conversation = {
  postCount: (n: number) => plural(n, 'post', 'posts'),
  newPosts: (n: number) => plural(n, 'new post', 'new posts'),
  showNewPosts: (n: number) => `Show ${plural(n, 'new post', 'new posts')}`,
  showMore: 'Show more',
  reply: 'Reply',
  edit: 'Edit',
  like: 'Like',
  likes: (n: number) => plural(n, 'like', 'likes'),
  more: 'More',
  about: 'More about this discussion',
  you: 'You',
  inReplyTo: (name: string) => `in reply to ${name}`,
  inReplyToYou: 'in reply to you',
  edited: (when: string) => `edited ${when}`,
  notSavedYet: 'not saved yet',
};
