/** A few words for describing plain JSON, small enough to ship: each returns what is wrong, or `undefined`. */
export type Check = (value: unknown) => string | undefined;

const is = (test: (value: unknown) => boolean, name: string): Check =>
  (value) => (test(value) ? undefined : `should be ${name}`);

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export const text: Check = is((value) => typeof value === 'string', 'a text');
export const flag: Check = is((value) => typeof value === 'boolean', 'true or false');
export const seconds: Check = is((value) => isNumber(value) && value >= 0, 'a number from 0');
export const amount = seconds;
export const ratio: Check = is((value) => isNumber(value) && value >= 0 && value <= 1, 'a number from 0 to 1');
export const count: Check = is((value) => Number.isInteger(value) && (value as number) > 0, 'a whole number from 1');
export const rate: Check = is((value) => isNumber(value) && value > 0, 'a number above 0');
export const texts: Check = is(
  (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'), 'a list of texts');

/** A list whose items are all like this. */
export const list = (item: Check): Check => (value) =>
  (Array.isArray(value) ? value.map(item).find(Boolean) : 'should be a list');

export const optional = (check: Check): Check => (value) => (value === undefined ? undefined : check(value));
export const orNull = (check: Check): Check => (value) => (value === null ? undefined : check(value));

/** An object whose values are all like this, whatever their names. */
export const every = (item: Check): Check => (value) => shape({})(value) ?? Object.values(value as object).map(item).find(Boolean);

/** An object with these fields. Fields it does not name are let through: a newer page may write more. */
export function shape(fields: Record<string, Check>): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'should be an object';
    for (const [name, check] of Object.entries(fields)) {
      const wrong = check(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined);
      if (wrong) return `${name} ${wrong}`;
    }
    return undefined;
  };
}
