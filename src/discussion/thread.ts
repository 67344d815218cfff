import {isEntry, type Entry} from '../core/entry.js';
import {UNNUMBERED} from '../core/log.js';

/** A post as it stands now. */
export interface Post {
  id: string;
  author: string;
  /** ISO 8601, by the log's clock. */
  at: string;
  text: string;
  /** The post it answers, as its author said. */
  parent?: string;
  /** When its author last changed it. */
  edited?: string;
  /** Who likes it. */
  likes: ReadonlySet<string>;
  /** The log has it. */
  kept: boolean;
}

/** A post at its place in reading order. */
export interface Row {
  post: Post;
  /** 0 opens a thread, 1 answers it, and so on. */
  level: number;
  /** The post it answers, when that is here. */
  to?: Post;
}

/**
 * What was said, from the entries of a discussion in the log's order. Only an author changes a post; what changes or
 * likes a post that is not here waits for it; the last word counts, and nobody likes a post twice.
 */
export function foldPosts(entries: readonly Entry[]): Map<string, Post> {
  const posts = new Map<string, Post & {likes: Set<string>}>();
  for (const entry of entries) {
    if (!isEntry(entry, 'posted')) continue;
    const {id, author, at, seq, data: {text, parent}} = entry;
    posts.set(id, {id, author, at, text, ...(parent !== undefined && {parent}), likes: new Set(), kept: seq < UNNUMBERED});
  }
  for (const entry of entries) {
    if (isEntry(entry, 'edited')) {
      const post = posts.get(entry.data.post);
      if (post?.author === entry.author) Object.assign(post, {text: entry.data.text, edited: entry.at});
    } else if (isEntry(entry, 'reacted') && entry.data.kind === 'like') {
      const likes = posts.get(entry.data.post)?.likes;
      if (entry.data.on) likes?.add(entry.author);
      else likes?.delete(entry.author);
    }
  }
  return posts;
}

/**
 * Posts in reading order: the newest thread first, answers under what they answer, oldest first. What answers a post
 * that is not here opens a thread, for words must not vanish with what they answered; it moves when that post comes.
 * Posts that answer each other in a circle, which only a forged client writes, open threads too.
 */
export function inThreads(posts: ReadonlyMap<string, Post>): Row[] {
  const circle = circling(posts);
  const openings: Row[] = [];
  const answers = new Map<string, Post[]>();
  for (const post of posts.values()) {
    const {parent} = post;
    if (parent === undefined || !posts.has(parent) || circle.has(post.id)) openings.push({post, level: 0});
    else if (answers.has(parent)) answers.get(parent)!.push(post);
    else answers.set(parent, [post]);
  }
  // A stack, not recursion: a thread may be thousands deep. What is pushed last is read first.
  const rows: Row[] = [];
  for (let row = openings.pop(); row; row = openings.pop()) {
    rows.push(row);
    const {post: to, level} = row;
    for (const post of (answers.get(to.id) ?? []).reverse()) openings.push({post, level: level + 1, to});
  }
  return rows;
}

/** Ids of the posts that answer each other in a circle. */
function circling(posts: ReadonlyMap<string, Post>): Set<string> {
  const walked = new Set<string>();
  const circle = new Set<string>();
  for (const start of posts.values()) {
    const path: string[] = [];
    let post: Post | undefined = start;
    for (; post && !walked.has(post.id); post = posts.get(post.parent ?? '')) {
      walked.add(post.id);
      path.push(post.id);
    }
    const from = post ? path.indexOf(post.id) : -1;
    if (from >= 0) for (const id of path.slice(from)) circle.add(id);
  }
  return circle;
}
