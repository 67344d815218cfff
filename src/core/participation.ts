import {isEntry, type Entry, type EntryData} from './entry.js';
import {ownWords} from './words.js';

/** A post as it stands now, as far as it may be worth something. */
export interface Contribution {
  readonly id: string;
  readonly author: string;
  /** ISO 8601. */
  readonly at: string;
  readonly seq: number;
  readonly parent: string | undefined;
  readonly staff: boolean;
  text: string;
  /** The number of its latest change: an approval holds for what was said before it. */
  changed: number;
  approved: number | undefined;
  removed: boolean;
  hidden: boolean;
  /** Who likes it, who has it too, and who of the staff stands behind it. */
  likes: ReadonlySet<string>;
  too: ReadonlySet<string>;
  endorsed: ReadonlySet<string>;
}

/** What the staff says a part is worth. */
export interface Rating {
  /** 0..1. */
  score: number;
  reasons: readonly string[];
  /** Who of the staff, and when (ISO 8601). */
  by: string;
  at: string;
}

/** Who did what in a discussion. */
export interface Participation {
  /** In the log's order. */
  posts: ReadonlyMap<string, Contribution>;
  /** By learner, of all that they said; and by post. */
  ratings: ReadonlyMap<string, Rating>;
  marks: ReadonlyMap<string, Rating>;
  /** Which post said a text first: text -> post. */
  firsts: ReadonlyMap<string, string>;
  /** By who wrote them, and by the post that they answer. */
  byAuthor: ReadonlyMap<string, readonly Contribution[]>;
  byParent: ReadonlyMap<string, readonly Contribution[]>;
}

/** From its entries, in the log's order. Who may say what, the class has seen to. */
export function foldParticipation(entries: readonly Entry[]): Participation {
  const posts = new Map<string, Contribution>();
  const ratings = new Map<string, Rating>();
  const marks = new Map<string, Rating>();
  for (const entry of entries) if (isEntry(entry, 'posted')) posts.set(entry.id, contributionOf(entry));
  for (const entry of entries) {
    if (entry.type === 'posted') continue;
    if (isEntry(entry, 'rated')) rate(entry, posts, entry.data.post === undefined ? ratings : marks);
    const post = posts.get((entry.data as {post?: string}).post ?? '');
    if (post) tell(post, entry);
  }
  const list = [...posts.values()];
  return {posts, ratings, marks, firsts: firstsOf(list), byAuthor: grouped(list, 'author'), byParent: grouped(list, 'parent')};
}

function grouped(posts: readonly Contribution[], by: 'author' | 'parent'): Map<string, Contribution[]> {
  const groups = new Map<string, Contribution[]>();
  for (const post of posts) {
    const key = post[by];
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(post);
    else groups.set(key, [post]);
  }
  return groups;
}

/** A post says what it does since its latest change: nobody takes another's words by editing an old post. */
function firstsOf(posts: readonly Contribution[]): Map<string, string> {
  const firsts = new Map<string, string>();
  const inTurn = posts.some(({changed, seq}) => changed !== seq) ? [...posts].sort((a, b) => a.changed - b.changed) : posts;
  for (const {id, text, removed} of inTurn) {
    const said = text.trim();
    if (!removed && !firsts.has(said)) firsts.set(said, id);
  }
  return firsts;
}

function contributionOf({id, author, at, seq, data: {text, parent, by}}: Entry<'posted'>): Contribution {
  return {
    id, author, at, seq, parent, text, staff: by === 'staff', changed: seq, approved: undefined, removed: false, hidden: false,
    likes: NOBODY, too: NOBODY, endorsed: NOBODY,
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/** What an entry does to the post that it names. */
function tell(post: Contribution, entry: Entry): void {
  const {author, seq} = entry;
  if (isEntry(entry, 'edited') && author === post.author) Object.assign(post, {text: entry.data.text, changed: seq});
  else if (isEntry(entry, 'removed') && author === post.author) post.removed = true;
  else if (isEntry(entry, 'endorsed')) put(post, 'endorsed', entry);
  else if (isEntry(entry, 'reacted') && /^(?:like|too)$/.test(entry.data.kind)) put(post, entry.data.kind === 'too' ? 'too' : 'likes', entry);
  else if (isEntry(entry, 'moderated')) moderate(post, entry.data, seq);
}

function moderate(post: Contribution, {as, on}: EntryData['moderated'], seq: number): void {
  if (as === 'hidden') post.hidden = on;
  else if (as === 'approved') post.approved = on ? seq : undefined;
}

function put(post: Contribution, name: 'likes' | 'too' | 'endorsed', {author, data: {on}}: Entry<'reacted' | 'endorsed'>): void {
  const others = [...post[name]].filter((each) => each !== author);
  post[name] = new Set(on ? [...others, author] : others);
}

/** The latest rating counts. One of a post is for its author alone. */
function rate({author, at, data: {learner, score, reasons = [], post, on}}: Entry<'rated'>, posts: Participation['posts'], list: Map<string, Rating>): void {
  if (post !== undefined && posts.get(post)?.author !== learner) return;
  if (on !== false) list.set(post ?? learner, {score, reasons, by: author, at});
  else list.delete(post ?? learner);
}

/** What is asked of a learner, and how what they write is read. */
export interface Terms {
  /** How many posts under the prompt, replies to others, and both together. */
  posts?: number | undefined;
  replies?: number | undefined;
  contributions?: number | undefined;
  /** The fewest words of a post that opens a thread. */
  minWords?: number | undefined;
  /** Posts count once they are approved. */
  moderated?: boolean;
  /** BCP 47. */
  lang: string;
}

/** Why a post does not count: taken back, hidden, not approved yet, too short, or said before. */
export type Fault = 'removed' | 'hidden' | 'waiting' | 'short' | 'repeated';

/** A post of a learner, whether it opens a thread, answers somebody else or themselves, and why it does not count. */
export interface Counted {
  post: Contribution;
  kind: 'post' | 'reply' | 'own';
  fault?: Fault | undefined;
}

/** From so many words on nobody writes what another wrote by chance. */
const COPIED = 8;

/** All that a learner wrote, in the log's order. What they spoke as staff is none of it. */
export function contributionsOf({posts, firsts, byAuthor}: Participation, learner: string, terms: Terms): Counted[] {
  const said = new Set<string>();
  return (byAuthor.get(learner) ?? []).filter(({staff}) => !staff).map((post) => {
    const parent = posts.get(post.parent ?? '');
    const kind = !parent ? 'post' : parent.author === learner ? 'own' : 'reply';
    const words = ownWords(post.text, terms.lang);
    const key = words.join(' ');
    const isCopy = words.length >= COPIED && firsts.get(post.text.trim()) !== post.id;
    const fault = faultIn(post, terms) ?? (words.length < (kind === 'post' ? terms.minWords || 1 : 1) ? 'short' : said.has(key) || isCopy ? 'repeated' : undefined);
    if (!post.removed) said.add(key);
    return {post, kind, fault};
  });
}

function faultIn({removed, hidden, approved = -1, changed}: Contribution, {moderated}: Terms): Fault | undefined {
  if (removed) return 'removed';
  if (hidden) return 'hidden';
  return moderated && approved < changed ? 'waiting' : undefined;
}

/** How much there is of something that is asked for. */
export interface Need {
  what: 'posts' | 'replies' | 'contributions';
  have: number;
  of: number;
}

/** What a learner has and what they are asked for; where nothing is, one post or reply. */
export function needsOf(counted: readonly Counted[], {posts, replies, contributions}: Terms): Need[] {
  const good = counted.filter(({fault}) => !fault);
  const count = (kind: Counted['kind']) => good.filter((each) => each.kind === kind).length;
  const asked: Need[] = [
    {what: 'posts', have: count('post'), of: posts ?? 0}, {what: 'replies', have: count('reply'), of: replies ?? 0},
    {what: 'contributions', have: good.length, of: contributions ?? 0},
  ];
  const needs = asked.filter(({of}) => of > 0);
  return needs.length > 0 ? needs : [{what: 'contributions', have: good.length, of: 1}];
}

/** How much of what is asked for is there, 0..1. */
export function shareOf(needs: readonly Need[]): number {
  const sum = (each: (need: Need) => number) => needs.reduce((all, need) => all + each(need), 0);
  return sum(({have, of}) => Math.min(have, of)) / sum(({of}) => of);
}
