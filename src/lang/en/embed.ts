/** The words of players from other sites, of variants, and of what a player cannot do. */
export const embed = {
  playOn: (name: string) => `Play from ${name}`,
  loadsFrom: (name: string) => `Loads from ${name}; ${name} then receives data.`,
  watchOn: (name: string) => `Watch on ${name}`,
  opensAnew: 'opens in a new tab',
  playerOf: (name: string, label: string) => `${label} (${name})`,
  blocked: 'The player does not answer. Your network, a browser extension or this page holds it back. Try again, or watch it where it comes from.',
  forbidden: 'The owner of this video does not allow it to be played here. Watch it where it comes from.',
  anonymous: 'The player wants to know which page asks, and this page or your browser does not tell. Watch it where it comes from.',
  stopsLate: 'Stops may come up to 0.3 seconds late here, and a jump past an open question is taken back.',
  noRates: 'The speed cannot be changed here.',
  noVolume: 'Set the volume on your device.',
};
