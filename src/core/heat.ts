import {isEntry, type Entry} from './entry.js';

/** A stretch that was seen more often than the rest, seconds. */
export interface Peak {from: number; to: number; times: number}

/**
 * How often each part of a video was seen: passes through it, on average over its seconds, all learners together.
 * @param entries `watched` entries of one video, of a learner or of a class; others are left out
 * @param length of the video, seconds
 * @param buckets into how many equal parts it is cut
 */
export function heatOf(entries: readonly Entry[], length: number, buckets: number): number[] {
  const heat = Array.from({length: buckets}, () => 0);
  if (!(length > 0) || !Number.isFinite(length)) return heat;
  const width = length / buckets;
  for (const entry of entries) {
    if (!isEntry(entry, 'watched')) continue;
    const [from, to] = [Math.max(0, entry.data.from), Math.min(length, entry.data.to)];
    for (let i = Math.floor(from / width); i < buckets && i * width < to; i++) {
      heat[i]! += Math.max(0, Math.min(to, (i + 1) * width) - Math.max(from, i * width)) / width;
    }
  }
  return heat;
}

/** The stretches that were seen again, the most often seen first, then in their order. */
export function peaksOf(heat: readonly number[], length: number, most = 3): Peak[] {
  const width = length / heat.length;
  const times = heat.map(Math.round);
  const highest = Math.max(0, ...times);
  if (highest < 2) return [];
  const peaks: Peak[] = [];
  for (const [i, count] of times.entries()) {
    const last = peaks.at(-1);
    if (count < 2) continue;
    if (last && last.times === count && Math.abs(last.to - i * width) < width / 2) last.to = (i + 1) * width;
    else peaks.push({from: i * width, to: (i + 1) * width, times: count});
  }
  return peaks.sort((a, b) => b.times - a.times || b.to - b.from - (a.to - a.from)).slice(0, most)
    .sort((a, b) => a.from - b.from);
}
