/** What autoload.js asks about a tag that it does not know: apart, so that a page for learners at home is lighter. */

/** The elements of a class that meets, as autoload.js has those of a lesson. */
export const ELEMENTS_IN_CLASS: Record<string, () => Promise<object>> = {
  'flip-peer': () => import('./live/flip-peer.js'),
  'flip-poll': () => import('./live/flip-poll.js'),
  'flip-live': () => import('./live/flip-live.js'),
  'flip-groups': () => import('./live/flip-groups.js'),
  'flip-pulse': () => import('./live/flip-pulse.js'),
  'flip-standings': () => import('./live/flip-standings.js'),
  'flip-survey': () => import('./survey/flip-survey.js'),
  'flip-report': () => import('./report/flip-report.js'),
};

/** What the author is told of a tag that nobody knows. @param others the elements that autoload.js itself knows */
export function misspelt(tag: string, others: object): string {
  const known = Object.keys({...others, ...ELEMENTS_IN_CLASS}).map((name) => `<${name}>`).join(' ');
  return `There is no <${tag}>. Is it misspelt?\nWrite instead:\n  one of ${known}`;
}
