/** Letters of Greek and Cyrillic, and the Latin ones that nobody can tell them from. */
const FOREIGN = 'АВСЕНІЈКМОРЅТХҮасеһіјорѕухԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινρυ';
const LATIN = 'ABCEHIJKMOPSTXYacehijopsyxdqwlABEZHIKMNOPTYXoivpu';
const ALIKE = new Map(Array.from(FOREIGN, (letter, i) => [letter, LATIN[i]!]));

/**
 * What a name looks like, without what cannot be seen: as letters large and small, and as signs that are drawn alike. Two
 * names that share one of both are mistaken for each other.
 */
export function looksOf(name: string): [letters: string, signs: string] {
  const bare = name.normalize('NFKD').replace(/[\p{C}\p{Default_Ignorable_Code_Point}]+/gu, '')
    // In other scripts marks are letters.
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}])\p{M}+/gu, '$1').replace(/[\s.]+/gu, ' ').trim();
  const plain = Array.from(bare, (letter) => ALIKE.get(letter) ?? letter).join('');
  return [`letters ${plain.toLowerCase()}`, `signs ${plain.replace(/[I1|]/g, 'l').replace(/0/g, 'O')}`];
}

/** What people are called: who comes later under a name that is taken gets a number behind it. */
export class Namesakes {
  readonly #looks = new Map<string, readonly string[]>();
  #told = '';
  #labels: ReadonlyMap<string, string> = new Map();

  /** @param named in the order in which they may keep their names */
  tellApart(named: readonly (readonly [author: string, name: string])[]): ReadonlyMap<string, string> {
    const told = named.join('\n');
    if (told === this.#told) return this.#labels;
    const taken = new Set<string>();
    const numbers = new Map<string, number>();
    const labels = new Map<string, string>();
    for (const [author, name] of named) {
      let [label, n] = [name, numbers.get(name) ?? 1];
      while (this.#looksOf(label).some((look) => taken.has(look))) label = `${name} (${++n})`;
      numbers.set(name, n);
      for (const look of this.#looksOf(label)) taken.add(look);
      labels.set(author, label);
    }
    this.#told = told;
    return this.#labels = labels;
  }

  /** Whether a name looks like one of these words. */
  isLike(name: string, words: readonly string[]): boolean {
    const looks = this.#looksOf(name);
    return words.some((word) => this.#looksOf(word).some((look) => looks.includes(look)));
  }

  /** A thread is drawn more often than it is joined. */
  #looksOf(name: string): readonly string[] {
    const looks = this.#looks.get(name) ?? looksOf(name);
    this.#looks.set(name, looks);
    return looks;
  }
}
