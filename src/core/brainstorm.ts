/** Ideas that a class says, and its votes for them. */
import {isEntry, type Entry} from './entry.js';
import {pollPhaseOf, pollStart} from './poll.js';
import type {Stage} from './tally.js';
import {foldTalk, type Talk} from './talk.js';

/** So many ideas of each learner where the author says nothing. */
export const MOST_IDEAS = 5;

/** An idea is short: so many signs. */
export const LONGEST_IDEA = 200;

export interface Idea {
  id: string;
  /** To the other learners, a pseudonym of the class's. */
  author: string;
  text: string;
  /** ISO 8601. */
  at: string;
  run: number;
  /** It came when nothing was taken: only its author is told. */
  late: boolean;
  /** Who votes for it, its author never. */
  votes: ReadonlySet<string>;
  /** Taken from the class by the teacher. */
  hidden: boolean;
}

/** What a brainstorm's entries come to. */
export interface Storm {
  /** In the order of their coming. */
  ideas: readonly Idea[];
  talk: Talk;
}

/** What the author set. */
export interface StormRules {
  selfPaced: boolean;
  /** So many ideas of each learner count in a run. */
  max: number;
  /** One person is the whole class, and so may vote for own ideas. */
  alone: boolean;
}

/**
 * Folds the entries of a brainstorm, in the log's order. Ideas and votes count when the class is open as they come into the
 * log, as votes of a poll do; a vote for an idea of another run counts no more.
 */
export function foldStorm(entries: readonly Entry[], {selfPaced, max, alone}: StormRules): Storm {
  const talk = foldTalk(entries);
  const ideas = new Map<string, Idea & {votes: Set<string>}>();
  const said = new Map<string, number>();
  let {phase, run}: Pick<Stage, 'phase' | 'run'> = pollStart(selfPaced);
  for (const entry of entries) {
    const isOpen = pollPhaseOf(phase) === 'open';
    if (isEntry(entry, 'staged')) ({phase, run} = entry.data);
    else if (isEntry(entry, 'posted')) {
      const {id, author, at, data: {text, redacted}} = entry;
      if (redacted || !text.trim() || talk.removed.has(id)) continue;
      const key = `${run} ${author}`;
      const before = said.get(key) ?? 0;
      if (before >= max) continue;
      if (isOpen) said.set(key, before + 1);
      ideas.set(id, {id, author, text: shortened(text), at, run, late: !isOpen, votes: new Set(), hidden: talk.hidden.has(id)});
    } else if (isEntry(entry, 'reacted') && isOpen && entry.data.kind === 'like') {
      const idea = ideas.get(entry.data.post);
      if (!idea || idea.run !== run || (idea.author === entry.author && !alone)) continue;
      if (entry.data.on) idea.votes.add(entry.author);
      else idea.votes.delete(entry.author);
    }
  }
  return {ideas: [...ideas.values()], talk};
}

/** The ideas of a run that count and that the class may see. */
export const countedIn = ({ideas}: Pick<Storm, 'ideas'>, run: number): Idea[] => ideas.filter((idea) => idea.run === run && !idea.late && !idea.hidden);

/** Most votes first; of ideas with as many votes the one that came first. */
export const byVotes = (ideas: readonly Idea[]): Idea[] => [...ideas].sort((a, b) => b.votes.size - a.votes.size);

const shortened = (text: string): string => Array.from(text.trim()).slice(0, LONGEST_IDEA).join('');
