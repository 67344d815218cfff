/** The words for a network that fails in the middle of a video. */
export const network = {
  offline: 'You are offline. The video goes on by itself once you are connected again; your place and your answers are kept.',
  partNotFound: 'The next part of the video is missing. Try again, go on behind it, or tell your teacher.',
  partRefused: 'Your access to the video has run out. Reload the page to log in again; your place and your answers are kept.',
  partPage: 'Your network answers with a web page in place of the video: it probably wants you to log in first. Do so, and the video goes on.',
  partBroken: 'The next part of the video arrives damaged, or its file ends here. Try again, go on behind it, or tell your teacher.',
  fileEnds: (at: string, all: string) => `The file of this video ends here, at ${at} of ${all}. What is missing does not count as seen: come back later, or tell your teacher.`,
};
