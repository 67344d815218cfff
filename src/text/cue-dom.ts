/** What stands in a cue, see `formats/cue-text.ts`: words, or a mark around some. */
export type Marked = string | {readonly type: string; readonly value?: string; readonly children?: readonly Marked[]};

/** From and to, in characters of the words. */
export type Range = readonly [from: number, to: number];

const DRAWN = new Set(['i', 'b', 'u', 'ruby', 'rt']);

/** The words as they stand in the DOM. */
export function wordsOf(nodes: readonly Marked[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : wordsOf(node.children ?? []))).join('');
}

/**
 * Makes DOM from a cue, by createElement alone: italics, bold, underline, ruby, languages. Classes are colours chosen for
 * a picture that is not here; who speaks is told elsewhere.
 * @param hits what to highlight, sorted
 */
export function cueDom(nodes: readonly Marked[], hits: readonly Range[] = []): Node[] {
  let at = 0;
  const words = (text: string): Node[] => {
    const from = at;
    at += text.length;
    const out: Node[] = [];
    let done = from;
    for (const [start, end] of hits) {
      const [first, last] = [Math.max(start, done), Math.min(end, at)];
      if (first >= last) continue;
      if (first > done) out.push(document.createTextNode(text.slice(done - from, first - from)));
      out.push(around('mark', [document.createTextNode(text.slice(first - from, last - from))]));
      done = last;
    }
    if (done < at) out.push(document.createTextNode(text.slice(done - from)));
    return out;
  };
  const build = (node: Marked): Node[] => {
    if (typeof node === 'string') return words(node);
    const inner = (node.children ?? []).flatMap(build);
    if (DRAWN.has(node.type)) return [around(node.type, inner)];
    if (node.type !== 'lang' || !node.value) return inner;
    const span = around('span', inner);
    span.lang = node.value;
    return [span];
  };
  return nodes.flatMap(build);
}

function around(tag: string, inner: Node[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(...inner);
  return element;
}
