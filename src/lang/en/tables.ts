/** What the screen says about groups. */
export const tables = {
  tablesSoon: 'Your groups come here',
  tablesPage: (n: number, all: number) => `${n} of ${all}`,
  tablesNext: 'Next',
  tablesBack: 'Back',
  tablesTurn: 'Turns by itself',
};
