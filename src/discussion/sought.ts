/** Letters as they are compared: `Café` is found by `cafe`. One sign stays one sign, so that a place found is a place in the text. */
const plain = (text: string): string => Array.from(text, (letter) => {
  const [bare = letter] = Array.from(letter.normalize('NFKD').toLowerCase());
  return bare.length === letter.length ? bare : letter;
}).join('');

/** Whether a text holds all words that are sought. */
export function seek(sought: string): (text: string) => boolean {
  const words = plain(sought).split(/\s+/).filter(Boolean);
  const known = new Map<string, string>();
  return (text) => {
    let bare = known.get(text);
    if (bare === undefined) known.set(text, bare = plain(text));
    return words.every((word) => bare.includes(word));
  };
}

/** At most so many places are lit: a page with thousands would not scroll well. */
const MOST = 500;

/** Where the words stand in the posts on show. */
export function gatherHits(root: ParentNode, sought: string): Range[] {
  const words = plain(sought).split(/\s+/).filter(Boolean);
  const ranges: Range[] = [];
  for (const body of root.querySelectorAll('.post > .body')) {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && ranges.length < MOST; node = walker.nextNode()) {
      const text = plain(node.nodeValue ?? '');
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0 && ranges.length < MOST; at = text.indexOf(word, at + word.length)) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
      }
    }
  }
  return ranges;
}

const NAME = 'flip-discussion-found';
const lit = new Map<object, Range[]>();

/** Lights what was found, without touching the text; a browser that cannot does without. */
export function found(owner: object, ranges: Range[]): void {
  if (typeof Highlight !== 'function' || !CSS.highlights || (ranges.length === 0 && !lit.has(owner))) return;
  if (ranges.length > 0) lit.set(owner, ranges);
  else lit.delete(owner);
  CSS.highlights.set(NAME, new Highlight(...[...lit.values()].flat()));
}
