import type {Post} from './posts.js';

/** A post at its place in reading order. */
export interface Row {
  post: Post;
  /** 0 opens a thread, 1 answers it, and so on. */
  level: number;
  /** The post it answers, when that is here. */
  to?: Post;
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

/** Ids of the posts that answer each other in a circle. Where all answer what the log had before there is none. */
function circling(posts: ReadonlyMap<string, Post>): Set<string> {
  if ([...posts.values()].every(({parent = '', seq}) => (posts.get(parent)?.seq ?? -1) < seq)) return new Set();
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
