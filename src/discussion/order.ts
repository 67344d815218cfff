import type {Post} from './posts.js';
import type {Row} from './thread.js';

export const ORDERS = ['new', 'old', 'top', 'unanswered', 'place'] as const;
/** How threads follow each other: the newest first, the oldest first, the best liked first, those without an answer first, or by their place in a video. */
export type Order = typeof ORDERS[number];

/** How much others stand behind a post: the staff's word weighs most. */
export const weightOf = ({likes, too, endorsed}: Post): number => likes.size + (too?.size ?? 0) + 5 * (endorsed?.size ?? 0);

/** Rows, thread by thread. */
export function threadsIn(rows: readonly Row[]): Row[][] {
  const threads: Row[][] = [];
  for (const row of rows) {
    if (row.level === 0) threads.push([row]);
    else threads.at(-1)!.push(row);
  }
  return threads;
}

/** Where each thread stands, by the id of the post that opens it: what comes later moves nothing that is being read. */
export type Ranks = Map<string, readonly [pinned: number, rank: number]>;

/**
 * Rows in another order. Threads stay whole; pinned ones come first, and what is equal stays in the order it had. Flat,
 * every post stands for itself, with the one it answers beside its name.
 * @param rows the newest thread first
 * @param ranks is added to
 * @param settled somebody reads already: who is pinned now does not go to the top
 */
export function inOrderOf(rows: Row[], {order, flat = false, ranks, settled = false}: {order: Order; flat?: boolean | undefined; ranks: Ranks; settled?: boolean}): Row[] {
  // What most read, without a thought for ten thousand threads.
  if (order === 'new' && !flat && ranks.size === 0 && (settled || !rows.some(({post}) => post.pinned))) return rows;
  const threads = flat
    ? [...rows].sort((a, b) => b.post.seq - a.post.seq).map((row) => [{...row, level: 0}])
    : threadsIn(rows);
  if (order === 'old') threads.reverse();
  const ranked = threads.map((thread) => {
    const {post} = thread[0]!;
    const rank = ranks.get(post.id) ?? [Number(settled || !post.pinned), rankOf(thread, order)];
    ranks.set(post.id, rank);
    return {thread, rank};
  });
  return ranked.sort(({rank: a}, {rank: b}) => a[0] - b[0] || a[1] - b[1]).flatMap(({thread}) => thread);
}

function rankOf(thread: readonly Row[], order: Order): number {
  const {post} = thread[0]!;
  if (order === 'top') return -weightOf(post);
  if (order === 'place') return post.second ?? Number.MAX_VALUE;
  return order === 'unanswered' ? Number(thread.length > 1 || Boolean(post.resolved)) : 0;
}
