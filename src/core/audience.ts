import {isEntry, type Audience, type Entry, type EntryType, type NewEntry} from './entry.js';
import type {Identity} from './log.js';

export type Role = Identity['role'];

/** Who asks, as far as reading goes. */
export type Reader = Pick<Identity, 'sub' | 'role'>;

interface EntryRule {
  audience: Audience;
  /** Who may say it, where that is not everybody: `mayWrite` adds what depends on what is said. */
  writer?: 'staff' | 'learners' | 'nobody';
}

/** Who reads what, and who says it: apart from what it holds, for a learner's page alone needs none of it. */
export const ENTRY_RULES: {readonly [T in EntryType]: EntryRule} = {
  launched: {audience: 'staff-and-self'},
  watched: {audience: 'staff-and-self'},
  read: {audience: 'staff-and-self'},
  noted: {audience: 'self'},
  reached: {audience: 'staff-and-self'},
  passed: {audience: 'staff-and-self'},
  skipped: {audience: 'staff-and-self'},
  answered: {audience: 'staff-and-self'},
  attempted: {audience: 'staff-and-self'},
  submitted: {audience: 'staff-and-self'},
  asked: {audience: 'staff-and-self'},
  arranged: {audience: 'all'},
  posted: {audience: 'all'},
  edited: {audience: 'all'},
  removed: {audience: 'all'},
  reacted: {audience: 'all'},
  endorsed: {audience: 'all', writer: 'staff'},
  moderated: {audience: 'all'},
  reported: {audience: 'staff-and-self'},
  rated: {audience: 'staff-and-subject', writer: 'staff'},
  staged: {audience: 'all', writer: 'staff'},
  led: {audience: 'all', writer: 'staff'},
  voted: {audience: 'staff-and-self'},
  revealed: {audience: 'all', writer: 'staff'},
  grouped: {audience: 'all', writer: 'staff'},
  signalled: {audience: 'staff-and-self'},
  surveyed: {audience: 'staff-and-self'},
  confided: {audience: 'self', writer: 'learners'},
  gathered: {audience: 'staff-and-self', writer: 'nobody'},
  summed: {audience: 'all', writer: 'staff'},
  heeded: {audience: 'all', writer: 'staff'},
  progressed: {audience: 'staff-and-self'},
  followed: {audience: 'self'},
  completed: {audience: 'staff-and-self'},
};

/** Whom entries of a type are for. What a newer version wrote is its author's alone until this one knows better. */
export function audienceOf(type: string): Audience {
  return Object.hasOwn(ENTRY_RULES, type) ? ENTRY_RULES[type as EntryType].audience : 'self';
}

/** Whether somebody may see an entry. Everyone sees their own; what is `self` not even the staff sees of others. */
export function mayRead(entry: Pick<Entry, 'type' | 'author' | 'data'>, {sub, role}: Reader): boolean {
  if (entry.author === sub) return true;
  switch (audienceOf(entry.type)) {
    case 'all': return true;
    case 'staff-and-self': return role === 'staff';
    case 'staff-and-subject': return role === 'staff' || subjectOf(entry) === sub;
    case 'self': return false;
  }
}

/** Whom an entry is about, where it is about somebody. */
export function subjectOf({data}: Pick<Entry, 'data'>): string | undefined {
  return 'learner' in data ? data.learner : undefined;
}

/** Everybody whose name a reader of an entry needs: who said it, and whom it puts into groups. */
export function peopleIn(entry: Entry): string[] {
  return isEntry(entry, 'grouped') ? [entry.author, ...entry.data.groups.flatMap(({members}) => members)] : [entry.author];
}

/** Whether a role may say this at all. Who came without a code does not speak to the class, and nobody speaks as staff. */
export function mayWrite({type, data}: Pick<NewEntry, 'type' | 'data'>, role: Role): boolean {
  const {writer} = ENTRY_RULES[type];
  if (writer === 'nobody' || (writer === 'learners' && role === 'staff')) return false;
  if (role === 'staff') return true;
  if (writer === 'staff' || ('by' in data && data.by === 'staff')) return false;
  // Whether the thread is theirs, the class knows.
  if ('as' in data && data.as !== 'resolved') return false;
  return role === 'learner' || audienceOf(type) !== 'all';
}
