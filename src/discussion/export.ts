import {csvLine} from '../core/csv.js';
import {gist} from './gist.js';
import type {Post} from './posts.js';
import {inThreads, type Row} from './thread.js';

/** Deeper answers stand beside what they answer: no reader of Markdown takes a thousand lists in each other. */
const DEEPEST = 8;
const LONGEST_NAME = 60;

/** A post as the one who saves it sees it. Whoever wrote it is told by name, or by pseudonym, and by nothing else. */
export interface Said {
  id: string;
  /** The post that opened its thread; how deep it stands below that; and which it answers. */
  thread: string;
  level: number;
  parent?: string;
  /** ISO 8601. */
  at: string;
  edited?: string;
  author: string;
  /** Tells people apart who have one name: a number, the first to write has 1. */
  person: number;
  staff?: true;
  text: string;
  /** Why there are no words, or who else does not see them. */
  state?: 'removed' | 'hidden' | 'waiting';
  /** The id of the post it quotes. */
  quote?: string;
  /** The second of a video that it is about. */
  second?: number;
  likes: number;
  too: number;
  endorsed?: true;
  resolved?: true;
  pinned?: true;
  locked?: true;
}

/** A discussion as a file says it. */
export interface Copy {
  label: string;
  /** Where it stands; without what may open doors, as a teacher's link does. */
  page: string;
  /** When it was saved, ISO 8601. */
  saved: string;
  posts: Said[];
}

/** What a copy must know of the reader. */
export interface Sight {
  /** How an author is called in it. */
  nameOf(post: Post): string;
  /** Its words are not for the reader. */
  isBlank(post: Post): boolean;
  isWaiting(post: Post): boolean;
}

/** Posts in reading order, the oldest thread first. @param posts what the reader sees */
export function saidIn(posts: ReadonlyMap<string, Post>, sight: Sight): Said[] {
  const people = new Map<string, number>();
  for (const {author} of posts.values()) if (!people.has(author)) people.set(author, people.size + 1);
  let thread = '';
  return oldestFirst(inThreads(posts)).map(({post, level, to}) => {
    if (level === 0) thread = post.id;
    return {id: post.id, thread, level, ...(to && {parent: to.id}), ...said(post, sight), person: people.get(post.author)!};
  });
}

function oldestFirst(rows: readonly Row[]): Row[] {
  const threads: Row[][] = [];
  for (const row of rows) {
    if (row.level === 0) threads.push([row]);
    else threads.at(-1)!.push(row);
  }
  return threads.reverse().flat();
}

function said(post: Post, sight: Sight): Omit<Said, 'id' | 'thread' | 'level' | 'person'> {
  const {at, edited, staff, quote, second, likes, too, endorsed, resolved, pinned, locked, removed, hidden} = post;
  const gone = Boolean(removed) || sight.isBlank(post);
  const state = removed ? 'removed' : gone || hidden ? 'hidden' : sight.isWaiting(post) ? 'waiting' : undefined;
  return {
    at, ...(edited !== undefined && !gone && {edited}), author: sight.nameOf(post), ...(staff && {staff}), text: gone ? '' : post.text, ...(state && {state}),
    ...(quote !== undefined && !gone && {quote}), ...(second !== undefined && {second}), likes: likes.size, too: too?.size ?? 0,
    ...(endorsed?.size && {endorsed: true as const}), ...(resolved && {resolved}), ...(pinned && {pinned}), ...(locked && {locked}),
  };
}

const COLUMNS = ['id', 'thread', 'level', 'parent', 'at', 'edited', 'author', 'person', 'staff', 'text', 'state', 'quote', 'second',
  'likes', 'too', 'endorsed', 'resolved', 'pinned', 'locked'] as const satisfies (keyof Said)[];

/** RFC 4180; without the mark before it, spreadsheets take UTF-8 for something else. */
export const csvOf = ({posts}: Copy): string => `\ufeff${csvLine(COLUMNS)}${posts.map((post) => csvLine(COLUMNS.map((name) => post[name]))).join('')}`;

export const jsonOf = (copy: Copy): string => `${JSON.stringify({format: 'flip-discussion', version: 1, ...copy}, undefined, 2)}\n`;

/** What Markdown needs besides a copy: words in the reader's language, and what makes posted text fit for a file. */
export interface Manner {
  inReplyTo(name: string): string;
  edited(when: string): string;
  teacher: string;
  states: Readonly<Record<NonNullable<Said['state']>, string>>;
  escaped(text: string): string;
  harmless(markdown: string): string;
}

/**
 * Threads as lists in each other, each post's words as a quote: so nothing in them reaches beyond their post. Comes piece
 * by piece, for a long one takes a while.
 */
export function* markdownOf({label, page, saved, posts}: Copy, manner: Manner): Generator<string> {
  yield `# ${inLine(label, manner)}\n\n<${page}> · ${saved}\n`;
  const known = new Map(posts.map((post) => [post.id, post]));
  for (const post of posts) yield lineOf(post, known, manner);
}

function lineOf(post: Said, known: ReadonlyMap<string, Said>, manner: Manner): string {
  const indent = '  '.repeat(Math.min(post.level, DEEPEST));
  const nameOf = ({author}: Said) => inLine(author, manner);
  const to = post.parent === undefined ? undefined : known.get(post.parent);
  const head = [
    `**${nameOf(post)}**${post.staff ? ` (${manner.teacher})` : ''}`, ...(to && post.level > 1 ? [manner.inReplyTo(nameOf(to))] : []),
    post.at, ...(post.edited ? [manner.edited(post.edited)] : []), ...(post.state ? [`*${manner.states[post.state]}*`] : []),
  ];
  const quoted = post.quote === undefined ? undefined : known.get(post.quote);
  const quote = quoted?.text ? [`> **${nameOf(quoted)}:** ${inLine(gist(quoted.text), manner)}`, ''] : [];
  const words = post.text ? [...quote, ...linesOf(manner.harmless(post.text))] : [];
  return `\n${indent}- ${head.join(' · ')}\n${words.map((line) => `${indent}  > ${line}`.trimEnd() + '\n').join('')}`;
}

const linesOf = (text: string): string[] => text.split(/\r\n?|\n/);

/** In one line, and without the signs that would turn the text after them around. */
const inLine = (text: string, {escaped}: Manner): string =>
  escaped(text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '').trim());

/** A label as the name of a file that every system takes, with the day. */
export function fileName(label: string, saved: string, ending: string): string {
  const plain = Array.from(label.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')).slice(0, LONGEST_NAME).join('');
  return [plain.replace(/^-+|-+$/g, ''), saved.slice(0, 10)].filter(Boolean).join('-') + `.${ending}`;
}
