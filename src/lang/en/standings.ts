/** What a competition is called. */
export const standings = {
  standings: 'Standings',
};
