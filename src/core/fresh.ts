/** The database of all that is kept in this browser, one an origin, shared by all lessons; what is kept besides begins so, too. */
export const NAME = 'flip-elements';

let fresh: Promise<boolean> | undefined;

/** Had this browser kept nothing when the page was opened? Where it does not say, it may have. */
export const isFresh = (): Promise<boolean> => fresh ??= look();

async function look(): Promise<boolean> {
  try {
    return !Object.keys(localStorage).some((key) => key.startsWith(NAME)) && !(await indexedDB.databases()).some(({name}) => name === NAME);
  } catch {
    return false;
  }
}
