// What a minifier does not do for classes, for dist/cdn alone. Both are the same code said shorter.
import {parseAst} from 'rollup/parseAst';

const DECORATED = /__decorateClass\(\[\s*((?:property|state)\([^]*?\))\s*\], (\w+)\.prototype, ("\w+")(?:, \d)?\);/g;

/** Calls Lit's decorators without the helper that esbuild writes into each file: those of `lighter-lit.mjs` define the property themselves. */
export function plainDecorators() {
  return {
    name: 'plain-decorators',
    transform(code, id) {
      if (!code.includes('__decorateClass([')) return undefined;
      const plain = code.replace(DECORATED, '$1($2.prototype, $3);');
      if (plain.includes('__decorateClass([')) this.error(`${id} has a decorator that is neither property() nor state(); write it as a getter.`);
      return {code: plain, map: null};
    },
  };
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Names the private members of each class a, b, c and so on: terser numbers them through the file, and what is alike is no longer alike. */
export function shorterPrivates(code) {
  const places = [];
  const visit = (node, names) => {
    if (Array.isArray(node)) return node.forEach((each) => visit(each, names));
    if (typeof node?.type !== 'string') return;
    if (node.type === 'PrivateIdentifier') places.push({...node, name: names.get(node.name)});
    const inside = node.type === 'ClassBody' ? new Map([...names, ...shorter(node, names.size)]) : names;
    Object.values(node).forEach((each) => visit(each, inside));
  };
  visit(parseAst(code), new Map());
  let [short, end] = ['', 0];
  for (const place of places.sort((a, b) => a.start - b.start)) {
    short += `${code.slice(end, place.start)}#${place.name}`;
    end = place.end;
  }
  return short + code.slice(end);
}

/** A class within another one goes on where that ended. */
function shorter({body}, taken) {
  const names = new Set(body.flatMap(({key}) => (key?.type === 'PrivateIdentifier' ? [key.name] : [])));
  return [...names].map((name, i) => [name, nth(taken + i)]);
}

const nth = (i) => (i < LETTERS.length ? '' : nth(Math.floor(i / LETTERS.length) - 1)) + LETTERS[i % LETTERS.length];
