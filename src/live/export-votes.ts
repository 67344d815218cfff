import type {Sheet} from '../element/ballot.js';
import {download} from '../element/download.js';
import type {Localize} from '../element/localize.js';
import type {ClassVote} from './class-vote.js';

/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection), also in its wide forms. */
const FORMULA = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** All votes that counted, as a file for a spreadsheet: a line each. */
export function exportVotes(vote: ClassVote, sheetOf: (round: number) => Sheet | undefined, localize: Localize): void {
  const name = `${vote.activity.id}-${localize.term('votesFileName')}.csv`;
  download(`\ufeff${votesTable(vote, sheetOf, localize)}`, name, 'text/csv');
}

/** The same as text. */
export function votesTable({poll, activity}: Pick<ClassVote, 'poll' | 'activity'>, sheetOf: (round: number) => Sheet | undefined, localize: Pick<Localize, 'term'>): string {
  const rows = [...poll.votes].flatMap(([key, votes]) => {
    const [run = '', round = ''] = key.split('/');
    const sheet = sheetOf(Number(round));
    return [...votes].map(([author, {response, correct}]) => [
      activity.log?.nameOf?.(author) || author, run, round, response.map((part) => sheet?.label(part) ?? part).join(' | '),
      correct === null ? '' : String(Number(correct)),
    ]);
  });
  const head = (['csvLearner', 'csvRun', 'csvRound', 'csvAnswer', 'csvRight'] as const).map((word) => localize.term(word));
  return csvOf([head, ...rows]);
}

/** Rows as a file for spreadsheets, of which none runs what somebody wrote (RFC 4180). */
export const csvOf = (rows: readonly (readonly string[])[]): string => rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
