import {plural} from './base.js';

/** What a video says of posts that are pinned to its seconds. */
export const talk = {
  talkAbout: (n: number) => `${plural(n, 'post', 'posts')} about this video`,
  talkNear: (n: number, time: string) => `${plural(n, 'post', 'posts')} near ${time}`,
  talkAt: (time: string, line: string) => `Post at ${time}: ${line}`,
  talkMore: (n: number) => `and ${n} more here`,
  talkClose: 'Hide this post here',
  talkBeside: 'Show posts beside the video',
};
