/** The words of audio description. */
export const describe = {
  descriptionNone: 'Off',
  describeAloud: 'Read aloud',
  describeText: 'For a screen reader',
  descriptionOn: 'Audio description is on.',
  descriptionOff: 'Audio description is off.',
  noDescription: 'This video has no audio description.',
};
