/** What is said where one thread is shown alone. */
export const permalink = {
  showWhole: 'Show the whole discussion',
};
