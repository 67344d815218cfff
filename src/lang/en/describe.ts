/** The words of audio description. */
export const describe = {
  descriptionNone: 'Off',
  describeAloud: 'Read aloud',
  describeText: 'As text, for a screen reader',
  descriptionOn: 'Audio description is on.',
  descriptionOff: 'Audio description is off.',
  noDescription: 'This video has no audio description.',
};
