/** The words of posts that are pinned to a second of a video. */
export const anchor = {
  placeOfPost: 'Place in the video',
  pinNow: 'Add this second of the video',
  pinAnew: 'Take this second',
  pinnedAt: (time: string) => `At ${time}`,
  leaveTimeOut: 'Leave the time out',
  timeLeftOut: 'The time is left out.',
  goToInVideo: (time: string) => `Go to ${time} in the video`,
  timeInVideo: (time: string) => `${time} in the video`,
  nearNow: 'now',
  wentTo: (time: string) => `The video is at ${time}.`,
};
