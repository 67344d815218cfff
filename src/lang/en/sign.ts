/** The words of signing. */
export const sign = {
  signing: 'Sign language',
  signHidden: 'Hidden',
  signCorner: 'Small, in the corner',
  signLarge: 'Large, in the corner',
  signBeside: 'Beside the picture',
};
