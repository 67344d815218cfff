/** `2 posts`, `1 post`. */
export const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What all elements say. */
export const base = {
  retry: 'Try again',
  cancel: 'Cancel',
  percent: (ratio: number) => `${Math.round(ratio * 100)} %`,
};
