/** What each type of entry says. The key is a past-tense verb; `flip-` before it is the event's name. */
export interface EntryData {
  /** Somebody opened the lesson; `view`: not as a learner, but as its teacher or on a screen. */
  launched: {view?: string};
  /** Seconds `[from, to)` of the medium were played while visible, at this speed. */
  watched: {from: number; to: number; rate: number};
  /** Seconds `[from, to)` of the medium were read in its transcript. */
  read: {from: number; to: number};
  /** A note at a second, a bookmark when it has no words. With `note` it changes that one, with `removed` it takes it away. */
  noted: {at: number; text: string; note?: string; removed?: boolean};
  /** Playing came to a checkpoint. */
  reached: {checkpoint: string};
  /** The learner did what the checkpoint asks. */
  passed: {checkpoint: string};
  /** The learner left a checkpoint out that may be left out. */
  skipped: {checkpoint: string};
  /** A question was answered. `response` holds option keys, `score` is 0..1 or `null` (not graded), `duration` seconds. */
  answered: {
    question: string; response: string[]; score: number | null; correct: boolean | null; try: number; duration: number;
    /** The wrong ideas behind the chosen options. */
    misconceptions?: string[];
    /** Hash of the question as it was asked: tells an answer to an older wording. */
    version?: string;
    /** How sure the learner is, 0..1. */
    certainty?: number;
    /** The learner's own judgement of the answer, `gravity[.]had` each: said after it was checked, in an entry with the same `try`. */
    judged?: string[];
    /** The attempt at the quiz that it belongs to, where it is not the first. */
    attempt?: number;
  };
  /**
   * An attempt at a quiz began: what its order follows from, which questions were picked, and when it must be handed in
   * (ISO 8601). Of two with one number the first counts.
   */
  attempted: {attempt: number; seed?: string; picked?: string[]; until?: string};
  /** A quiz was finished; `score` is 0..1, `certainty` the points for being rightly sure. */
  submitted: {score: number; attempt?: number; certainty?: number};
  /** What is unclear, in the learner's words; the latest counts. */
  asked: {text: string};
  /**
   * How an activity's talk is arranged: `core/talk.ts` folds it. `gate`: others' posts are seen after an own one, or once the
   * teacher opens them; `anonymous`: to the other learners, or to all; `moderated`: seen once approved; `closes`: ISO 8601;
   * `perDay`: posts of one learner in 24 hours; `version`: of the page that says so.
   */
  arranged: {
    gate?: 'none' | 'post-first' | 'teacher'; anonymous?: 'no' | 'peers' | 'all'; moderated?: boolean; kind?: string; closes?: string;
    perDay?: number; version?: string;
  } & Spoken;
  /**
   * A post, or with `parent` a reply to one; `at` a second of the video it is about, `quote` the post it quotes; `answer`: the
   * option keys that it gives a reason for.
   */
  posted: {text: string; parent?: string; at?: number; quote?: string; answer?: string[]} & Spoken & Redacted;
  edited: {post: string; text: string} & Redacted;
  /** Its author takes a post back. */
  removed: {post: string};
  /** A mark on a post, set or taken back. `too`: I have this too. */
  reacted: {post: string; kind: 'like' | 'too'; on: boolean};
  /** The staff stands behind a post. */
  endorsed: {post: string; on: boolean};
  /** What the staff does with a post; `resolved` also by who opened the thread. An approval holds for what was said before it. */
  moderated: {post: string; as: Moderation; on: boolean};
  /** The staff is to look at a post. */
  reported: {post: string; reason?: string};
  /** What a learner's part is worth, 0..1, and why; of one post, or with none of all that they said here. Taken back with `on: false`. */
  rated: {learner: string; score: number; reasons?: string[]; post?: string; on?: boolean};
  /**
   * The class moves to a phase of a poll or of peer instruction; the latest counts. `run` counts from 1: a new one asks the
   * class again. `until` is when the phase ends (ISO 8601) and `seconds` how long it was to last, where time is given;
   * `question` is asked where the teacher chose another than the page names.
   */
  staged: {phase: string; run: number; until?: string; seconds?: number; question?: string};
  /** Where the teacher is in the lesson (the id of an activity), and whether learners' pages follow (`teacher`) or go their own way (`self`). */
  led: {to?: string; pace: string};
  /**
   * A vote: of one learner, run and round the latest before it closed counts. `response`, `score`, `correct`, `certainty` and
   * `misconceptions` as in `answered`.
   */
  voted: {
    question: string; run: number; round: number; response: string[]; score: number | null; correct: boolean | null;
    certainty?: number; misconceptions?: string[];
  };
  /**
   * What the class may know of its votes: sums, and never who. While a vote runs only how many there are (`counts` is empty).
   * `changes`: right-right, wrong-right, right-wrong, wrong-wrong; `gain`: Hake's; `shown`: the teacher had the results shown,
   * or hidden, for the rest of the run; `standings`: of a competition's questions so far.
   */
  revealed: {run: number; tallies: Tally[]; changes?: number[]; gain?: number; shown?: boolean; standings?: Standings};
  /**
   * Who works with whom: the latest counts, and a run's latest is who met in it. `members` are authors, `roles` of each of them
   * what they do in the group. What is too long for one entry comes in `parts` of one `issue`, and counts once all are there.
   */
  grouped: {run: number; groups: Group[]; issue?: string; part?: number; parts?: number};
  /** A sign to the teacher ("I am lost"), `at` a second of the video where it is about one; with `back` the one of that id is taken back. */
  signalled: {label: string; at?: number; back?: string};
  /** A learner wants news of a thread (the id of its first post), or with none of the whole talk, or wants no more; `core/following.ts` folds it. */
  followed: {thread?: string; on: boolean};
  /** A survey was answered by name: the answers by question, as in `answered`; empty where one was passed over. */
  surveyed: {answers: Answers};
  /**
   * The same, and nobody is to know who. No class keeps it as it is: it waits until there are answers of `group` people (with
   * `by` of so many who answered that question alike), and becomes `gathered`.
   */
  confided: {answers: Answers; group: number; by?: string};
  /** What several people answered to one question of a survey, in no order; `of`: all of them answered `by` so. A class says it. */
  gathered: {question: string; responses: string[][]; by?: string; of?: string[]};
  /** What everybody may know of a question of a survey: sums, or words in no order. */
  summed: {question: string; total: number; counts: Record<string, number>; mean?: number; median?: number; words?: string[]};
  /** You said, we did: what the staff changed for what a survey said. With `note` it changes that one, with `removed` it takes it away. */
  heeded: {said: string; did: string; note?: string; removed?: boolean};
  /** How much of an activity is done, 0..1. */
  progressed: {ratio: number};
  /** `version` and `attempt`: as in `answered`. */
  completed: {score?: number; coverage?: number; version?: string; attempt?: number};
}

export type Moderation = 'hidden' | 'approved' | 'pinned' | 'locked' | 'resolved';

/** The votes of one round (0: as the same question was answered before class): how many there are, how many chose each option (by its key), and how many of them are right. */
export interface Tally {
  round: number;
  total: number;
  counts: Record<string, number>;
  right?: number;
  /** How `counts` were made where they are more than options chosen: the question's type, see `core/counting.ts`. */
  kind?: string;
  /** Of a ranking the places that each option got, of points what each was given, added up over the votes. */
  sums?: Record<string, number>;
  /** Of numbers: the one in the middle, and what they come to on the average. */
  median?: number;
  mean?: number;
}

/** What somebody answered, by the id of the question. */
export type Answers = Record<string, string[]>;

/** A group of the class, with nothing in it that tells who is right. */
export interface Group {label: string; members: string[]; roles?: string[][]}

/** What a class may know of its competition: `core/standings.ts` makes and checks it (few pages need that), and says who is meant. */
export interface Standings {
  by: string;
  /** The questions that count, by their polls, and the run of each. */
  polls: Record<string, number>;
  /** The best ones, or all teams, from the best on: `n` is the number of a made-up name. */
  rows: {n?: number; label?: string; points: number}[];
  /** How many have so many points. */
  ladder?: Record<string, number>;
  /** Who takes part: a key each, which only they and the staff know. */
  keys?: string;
  /** How many teams were drawn. */
  teams?: number;
  /** Points were given for speed. */
  speed?: boolean;
}

/** Said as staff: a class takes it from nobody else. */
interface Spoken {by?: 'staff'}

/** A class has left out the words: the reader may not see them (any more). */
interface Redacted {redacted?: true}

export type EntryType = keyof EntryData;

/** Who may read an entry: everybody in the space; its author and the staff; the learner it names and the staff; its author alone. */
export type Audience = 'all' | 'staff-and-self' | 'staff-and-subject' | 'self';

/** One line of a lesson's log. `author`, `at` (ISO 8601) and `seq` are set by the log, never by the client. */
export interface Entry<T extends EntryType = EntryType> {
  id: string;
  space: string;
  activity: string;
  type: T;
  data: EntryData[T];
  author: string;
  at: string;
  /** When it happened (ISO 8601), where it came to the class later than that: told by the device, corrected by the server. */
  made?: string;
  seq: number;
}

/** What a client may say. `id` is a UUID of its own making: appending twice with one id appends once. */
export type NewEntry<T extends EntryType = EntryType> = Pick<Entry<T>, 'id' | 'activity' | 'type' | 'data'>;

/** The most that `data` may weigh, in bytes of UTF-8 JSON. */
export const MAX_DATA_BYTES = 16 * 1024;

/** What `data` weighs, in bytes of UTF-8 JSON. */
export const bytesOf = (data: unknown): number => new TextEncoder().encode(JSON.stringify(data)).length;

/** Narrows an entry to one type. */
export function isEntry<T extends EntryType>(entry: Entry, type: T): entry is Entry<T> {
  return entry.type === type;
}
