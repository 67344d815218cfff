import type {CSSResult, ReactiveElement} from 'lit';
import type {Entry, EntryData} from '../core/entry.js';
import type {Need, Participation} from '../core/participation.js';
import type {Score} from '../core/score.js';
import type {Arrangement} from '../core/talk.js';
import type {ActivityController} from '../element/activity.js';
import type {Standing} from '../element/gate.js';
import type {Localize} from '../element/localize.js';
import type {Post, Posts} from './posts.js';
import type {Row} from './thread.js';

/** The discussion as its extras know it: see `FlipDiscussion`. */
export interface Talk extends ReactiveElement {
  readonly label: string;
  readonly kind: 'threads' | 'questions' | 'one-each' | 'single';
  readonly gate: 'none' | 'post-first' | 'teacher';
  readonly anonymous: 'no' | 'peers' | 'all';
  readonly moderated: boolean;
  readonly closes: string;
  readonly limit: number | undefined;
  readonly sort: string;
  readonly minWords: number | undefined;
  readonly maxWords: number | undefined;
  readonly editFor: number | undefined;
  readonly for: string;
  readonly anchor: string;
  readonly posts: number | undefined;
  readonly replies: number | undefined;
  readonly contributions: number | undefined;
  readonly scored: string | undefined;
  readonly weights: string;
}

/** What somebody may want to do, with the discussion as a whole or with a post. */
export type Deed = 'post' | 'reply' | 'edit' | 'like';

/** What a discussion is made of, for its extras to use. */
export interface Parts {
  readonly talk: Talk;
  readonly activity: ActivityController;
  readonly localize: Localize;
  /** Folds entries; an extra may teach it more types. */
  readonly book: Posts;
  readonly extras: Shared;
  /** All posts that came, shown or not. */
  readonly posts: () => ReadonlyMap<string, Post>;
  /** Those of them that this reader may know of. */
  readonly seen: () => ReadonlyMap<string, Post>;
  /** Those on show, in reading order. */
  readonly rows: () => readonly Row[];
  readonly isMine: (entry: Pick<Entry, 'author'>) => boolean;
  /** The reader is staff. */
  readonly isStaff: () => boolean;
  /** The log is a class's: a server holds everybody to the rules, and others read what is written here. */
  readonly isClass: () => boolean;
  readonly nameOf: (author: string) => string;
  /** The name that somebody gave; empty where nobody knows it. */
  readonly called: (author: string) => string;
  /** The ids of posts that came since the last visit and were not read yet; set by the extra that marks them. */
  unread?: () => ReadonlySet<string>;
  /** Shows the posts that wait to be asked for: only after the reader did. */
  readonly reveal: () => void;
  /** Somebody types here or has read on: nothing may move. */
  readonly isBusy: () => boolean;
  /** Whether a box holds words; set by the extra that has the boxes. */
  typed?: (key: string) => boolean;
  /** How the talk is arranged; set by the extra that knows the rules. */
  arrangement?: () => Arrangement;
  /** Gives names in a post's text their own direction; set by the extra that finds them. */
  dress?: (nodes: Node[]) => Node[];
  /** How somebody is called whose name is not known; set by the extra that has the words. */
  alias?: (author: string) => string;
  /** Whether a post waits for the staff's approval; set by the extra that knows it. */
  waits?: (post: Post) => boolean;
  /** What a learner's part is worth; set by the extra that reckons it. */
  worth?: Reckoner;
  /** Says something to screen readers, politely. */
  readonly say: (words: string) => void;
  /** Draws a post anew, or all that is shown. */
  readonly redraw: (post?: string) => void;
  /** Puts the rows in order anew. @param afresh from the first page on */
  readonly arrange: (afresh?: boolean) => void;
  /** What others wrote is shown at once when it comes next, as at first. */
  readonly welcome: () => void;
  /** Draws so many rows that this post is among them; false where it is not among the rows, or too far down to draw all before it. */
  readonly reach: (post: string) => boolean;
  /** Moves the focus to a post, or to something in it: only ever after what the reader did. */
  readonly focus: (post: string, inside?: string) => Promise<void>;
}

/** What a post says besides its words. */
export type Added = Pick<EntryData['posted'], 'at'>;

/** Who says what a part is worth: nobody, the rules until the teacher does, or the teacher alone. */
export type Scorer = 'nobody' | 'rules' | 'teacher';

/** Reckons what the parts of learners are worth. */
export interface Reckoner {
  /** Who did what here. */
  readonly participation: Participation;
  readonly scorer: Scorer;
  /** How many posts and replies of a learner count. */
  count(learner: string): {posts: number; replies: number};
  /** What is asked of a learner, and how much of it is there. */
  needs(learner: string): Need[];
  score(learner: string): Score;
  /** How the reader stands with it, once that is known. */
  readonly standing: Standing | undefined;
}

/** What extras know of each other. */
export interface Shared {
  /** Somebody asks for what an extra does, be it here or still to come. */
  act(name: string, post?: Post): void;
  drawPost(place: PostPlace, post: Post): unknown[];
  forbids(deed: Deed, post?: Post): boolean;
  /** Why a text cannot be sent; empty where it can. */
  fault(key: string, text: string): string;
  /** @param key the box that is drawn in, see `Box` */
  draw(place: Place, key?: string): unknown[];
  /** What a post that is on its way says besides its words. */
  adds(key: string): Added;
  /** The log has what was in a box, or gave it back. */
  sent(key: string, kept: boolean): void;
  /** What an extra gives is here. */
  has(name: string): boolean;
}

/**
 * Where an extra may draw: below the prompt; in place of the box for a new post; in a box, below the text, what is to be
 * read and what is to be done; above the posts; in place of "Nobody has written yet"; below the posts; beside their number;
 * below that; in what opens there.
 */
export type Place = 'top' | 'new' | 'note' | 'box' | 'tools' | 'empty' | 'end' | 'tally' | 'panel' | 'about';

/** Where it may draw in a post: behind the name; above the words; in their place; among the buttons; in place of these; in its menu; below all. */
export type PostPlace = 'badges' | 'above' | 'instead' | 'acts' | 'editing' | 'menu' | 'below';

/** A part of the discussion that not every page needs: it is loaded when the page or the reader asks for it. */
export interface Extra {
  readonly styles?: CSSResult;
  /** It never changes which posts there are, nor their order. */
  readonly isLook?: true;
  /** It knows what it needs from earlier visits. */
  readonly ready?: Promise<unknown>;
  readonly draw?: Readonly<Partial<Record<Place, (key?: string) => unknown>>>;
  readonly post?: Readonly<Partial<Record<PostPlace, (post: Post) => unknown>>>;
  /** The reader does not see this post, nor that there is one. */
  hides?(post: Post): boolean;
  /** Puts rows in another order, or leaves some out. */
  sift?(rows: Row[]): Row[];
  forbids?(deed: Deed, post?: Post): boolean;
  /** Why a text cannot be sent. @param key the box, see `Box` */
  fault?(key: string, text: string): string | undefined;
  /** See `Shared`. */
  adds?(key: string): Added;
  onSent?(key: string, kept: boolean): void;
  /** The log told what it holds, or more. Before the rows are put in order. */
  onEntries?(entries: readonly Entry[]): void;
  /** A button or an address asked for something. Returns whether it is this extra's. */
  onCommand?(name: string, post?: Post): boolean;
  onKeydown?(event: KeyboardEvent): void;
  isOpen?(what: string, post: Post): boolean;
  /** The discussion is about to be drawn anew; it was drawn; it leaves the page. */
  onUpdate?(): void;
  onUpdated?(): void;
  onLeave?(): void;
}
