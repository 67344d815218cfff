/** The words of the video's settings. */
export const settings = {
  closeSettings: 'Close settings',
  quality: 'Quality',
  qualityAuto: 'Automatic',
  audioTrack: 'Sound track',
  description: 'Audio description',
  repeat: 'Repeat',
  inWindow: 'Picture in a window of its own',
};
