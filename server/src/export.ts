import {mayRead} from '../../src/core/audience.js';
import type {Entry} from '../../src/core/entry.js';
import {csvLine} from '../../src/core/csv.js';
import type {Gateway} from './gateway.js';

const PAGE = 500;
/** Nobody's own notes leave with the staff: this reader is staff and no author. */
const STAFF = {sub: '', role: 'staff'} as const;

/** What is looked at most, a column each; all of it is in the last one. */
const FIELDS = ['question', 'response', 'score', 'correct', 'try', 'duration', 'text', 'from', 'to', 'checkpoint', 'post', 'parent'];
const COLUMNS = ['seq', 'id', 'at', 'made', 'author', 'name', 'activity', 'type', ...FIELDS, 'data'];

export type Format = 'ndjson' | 'csv';

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** A space as a file, made as fast as it is read: what its staff may see, of one author when `author` is given. */
export function exported(space: string, format: Format, author: string | undefined, gateway: Gateway): ReadableStream<Uint8Array> {
  const pages = pagesOf(space, author, gateway);
  const encoder = new TextEncoder();
  let started = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      // Without the mark, spreadsheets take UTF-8 for something else.
      const head = !started && format === 'csv' ? `\ufeff${csvLine(COLUMNS)}` : '';
      started = true;
      const {done, value = []} = await pages.next();
      const names = format === 'csv' ? await gateway.people.names(space, value.map((entry) => entry.author)) : {};
      const text = head + value.map((entry) => (format === 'csv' ? csvLine(cellsOf(entry, names)) : `${JSON.stringify(entry)}\n`)).join('');
      if (text) controller.enqueue(encoder.encode(text));
      if (done) controller.close();
    },
    cancel: () => void pages.return(undefined),
  });
}

/** Empty pages are left out, so that each one read gives something. */
async function* pagesOf(space: string, author: string | undefined, {store}: Gateway): AsyncGenerator<Entry[], undefined> {
  let after = 0;
  for (;;) {
    const page = await store.read(space, after, {limit: PAGE, ...(author !== undefined && {author})});
    const shown = page.filter((entry) => mayRead(entry, STAFF));
    if (shown.length > 0) yield shown;
    if (page.length < PAGE) return undefined;
    after = page.at(-1)!.seq;
  }
}

function cellsOf(entry: Entry, names: Readonly<Record<string, string>>): unknown[] {
  const {seq, id, at, made, author, activity, type} = entry;
  const data = entry.data as Record<string, unknown>;
  return [seq, id, at, made, author, names[author], activity, type, ...FIELDS.map((field) => (Object.hasOwn(data, field) ? data[field] : undefined)), data];
}
