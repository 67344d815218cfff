import {formatTime} from '../core/time.js';
import {breath} from '../formats/breath.js';
import {gather} from '../formats/captions.js';
import {cueDom, wordsOf, type Range} from '../text/cue-dom.js';
import {between, type Block, type Line, type Paragraph} from './paragraphs.js';
import {find, fold, type Folded} from './search.js';

/** A line as it stands in the page. */
export interface ShownLine extends Line {readonly element: HTMLElement; readonly words: string}

/** A block as it stands in the page. */
export interface Row {
  readonly key: string;
  readonly block: Block;
  readonly element: HTMLElement;
  /** Its button: it goes to `block.at`. */
  readonly button: HTMLButtonElement | undefined;
  readonly lines: readonly ShownLine[];
  folded?: Folded;
}

/** Found words: parts of one line, or of several that follow each other. */
export interface Hit {readonly row: Row; readonly range: Range}

/** What a page says beside the captions. */
export interface PageWords {goTo(time: string): string; lang: string}

/** The text of a transcript in the DOM: thousands of lines, so it is made by hand, a little at a time. */
export class Page {
  readonly root = document.createElement('div');
  rows: Row[] = [];
  /** By their start. */
  lines: ShownLine[] = [];
  #current: ShownLine | undefined;
  #marked: Row[] = [];
  readonly #byElement = new WeakMap<Node, Row>();

  constructor() {
    this.root.className = 'text';
  }

  /** Shows these blocks. What stands there already stays, so that a text that grows does not stir under its reader. */
  async show(blocks: Iterable<Block>, words: PageWords, signal: AbortSignal): Promise<void> {
    const before = new Map(this.rows.map((row) => [row.key, row]));
    const rows: Row[] = [];
    const ready = function* (): Generator<Row> {
      for (const block of blocks) yield before.get(keyOf(block, words)) ?? rowOf(block, words);
    };
    await gather(ready(), (some) => {
      if (signal.aborted) return;
      // One step for what is new at the end; else each at its place.
      const fresh = document.createDocumentFragment();
      for (const row of some) {
        const place = this.root.children[rows.length];
        rows.push(row);
        this.#byElement.set(row.element, row);
        if (!place) fresh.append(row.element);
        else if (place !== row.element) this.root.insertBefore(row.element, place);
      }
      this.root.append(fresh);
      this.rows = rows;
    }, signal);
    if (signal.aborted) return;
    while (this.root.children.length > rows.length) this.root.lastElementChild!.remove();
    this.lines = rows.flatMap(({lines}) => lines);
  }

  /** What is said at a time: the last line that has begun. */
  lineAt(time: number): ShownLine | undefined {
    let [low, high] = [0, this.lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lines[middle]!.start <= time) low = middle + 1;
      else high = middle;
    }
    return this.lines[low - 1];
  }

  get current(): ShownLine | undefined {
    return this.#current;
  }

  set current(line: ShownLine | undefined) {
    if (line === this.#current) return;
    this.#current?.element.removeAttribute('aria-current');
    line?.element.setAttribute('aria-current', 'true');
    this.#current = line;
  }

  rowOf(node: Node): Row | undefined {
    let element: Node | null = node;
    while (element && element.parentNode !== this.root) element = element.parentNode;
    return element ? this.#byElement.get(element) : undefined;
  }

  lineOf(node: Node): ShownLine | undefined {
    return this.rowOf(node)?.lines.find(({element}) => element.contains(node));
  }

  /** Finds words and highlights them all, a little at a time. */
  async search(wanted: string, signal: AbortSignal): Promise<Hit[]> {
    for (const row of this.#marked) highlight(row, []);
    this.#marked = [];
    const hits: Hit[] = [];
    if (!wanted) return hits;
    await breath();
    const {rows} = this;
    const found = function* (): Generator<readonly [Row, Range[]]> {
      for (const row of rows) {
        if (row.lines.length === 0) continue;
        row.folded ??= fold(row.lines.map(({words}) => words).join(' '));
        const ranges = find(row.folded, wanted);
        if (ranges.length > 0) highlight(row, ranges);
        yield [row, ranges];
      }
    };
    await gather(found(), (some) => {
      for (const [row, ranges] of some) {
        if (ranges.length > 0) this.#marked.push(row);
        hits.push(...ranges.map((range) => ({row, range})));
      }
    }, signal);
    return hits;
  }

  /** The highlights of a hit, in the order of the words. */
  marksOf({row, range: [from, to]}: Hit): HTMLElement[] {
    let at = 0;
    return row.lines.flatMap(({element, words}) => {
      const marks = [...element.querySelectorAll('mark')];
      const start = at;
      at += words.length + 1;
      return marks.filter((mark) => {
        const place = start + placeIn(element, mark);
        return place < to && place + mark.textContent.length > from;
      });
    });
  }
}

function keyOf(block: Block, {lang}: PageWords): string {
  if (block.kind !== 'text') return `${block.kind} ${block.at} ${block.title}`;
  const {lines} = block;
  return `${lang} ${block.at} ${lines.length} ${block.speaker} ${lines.map(({nodes}) => wordsOf(nodes).length).join()} ${wordsOf(lines[0]!.nodes)}`;
}

function rowOf(block: Block, words: PageWords): Row {
  const key = keyOf(block, words);
  if (block.kind === 'heading') {
    return {key, block, element: made('h4', 'chapter', inDirection(made('bdi', '', [block.title]))), button: undefined, lines: []};
  }
  if (block.kind === 'stop') {
    const button = made('button', 'stop', made('span', 'name', [block.title]));
    Object.assign(button, {type: 'button', tabIndex: -1});
    // Without a place in the video it stands beside it, and on paper at the end.
    const element = made('div', Number.isFinite(block.at) ? 'asked' : 'asked loose', button);
    return {key, block, element, button, lines: []};
  }
  return paragraph(key, block, words);
}

function paragraph(key: string, block: Paragraph, {goTo, lang}: PageWords): Row {
  const button = made('button', 'time', [formatTime(block.at)]);
  Object.assign(button, {type: 'button', tabIndex: -1, dir: 'ltr'});
  button.setAttribute('aria-label', goTo(formatTime(block.at)));
  const text = inDirection(made('p', ''));
  if (lang) text.lang = lang;
  if (block.speaker) text.append(made('bdi', 'who', [block.speaker]), ' ');
  let before = '';
  const lines = block.lines.map((line): ShownLine => {
    const element = made('span', 'line', cueDom(line.nodes));
    if (before) text.append(between(before));
    text.append(element);
    before = wordsOf(line.nodes);
    return {...line, element, words: before};
  });
  return {key, block, element: made('div', 'para', [button, text]), button, lines};
}

/** Draws the words of a row with these hits marked. */
function highlight(row: Row, ranges: readonly Range[]): void {
  let at = 0;
  for (const {element, words, nodes} of row.lines) {
    const [from, to] = [at, at + words.length];
    at = to + 1;
    const own = ranges.filter(([start, end]) => start < to && end > from).map(([start, end]): Range => [start - from, end - from]);
    if (own.length > 0 || element.querySelector('mark')) element.replaceChildren(...cueDom(nodes, own));
  }
}

/** How many characters of an element's text come before something in it. */
function placeIn(element: HTMLElement, inner: HTMLElement): number {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEndBefore(inner);
  return range.toString().length;
}

function made<T extends keyof HTMLElementTagNameMap>(tag: T, name: string, content: Node | (Node | string)[] = []): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...(content instanceof Node ? [content] : content));
  return element;
}

function inDirection<T extends HTMLElement>(element: T): T {
  element.dir = 'auto';
  return element;
}
