/** The words for the middle of what was voted. */
export const middles = {
  middlesAre: (mean: string, median: string) => `Mean ${mean} · Median ${median}`,
};
