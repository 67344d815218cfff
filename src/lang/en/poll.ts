/** The words of a poll. */
export const poll = {
  pollIdle: 'Not open',
  pollOpen: 'Open',
  pollLocked: 'Closed',
  openPoll: 'Open voting',
  lockPoll: 'Close voting',
  unlockPoll: 'Open again',
  showResults: 'Show the results',
  hideResults: 'Hide the results',
  resetPoll: 'Start afresh',
  resultsLive: 'Everybody sees the results.',
  resultsHidden: 'Only you see the results.',
};
