import type {Quality} from './port.js';

/** A `<source>` as its author wrote it. */
export interface Variant extends Quality {
  readonly src: string;
  readonly type: string;
}

/** What `<source>`s offer: those this browser may play, in the author's order, each under a name of its own. */
export function variantsOf(sources: readonly HTMLSourceElement[], canPlay: (type: string) => boolean): Variant[] {
  const taken = new Set<string>();
  return sources
    .filter((source) => source.getAttribute('src') && (!source.type || canPlay(source.type)) && (!source.media || matchMedia(source.media).matches))
    .map((source, i) => {
      const label = source.getAttribute('label') ?? source.dataset.quality ?? '';
      let id = label || String(i + 1);
      while (taken.has(id)) id += '′';
      taken.add(id);
      return {id, label: label || nameOf(source, i), src: source.getAttribute('src') ?? '', type: source.type};
    });
}

/** By its address where that tells a height (`talk-720p.mp4`), else its number. */
function nameOf(source: HTMLSourceElement, i: number): string {
  return /\b\d{3,4}p\b/.exec((source.getAttribute('src') ?? '').replace(/_/g, '-'))?.[0] ?? String(i + 1);
}
