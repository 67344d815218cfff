/** `2 posts`, `1 post`. */
export const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What all elements say. */
export const base = {
  retry: 'Try again',
  cancel: 'Cancel',
  duration: (seconds: number) => {
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.floor(seconds % 60)];
    return [h > 0 && plural(h, 'hour', 'hours'), m > 0 && plural(m, 'minute', 'minutes'),
      (s > 0 || seconds < 60) && plural(s, 'second', 'seconds')].filter(Boolean).join(' ');
  },
  percent: (ratio: number) => `${Math.round(ratio * 100)} %`,
  doneOf: (done: number, all: number) => `${done} of ${all} done`,
};
