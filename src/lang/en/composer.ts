import {plural} from './base.js';

/** The words of boxes to write in. */
export const composer = {
  yourReply: 'Your reply',
  post: 'Post',
  save: 'Save',
  preview: 'Preview',
  markdownHelp: '**bold**, *italic*, `code`, - list, > quote',
  posted: 'Posted.',
  changed: 'Changed.',
  emptyPost: 'Write something first.',
  tooLong: (n: number) => `This is too long for one post: please shorten it by ${plural(n, 'character', 'characters')}.`,
  charactersLeft: (n: number) => `${plural(n, 'character', 'characters')} left`,
  wordsOf: (n: number, all: number) => `${n} of ${plural(all, 'word', 'words')}`,
  wordsAtMost: (n: number, all: number) => `${n} of at most ${plural(all, 'word', 'words')}`,
  tooFewWords: (n: number, least: number) => `Please write at least ${plural(least, 'word', 'words')}; so far there ${n === 1 ? 'is one' : `are ${n}`}.`,
  tooManyWords: (n: number, most: number) => `Please write at most ${plural(most, 'word', 'words')}; there are ${n}.`,
  notPosted: 'This could not be posted and is kept here. Please try again in a moment.',
  namesHere: 'People who wrote here',
  namesFound: (n: number) => `${plural(n, 'name', 'names')}: arrow keys to choose, Enter to insert, Escape to close`,
};
