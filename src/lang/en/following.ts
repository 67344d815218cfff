import {plural} from './base.js';

/** Following threads. */
export const following = {
  follow: 'Follow this thread',
  unfollow: 'Stop following this thread',
  followWhole: 'Follow the whole discussion',
  unfollowWhole: 'Stop following the whole discussion',
  followedNow: 'You follow this now.',
  unfollowedNow: 'You no longer follow this.',
  followedMark: 'Followed',
  followedNews: (n: number) => `${plural(n, 'new post', 'new posts')} you follow`,
  whatIsFollowed: 'You follow the threads you write in, and those you choose in a post’s menu. New posts there are counted in the title of this tab. Nobody else sees what you follow.',
  notify: 'Notify me on this device',
  notifyNoMore: 'No more notifications on this device',
  notifies: 'While this page is open and out of sight, this device shows new posts that you follow.',
  notifyDenied: 'Your browser blocks notifications from this site. You can allow them in the settings beside the page’s address.',
  notifyUnsupported: 'This browser cannot show notifications from a page. The number in the title of the tab tells you all the same.',
  notifyInsecure: 'Notifications work only where the address begins with https. The number in the title of the tab tells you all the same.',
};
