/** A step of the matcher: read a sign, go on at one of several places, look around, or be done. */
type Step =
  | {op: 'read'; sign: number}
  | {op: 'fork'; to: number[]}
  | {op: 'look'; at: '^' | '$' | 'b' | 'B'}
  | {op: 'done'};

/** What a pattern is made of. */
type Part =
  | {kind: 'sign'; sign: number}
  | {kind: 'look'; at: '^' | '$' | 'b' | 'B'}
  | {kind: 'row'; parts: Part[]}
  | {kind: 'either'; parts: Part[]}
  | {kind: 'times'; part: Part; least: number; most: number};

/** An author's pattern, or why there is none. */
export interface Pattern {
  /** Does the whole text answer to it? In time proportional to its length. */
  test: (text: string) => boolean;
  /** Why the pattern is refused; it then matches nothing. */
  refused?: string;
}

/** With these, the slowest pattern takes some 100,000 small steps: a few milliseconds. */
const MOST_STEPS = 500;
const MOST_SIGNS = 500;
const LONGEST_TEXT = 250;

/** Those that were asked for last: a question is graded at every drawing. */
const made = new Map<string, Pattern>();

/**
 * Makes a matcher of a regular expression as HTML's `pattern` knows it: the whole text must match. It follows all ways
 * at once (Thompson, 1968), sign by sign, so no pattern and no text can make it slow. What needs going back is refused:
 * references to groups, looking ahead and behind. What one sign may be (`\d`, `[a-z]`, `\p{L}`) the browser judges.
 */
export function patternOf(source: string, caseSensitive: boolean): Pattern {
  const key = `${String(caseSensitive)} ${source}`;
  const pattern = made.get(key) ?? remembering(compiled(source, caseSensitive));
  if (made.size > 50) made.clear();
  made.set(key, pattern);
  return pattern;
}

function remembering({test, refused}: Pattern): Pattern {
  let last: [text: string, fits: boolean] = ['', test('')];
  return {
    test: (text) => {
      if (last[0] !== text) last = [text, test(text)];
      return last[1];
    },
    ...(refused !== undefined && {refused}),
  };
}

function compiled(source: string, caseSensitive: boolean): Pattern {
  try {
    return accepted(source, caseSensitive);
  } catch (cause) {
    return {test: () => false, refused: cause instanceof Error ? cause.message : String(cause)};
  }
}

function accepted(source: string, caseSensitive: boolean): Pattern {
  if (source.length > MOST_SIGNS) throw new SyntaxError(`it is longer than ${MOST_SIGNS} signs`);
  // The browser knows all of the grammar: what it refuses is no pattern. Making one runs nothing.
  const {source: known} = new RegExp(source, 'u');
  const reader = new Reader(known);
  const steps: Step[] = [];
  lay(reader.whole(), steps);
  steps.push({op: 'done'});
  const signs = reader.signs.map((sign) => new RegExp(`^${sign}$`, caseSensitive ? 'u' : 'iu'));
  return {test: (text) => text.length <= 2 * LONGEST_TEXT && run(steps, signs, Array.from(text))};
}

/** Reads a pattern that is known to be well formed. */
class Reader {
  /** What single signs can be, each once, as patterns of their own. */
  readonly signs: string[] = [];
  #at = 0;

  constructor(readonly source: string) {}

  whole(): Part {
    const parts = [this.#row()];
    while (this.#eat('|')) parts.push(this.#row());
    return parts.length === 1 ? parts[0]! : {kind: 'either', parts};
  }

  #row(): Part {
    const parts: Part[] = [];
    while (this.#at < this.source.length && !/[|)]/.test(this.source[this.#at]!)) parts.push(this.#times(this.#one()));
    return {kind: 'row', parts};
  }

  #one(): Part {
    if (this.#eat('^')) return {kind: 'look', at: '^'};
    if (this.#eat('$')) return {kind: 'look', at: '$'};
    if (this.#eat('(')) return this.#group();
    const word = this.#take(/\\([bB])/y);
    if (word) return {kind: 'look', at: word[1] as 'b' | 'B'};
    if (this.#take(/\\(?:[1-9]|k<)/y)) throw new SyntaxError('it refers back to a group');
    const sign = this.#take(/\[(?:\\[^]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89aAbB]\w\w\\u[dD][c-fC-F]\w\w|u\w{4}|x\w\w|c\w|[^])|[^]/uy)![0];
    // A point is any sign, so that a line break in an answer does no harm.
    return {kind: 'sign', sign: this.#number(sign === '.' ? '[^]' : sign)};
  }

  #group(): Part {
    if (this.#take(/\?<?[=!]/y)) throw new SyntaxError('it looks ahead or behind');
    if (this.#take(/\?(?!:|<)/y)) throw new SyntaxError('it changes its flags within');
    this.#take(/\?(?::|<[^>]*>)/y);
    const part = this.whole();
    this.#eat(')');
    return part;
  }

  #times(part: Part): Part {
    const [all, sign, least, comma, most] = this.#take(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y) ?? [];
    if (all === undefined) return part;
    if (sign) return {kind: 'times', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity};
    return {kind: 'times', part, least: Number(least), most: most ? Number(most) : comma ? Infinity : Number(least)};
  }

  #number(sign: string): number {
    const known = this.signs.indexOf(sign);
    return known < 0 ? this.signs.push(sign) - 1 : known;
  }

  #eat(sign: string): boolean {
    if (this.source[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #take(what: RegExp): RegExpExecArray | null {
    what.lastIndex = this.#at;
    const found = what.exec(this.source);
    if (found) this.#at += found[0].length;
    return found;
  }
}

/** Writes the steps for a part behind those that are there. */
function lay(part: Part, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new RangeError('it repeats too much');
  switch (part.kind) {
    case 'sign':
      steps.push({op: 'read', sign: part.sign});
      return;
    case 'look':
      steps.push({op: 'look', at: part.at});
      return;
    case 'row':
      for (const each of part.parts) lay(each, steps);
      return;
    case 'either': {
      const ways = forkAt(steps);
      const ends = part.parts.map((each) => {
        ways.push(steps.length);
        lay(each, steps);
        return forkAt(steps);
      });
      for (const end of ends) end.push(steps.length);
      return;
    }
    case 'times':
      repeat(part, steps);
  }
}

function repeat({part, least, most}: Part & {kind: 'times'}, steps: Step[]): void {
  if (Math.max(least, most === Infinity ? 0 : most) > MOST_STEPS) throw new RangeError('it repeats too much');
  for (let i = 0, before = -1; i < least && before < steps.length; i++) {
    // What lays no step lays none the next time either.
    before = steps.length;
    lay(part, steps);
  }
  if (most === Infinity) {
    const start = steps.length;
    const fork = forkAt(steps, start + 1);
    lay(part, steps);
    forkAt(steps, start);
    fork.push(steps.length);
    return;
  }
  const ways: number[][] = [];
  for (let i = least; i < most; i++) {
    ways.push(forkAt(steps, steps.length + 1));
    lay(part, steps);
  }
  for (const way of ways) way.push(steps.length);
}

/** Adds a fork and gives its ways, to add to later. */
function forkAt(steps: Step[], ...to: number[]): number[] {
  steps.push({op: 'fork', to});
  return to;
}

function run(steps: readonly Step[], signs: readonly RegExp[], text: readonly string[]): boolean {
  if (text.length > LONGEST_TEXT) return false;
  const isWord = (i: number) => /^\w$/.test(text[i] ?? '');
  const holds = {
    '^': (i: number) => i === 0,
    $: (i: number) => i === text.length,
    b: (i: number) => isWord(i - 1) !== isWord(i),
    B: (i: number) => isWord(i - 1) === isWord(i),
  };
  /** All places that can be reached from these without reading, each once. */
  const reach = (from: readonly number[], i: number) => {
    const reached = new Set<number>(from);
    for (const at of reached) {
      const step = steps[at]!;
      if (step.op === 'fork') for (const to of step.to) reached.add(to);
      else if (step.op === 'look' && holds[step.at](i)) reached.add(at + 1);
    }
    return reached;
  };
  let places = reach([0], 0);
  for (const [i, sign] of text.entries()) {
    const fits = signs.map<boolean | undefined>(() => undefined);
    const next: number[] = [];
    for (const at of places) {
      const step = steps[at]!;
      if (step.op === 'read' && (fits[step.sign] ??= signs[step.sign]!.test(sign))) next.push(at + 1);
    }
    if (next.length === 0) return false;
    places = reach(next, i + 1);
  }
  return places.has(steps.length - 1);
}
