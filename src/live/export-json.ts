import {download} from '../element/download.js';
import type {Sheet} from '../element/ballot.js';
import type {Localize} from '../element/localize.js';
import type {ClassVote} from './class-vote.js';

/** All votes that counted, as a file for programs. */
export function exportVotesAsJson(vote: ClassVote, sheet: Sheet | undefined, localize: Localize): void {
  download(votesJson(vote, sheet), `${vote.activity.id}-${localize.term('votesFileName')}.json`);
}

/** The same as text: what was asked, and a vote each, with keys and with words. */
export function votesJson({poll, activity}: Pick<ClassVote, 'poll' | 'activity'>, sheet: Sheet | undefined): string {
  const votes = [...poll.votes].flatMap(([key, given]) => {
    const [run, round] = key.split('/').map(Number);
    return [...given].map(([author, {response, correct, score, certainty}]) => ({
      learner: activity.log?.nameOf?.(author) || author, run, round, response, answer: response.map((part) => sheet?.label(part) ?? part),
      correct, score, ...(certainty !== undefined && {certainty}),
    }));
  });
  const question = sheet && {id: sheet.id, type: sheet.type, name: sheet.name, options: sheet.keys.map((key) => ({key, label: sheet.label(key)}))};
  return `${JSON.stringify({poll: activity.id, ...(question && {question}), votes}, undefined, 2)}\n`;
}
