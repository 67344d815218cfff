/** Where JSON breaks: the browsers' own messages tell it in three ways, or not at all. */

const TOKEN = /[ \t\n\r]*(?:("(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{}[\],:]))/y;

/** The line, from 1, of the first character that cannot stand where it stands; of the end, where something is missing. */
export function brokenLine(text: string): number {
  const stack: string[] = [];
  /** What may come next. */
  let wanted = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    const kind = found ? found[1] !== undefined ? 'string' : found[4] ?? 'value' : 'end';
    const next = found && after(kind, wanted, stack);
    if (!next) return text.slice(0, at).split('\n').length + (/^[ \t\n\r]*/.exec(text.slice(at))?.[0].split('\n').length ?? 1) - 1;
    wanted = next;
  }
}

function after(kind: string, wanted: string, stack: string[]): string | undefined {
  const isValue = wanted.startsWith('value');
  if (isValue && (kind === '{' || kind === '[')) {
    stack.push(kind);
    return kind === '{' ? 'key or }' : 'value or ]';
  }
  if ((kind === '}' || kind === ']') && wanted.endsWith(kind)) {
    stack.pop();
    return comma(stack);
  }
  if (kind === 'string' && wanted.startsWith('key')) return ':';
  if (kind === ':' && wanted === ':') return 'value';
  if (kind === ',' && wanted.startsWith(',')) return stack.at(-1) === '{' ? 'key' : 'value';
  return isValue && (kind === 'string' || kind === 'value') ? comma(stack) : undefined;
}

const comma = (stack: string[]) => (stack.length === 0 ? 'end' : stack.at(-1) === '{' ? ', or }' : ', or ]');
