import {contributionsOf, type Contribution, type Counted, type Fault, type Participation, type Rating, type Terms} from './participation.js';
import {threadOf} from './talk.js';
import {ownText, ownWords} from './words.js';

/*
 * What a learner's part in a discussion is worth by rules that anybody can reckon. The parts are Perusall's, as far as they
 * concern a discussion (support.perusall.com, "How scoring works"): what is said, 0, 1 or 2 points each, of which the best
 * count; replies; responses got; upvotes got. How it judges a text is not published; these are our own rules:
 */

/** A post of fewer different words is worth nothing; one of so many is long. */
export const FEW = 8;
export const LONG = 25;
/** So many posts of a learner count in a thread that another learner opened, and so many of a day (UTC). */
export const PER_THREAD = 2;
export const PER_DAY = 10;
/** What is asked for where the author asks for nothing: replies; people who answer; people who like. */
export const REPLIES = 2;
export const ECHO = 2;

/** How much each part weighs; only how they compare counts. */
export interface Weights {
  quality: number;
  replies: number;
  answers: number;
  likes: number;
}

export const WEIGHTS: Weights = {quality: 50, replies: 30, answers: 10, likes: 10};

const QUESTION = /[?？؟՞፧]/;

/** Words that give a reason, of several languages: whoever reads with which, the same post is worth the same. */
export const REASONS = {
  en: 'because since therefore hence thus', de: 'weil denn deshalb deswegen daher darum', fr: 'parce puisque donc', es: 'porque pues',
  it: 'perché poiché quindi', nl: 'omdat daarom doordat', pt: 'porque portanto', pl: 'ponieważ dlatego', tr: 'çünkü', ru: 'потому поэтому',
  uk: 'тому', ar: 'لأن', zh: '因为 因為 所以', ja: 'なぜなら だから', ko: '왜냐하면 때문에',
} as const;

const SPACED = Object.entries(REASONS).flatMap(([lang, words]) => (/^(?:zh|ja)$/.test(lang) ? [] : words.split(' ')));
const REASON = new RegExp(`(?<![\\p{L}\\p{M}])(?:${SPACED.join('|')})(?![\\p{L}\\p{M}])|${`${REASONS.zh} ${REASONS.ja}`.replaceAll(' ', '|')}`, 'iu');

/** What speaks for a post. */
export type Sign = 'long' | 'question' | 'reason' | 'answered' | 'endorsed' | 'rated';

/** What a post is worth: 0, 1 or 2, or what the staff says of it; by which signs, or why it counts nothing. */
export interface Worth {
  post: Contribution;
  points: number;
  signs: Sign[];
  fault?: Fault | 'few' | 'many' | undefined;
}

/** A part of the score: so much there is of so much; so much that earns of what it weighs, both 0..1. */
export interface Reason {
  what: keyof Weights;
  have: number;
  of: number;
  earned: number;
  weight: number;
}

/** What a learner's part is worth. */
export interface Score {
  /** 0..1: what the staff says, or else what the rules give. */
  score: number;
  /** By the rules alone. */
  reckoned: number;
  reasons: Reason[];
  posts: Worth[];
  rating: Rating | undefined;
}

export interface ScoreTerms extends Terms {weights?: Weights}

/** The score of a learner with its reasons. Only what is in the log makes it, so that learner and staff see the same. */
export function scoreOf(participation: Participation, learner: string, terms: ScoreTerms): Score {
  const counted = contributionsOf(participation, learner, terms);
  const echo = echoOf(participation, learner, terms);
  const posts = judged(counted, {participation, echo, terms});
  const good = counted.flatMap((each, i) => (posts[i]!.points > 0 ? {...each, points: posts[i]!.points} : []));
  const threads = inThreads(good, participation);
  const replies = terms.replies || REPLIES;
  const best = terms.contributions || (terms.posts || 1) + replies;
  const people = (each: (post: Contribution) => Iterable<string>) => new Set(good.flatMap(({post}) => [...each(post)])).size;
  const have: Weights = {
    quality: bestOf(threads, best), replies: repliesIn(threads), answers: people(({id}) => echo.get(id) ?? []),
    likes: people(({likes, too, endorsed}) => [...likes, ...too, ...endorsed].filter((author) => author !== learner)),
  };
  const reasons = weighed(have, {quality: 2 * best, replies, answers: ECHO, likes: ECHO}, terms.weights ?? WEIGHTS);
  const reckoned = round(reasons.reduce((sum, {earned}) => sum + earned, 0));
  const rating = participation.ratings.get(learner);
  return {score: rating?.score ?? reckoned, reckoned, reasons, posts, rating};
}

function weighed(have: Weights, of: Weights, weights: Weights): Reason[] {
  const names = (Object.keys(WEIGHTS) as (keyof Weights)[]).filter((name) => weights[name] > 0);
  const all = names.reduce((sum, name) => sum + weights[name], 0);
  return names.map((what) => {
    const weight = weights[what] / all;
    const got = Math.min(have[what], of[what]);
    return {what, have: got, of: of[what], earned: weight * got / of[what], weight};
  });
}

const round = (score: number) => Math.min(1, Math.round(score * 1000) / 1000);

/** Who else answered each post, with something that counts. */
function echoOf({byAuthor, byParent}: Participation, learner: string, terms: Terms): Map<string, Set<string>> {
  const counts = ({author, removed, hidden, staff, approved = -1, changed, text}: Contribution) => author !== learner && !removed && !hidden
    && (!terms.moderated || staff || approved >= changed) && ownWords(text, terms.lang).length > 0;
  const people = (post: Contribution) => new Set((byParent.get(post.id) ?? []).filter(counts).map(({author}) => author));
  return new Map((byAuthor.get(learner) ?? []).map((post) => [post.id, people(post)] as const).filter(([, {size}]) => size > 0));
}

/** What each post is worth on its own. */
function judged(counted: readonly Counted[], {participation: {marks}, echo, terms}: {participation: Participation; echo: ReadonlyMap<string, unknown>; terms: Terms}): Worth[] {
  const days = new Map<string, number>();
  return counted.map(({post, fault}) => {
    const day = post.at.slice(0, 10);
    const onDay = (days.get(day) ?? 0) + Number(!post.removed);
    days.set(day, onDay);
    if (fault) return {post, points: 0, signs: [], fault};
    if (onDay > PER_DAY) return {post, points: 0, signs: [], fault: 'many'};
    const mark = marks.get(post.id);
    if (mark) return {post, points: 2 * mark.score, signs: ['rated']};
    return {post, ...qualityOf(post, echo.has(post.id), terms.lang)};
  });
}

/** 0: fewer than 8 different words. 2: two of long, a question or a reason, answered; or endorsed. 1: the rest. */
function qualityOf({text, endorsed}: Contribution, isAnswered: boolean, lang: string): Pick<Worth, 'points' | 'signs' | 'fault'> {
  if (endorsed.size > 0) return {points: 2, signs: ['endorsed']};
  const words = new Set(ownWords(text, lang)).size;
  if (words < FEW) return {points: 0, signs: [], fault: 'few'};
  const own = ownText(text);
  const thought: Sign[] = QUESTION.test(own) ? ['question'] : REASON.test(own) ? ['reason'] : [];
  const signs: Sign[] = [...(words >= LONG ? ['long' as const] : []), ...thought, ...(isAnswered ? ['answered' as const] : [])];
  return {points: signs.length >= 2 ? 2 : 1, signs};
}

type Good = Counted & {points: number};

/** What a learner wrote in one thread. Where another learner opened it, only so many posts count. */
interface Thread {
  most: number;
  list: Good[];
}

function inThreads(good: readonly Good[], {posts}: Participation): Thread[] {
  const threads = new Map<string, Thread>();
  for (const each of good) {
    const {id, author, staff} = posts.get(threadOf(posts, each.post.id))!;
    const thread = threads.get(id) ?? {most: staff || author === each.post.author ? Infinity : PER_THREAD, list: []};
    thread.list.push(each);
    threads.set(id, thread);
  }
  return [...threads.values()];
}

/** The points of the best posts together, at most so many. */
function bestOf(threads: readonly Thread[], count: number): number {
  const down = (points: number[]) => points.sort((a, b) => b - a);
  const points = threads.flatMap(({list, most}) => down(list.map((each) => each.points)).slice(0, most));
  return down(points).slice(0, count).reduce((sum, each) => sum + each, 0);
}

/** How many posts of others were answered: two replies to one count once. */
function repliesIn(threads: readonly Thread[]): number {
  return threads.reduce((sum, {list, most}) => sum + Math.min(most, new Set(list.flatMap(({kind, post}) => (kind === 'reply' ? [post.parent] : []))).size), 0);
}
