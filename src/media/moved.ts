/**
 * An address beside another, after that one was renewed: where the renewal changed the folder, the new folder; where it
 * changed parameters, their new values. What has nothing of the old one stays.
 * @param from the address before, @param to the renewed one; all are absolute
 */
export function moved(address: string, from: string, to: string): string {
  if (address === from) return to;
  const [at, before, after] = [new URL(address), new URL(from), new URL(to)];
  const start = folderOf(before);
  if (start !== folderOf(after) && at.href.startsWith(start)) {
    return moved(folderOf(after) + at.href.slice(start.length), folderOf(after) + before.href.slice(start.length), to);
  }
  for (const [name, value] of before.searchParams) {
    const now = after.searchParams.get(name);
    if (now === value || at.searchParams.get(name) !== value) continue;
    if (now === null) at.searchParams.delete(name);
    else at.searchParams.set(name, now);
  }
  return at.href;
}

const folderOf = ({origin, pathname}: URL) => origin + pathname.slice(0, pathname.lastIndexOf('/') + 1);
