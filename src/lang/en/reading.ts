import {plural} from './base.js';

/** How a discussion is read. */
export const reading = {
  searchPosts: 'Search the posts',
  sortBy: 'Sort',
  sort_new: 'Newest first',
  sort_old: 'Oldest first',
  sort_top: 'Best liked first',
  sort_unanswered: 'Unanswered first',
  sort_place: 'By place in the video',
  flat: 'One after the other',
  hits: (n: number) => `${plural(n, 'post', 'posts')} found`,
  noHitsFor: (words: string) => `No post has “${words}”.`,
};
