/** The words for being sure of an answer. */
export const sure = {
  howSure: 'How sure are you?',
  sure1: 'Not very',
  sure2: 'Fairly',
  sure3: 'Very',
  sureNote: 'Right: 1, 2 or 3 points for being sure. Wrong: 0, −2 or −6.',
  surePoints: 'Points for being sure',
  sureSum: (earned: string, all: string) => `${earned} of ${all}`,
  sureWhy: 'They are counted apart from your result. Being very sure pays when you are right, and costs when you are wrong: 3 or −6. When you are in doubt, saying so costs nothing. Whoever is right in four of five cases does best with “Very”, from two of three on with “Fairly”, below that with “Not very”.',
  sureSaid: (level: string) => `How sure you were: ${level}`,
};
