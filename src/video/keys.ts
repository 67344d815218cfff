/** What a key or a button asks of the player. */
export type Command =
  | {do: 'toggle' | 'mute' | 'enlarge'}
  /** What an extra does. */
  | {do: 'captions' | 'list' | 'settings' | 'describe'}
  /** Seconds from here. */
  | {do: 'skip'; by: number}
  /** A share of the whole, 0..1. */
  | {do: 'jump'; to: number}
  /** Seconds. */
  | {do: 'seek'; to: number}
  | {do: 'rate'; rate: number}
  /** Volume 0..1. */
  | {do: 'loud'; to: number}
  /** Steps in the list of speeds. */
  | {do: 'speed'; by: number}
  /** 0..1. */
  | {do: 'volume'; by: number};

const KEYS: Readonly<Record<string, Command>> = {
  ' ': {do: 'toggle'}, k: {do: 'toggle'},
  ArrowLeft: {do: 'skip', by: -5}, ArrowRight: {do: 'skip', by: 5}, j: {do: 'skip', by: -10}, l: {do: 'skip', by: 10},
  Home: {do: 'jump', to: 0}, End: {do: 'jump', to: 1},
  ArrowUp: {do: 'volume', by: 0.1}, ArrowDown: {do: 'volume', by: -0.1},
  '<': {do: 'speed', by: -1}, '>': {do: 'speed', by: 1},
  m: {do: 'mute'}, c: {do: 'captions'}, d: {do: 'describe'}, s: {do: 'settings'}, f: {do: 'enlarge'},
};

/** On the bar itself up and down move along it, as on every slider. */
const BAR_KEYS: typeof KEYS = {
  ArrowUp: {do: 'skip', by: 5}, ArrowDown: {do: 'skip', by: -5},
  PageUp: {do: 'skip', by: 30}, PageDown: {do: 'skip', by: -30},
};

/** The command for a key pressed in the player, or `undefined` when the key belongs to what has the focus. */
export function commandOf({key, altKey, ctrlKey, metaKey, target}: KeyboardEvent): Command | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const control = target instanceof HTMLElement ? target : undefined;
  const bar = control?.matches('.seek');
  if (!bar && control?.matches('input, select, textarea, [contenteditable]')) return undefined;
  if (control?.matches('button, summary, a') && key === ' ') return undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return (bar && BAR_KEYS[name]) || KEYS[name];
}
