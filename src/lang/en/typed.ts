/** The words of questions that are answered by typing. */
export const typed = {
  typedAnswer: 'Your answer',
  howUnit: 'Give the number and its unit.',
  howBlanks: 'Fill in the blanks.',
  blank: 'Blank',
  blankOf: (n: number, all: number) => `Blank ${n} of ${all}`,
  hintFor: (name: string) => `Hint: ${name}`,
  pickOne: 'Choose',
  blanksRight: (n: number, all: number) => `${n} of ${all} blanks right`,
  misspelt: (right: string) => `It is spelt: ${right}`,
  notNumber: 'That is not a number.',
  unitMissing: 'The number is right, but its unit is missing.',
  unitWrong: 'The number is right, but its unit is not.',
  unitNeedless: 'The number is right. Write it alone, with nothing behind it.',
};
