import {isEntry, type Entry} from '../core/entry.js';
import {formatTime} from '../core/time.js';

/** A note as it stands now; without words it is a bookmark. */
export interface Note {
  id: string;
  /** Seconds. */
  at: number;
  text: string;
}

/** A note that is being written. */
export interface NoteDraft {
  at: number;
  text: string;
  /** The note it changes. */
  note?: string;
}

/**
 * A learner's notes, from the entries of a video in the log's order: the last word counts, so what was removed comes
 * back when it is noted once more. By their place in the video.
 */
export function notesOf(entries: readonly Entry[]): Note[] {
  const notes = new Map<string, Note & {removed: boolean}>();
  for (const entry of entries) {
    if (!isEntry(entry, 'noted')) continue;
    const {at, text, note: id = entry.id, removed = false} = entry.data;
    notes.set(id, {id, at, text, removed});
  }
  return [...notes.values()].filter(({removed}) => !removed).map(({id, at, text}) => ({id, at, text})).sort((a, b) => a.at - b.at);
}

/** What was kept of a note that was being written, or `undefined` when it is not one. */
export function parseDraft(kept: unknown): NoteDraft | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const {at, text, note} = kept as Partial<Record<keyof NoteDraft, unknown>>;
  if (typeof at !== 'number' || !(at >= 0) || typeof text !== 'string') return undefined;
  return {at, text, ...(typeof note === 'string' && {note})};
}

/** The draft says what a note says already: its page was closed between saving and letting go. */
export function isSaid(draft: NoteDraft, notes: readonly Note[]): boolean {
  return notes.some(({id, at, text}) => (draft.note === undefined ? at === draft.at : id === draft.note) && text === draft.text);
}

/** Notes as a Markdown list, to take along. */
export function notesAsMarkdown(title: string, notes: readonly Note[], bookmark: string): string {
  const lines = notes.map(({at, text}) => `- **${formatTime(at)}** ${(text || bookmark).split('\n').join('\n  ')}`);
  return `# ${title}\n\n${lines.join('\n')}\n`;
}
