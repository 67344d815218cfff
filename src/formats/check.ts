/** Reading JSON that anybody may have written: what fits is copied key by key, what does not is told by its path. */
import {excerpt, type FaultCode} from './fault.js';

/** Tells what does not fit, and what would. */
export type Tell = (code: FaultCode, path: string, found: unknown, mend: string) => void;
/** Gives what fits, or tells and gives nothing. */
export type Check<T> = (value: unknown, path: string, tell: Tell) => T | undefined;
export type Fields = Readonly<Record<string, Check<unknown>>>;

export const text: Check<string> = (value, path, tell) => {
  if (typeof value === 'string') return value;
  refuse(tell, path, value, '"a text"');
  return undefined;
};

/** A text with something in it. */
export const words: Check<string> = (value, path, tell) => {
  if (typeof value === 'string' && value.trim()) return value;
  refuse(tell, path, value, '"a text"');
  return undefined;
};

export const flag: Check<boolean> = (value, path, tell) => {
  if (typeof value === 'boolean') return value;
  refuse(tell, path, value, 'true');
  return undefined;
};

export const number = (least: number, most = Infinity, whole = false): Check<number> => (value, path, tell) => {
  if (typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  refuse(tell, path, value, most === Infinity ? `a number from ${least}` : `a number from ${least} to ${most}`);
  return undefined;
};

export const oneOf = <T extends string>(...names: readonly T[]): Check<T> => (value, path, tell) => {
  const name = names.find((known) => known === value);
  if (name === undefined) refuse(tell, path, value, names.map((known) => `"${known}"`).join(' or '));
  return name;
};

/** A text of a certain make. */
export const like = (pattern: RegExp, example: string): Check<string> => (value, path, tell) => {
  if (typeof value === 'string' && pattern.test(value)) return value;
  refuse(tell, path, value, example);
  return undefined;
};

/** As many as fit; nothing when one does not. */
export const list = <T>(of: Check<T>, least = 0, most = Infinity): Check<T[]> => (value, path, tell) => {
  if (!Array.isArray(value) || value.length < least || value.length > most) {
    refuse(tell, path, value, `a list [ ] of ${least}${most < Infinity ? '' : ' or more'}`);
    return undefined;
  }
  const all = value.map((each, i) => of(each, `${path}[${i}]`, tell));
  return all.includes(undefined) ? undefined : all as T[];
};

/** An object of these keys; others are told and left out. */
export const record = <T extends object>(fields: Fields, needed: readonly (keyof T & string)[] = []): Check<T> => (value, path, tell) => {
  if (!isObject(value)) {
    refuse(tell, path, value, `{"${needed[0] ?? Object.keys(fields)[0]}": ...}`);
    return undefined;
  }
  let whole = true;
  for (const key of needed) {
    if (Object.hasOwn(value, key)) continue;
    tell('missing', path ? `${path}.${key}` : key, value, `"${key}": ...`);
    whole = false;
  }
  const copy: [string, unknown][] = [];
  for (const [key, each] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    const check = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!check) {
      tell('unknownKey', at, each, `one of ${Object.keys(fields).join(', ')}`);
      continue;
    }
    const read = check(each, at, tell);
    if (read === undefined) whole = false;
    else copy.push([key, read]);
  }
  return whole ? Object.fromEntries(copy) as T : undefined;
};

/** One or the other, told apart at a glance. */
export const either = <T>(isFirst: (value: unknown) => boolean, first: Check<T>, other: Check<T>): Check<T> => (value, path, tell) =>
  (isFirst(value) ? first : other)(value, path, tell);

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function refuse(tell: Tell, path: string, value: unknown, mend: string): void {
  tell('wrongValue', path, value, mend);
}

/** A value as it stands in the file. */
export const shown = (value: unknown): string => excerpt(JSON.stringify(value) ?? '');
