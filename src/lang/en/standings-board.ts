import {plural} from './base.js';

/** The words of a competition. */
export const standingsBoard = {
  standingsSoon: 'The standings come here after the first question.',
  standingsHow: (points: number) => `Each right answer is worth ${points} points.`,
  standingsPartly: 'What is partly right earns its share, and time does not count.',
  standingsQuick: 'What is partly right earns its share. Quick answers earn up to half as much again, by the share of the time that is left.',
  standingsHidden: 'Nobody goes by their name here, but by two friendly words.',
  standingsTeams: 'A team has the mean of its members who answer.',
  standingsAfter: (questions: number) => `After ${plural(questions, 'question', 'questions')}`,
  standingsPoints: (n: number, points: string) => `${points} ${n === 1 ? 'point' : 'points'}`,
  standingsPlace: (place: number) => `Place ${place}`,
  standingsShared: (people: number, place: number, n: number, points: string) => `${people} share place ${place}, with ${points} ${n === 1 ? 'point' : 'points'} each.`,
  standingsNobody: 'Nobody has points yet.',
  standingsFew: 'No team has enough answers yet.',
  standingsYou: (name: string) => `You are ${name}`,
  standingsYours: (team: string) => `Your team: ${team}`,
  standingsIsYou: 'you',
  standingsIsYours: 'your team',
  standingsNoVote: 'You get a name here with the first answer that you give.',
  standingsNoTeam: 'You are in no team yet.',
  standingsYetNone: 'Too few of your team have answered for points to be told.',
  teamCalled: (name: string) => `Team ${name}`,
  // For the teacher.
  standingsWhen: 'Points come when a poll with a right answer is closed and its results are shown.',
  standingsPart: (people: number, questions: number) => `${plural(people, 'person', 'people')} in ${plural(questions, 'question', 'questions')}`,
  standingsLeft: (teams: number, least: number) => `${plural(teams, 'team is', 'teams are')} not told of: where fewer than ${least} answer, their votes would show.`,
  standingsUntimed: 'There are no points for speed in polls without seconds="…".',
  standingsRestart: 'Start anew',
  standingsSure: 'Everybody begins again without points, under another name.',
  standingsRestarted: 'Everybody begins again without points.',
};
