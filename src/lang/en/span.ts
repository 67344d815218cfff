import {plural} from './base.js';

/** How a span of time is said. */
export const span = {
  duration: (seconds: number) => {
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.floor(seconds % 60)];
    return [h > 0 && plural(h, 'hour', 'hours'), m > 0 && plural(m, 'minute', 'minutes'),
      (s > 0 || seconds < 60) && plural(s, 'second', 'seconds')].filter(Boolean).join(' ');
  },
};
