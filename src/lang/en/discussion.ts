import {plural} from './base.js';

/** The words of the discussion. */
export const discussion = {
  discussion: 'Discussion',
  postCount: (n: number) => plural(n, 'post', 'posts'),
  newPosts: (n: number) => plural(n, 'new post', 'new posts'),
  showNewPosts: (n: number) => `Show ${plural(n, 'new post', 'new posts')}`,
  showMore: 'Show more',
  noPosts: 'Nobody has written yet.',
  beFirst: 'A question, or half a thought, is enough to begin.',
  yourPost: 'Your post',
  yourReply: 'Your reply',
  post: 'Post',
  reply: 'Reply',
  edit: 'Edit',
  save: 'Save',
  preview: 'Preview',
  like: 'Like',
  likes: (n: number) => plural(n, 'like', 'likes'),
  you: 'You',
  inReplyTo: (name: string) => `in reply to ${name}`,
  inReplyToYou: 'in reply to you',
  edited: (when: string) => `edited ${when}`,
  notSavedYet: 'not saved yet',
  markdownHelp: '**bold**, *italic*, `code`, - list, > quote',
  posted: 'Posted.',
  changed: 'Changed.',
  emptyPost: 'Write something first.',
  tooLong: (n: number) => `This is too long for one post: please shorten it by ${plural(n, 'character', 'characters')}.`,
  charactersLeft: (n: number) => `${plural(n, 'character', 'characters')} left`,
  notPosted: 'This could not be posted and is kept here. Please try again in a moment.',
  /** Two friendly words for somebody whose name is not known; `n` belongs to that person. */
  pseudonym: (n: number) => {
    const first = 'Amber Brave Bright Calm Clever Cosy Crisp Curious Eager Early Gentle Glad Golden Happy Honest Jolly Kind Lively Lucky Merry Mild Nimble Patient Quick Quiet Silver Steady Sunny Swift Tidy Warm Witty'.split(' ');
    const second = 'Badger Bear Beaver Crane Deer Dolphin Duck Finch Fox Gecko Goose Hare Hedgehog Heron Koala Lark Lynx Mole Moose Otter Owl Panda Penguin Puffin Rabbit Raven Robin Seal Sparrow Swan Turtle Wren'.split(' ');
    return `${first[n % first.length]} ${second[Math.floor(n / first.length) % second.length]}`;
  },
};
