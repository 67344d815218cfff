import type {Page} from './page.js';

/**
 * One tab stop for a text of thousands of lines. Up and down go from paragraph to paragraph and stop to stop, Home and
 * End to the first and last; right and left (by the text's direction) from line to line within.
 * @returns whether the key was used
 */
export function moveFocus(page: Page, {key}: KeyboardEvent, from: HTMLElement): boolean {
  const row = page.rowOf(from);
  if (!row) return false;
  const buttons = page.rows.flatMap(({button, element}) => (button && element.getClientRects().length > 0 ? [button] : []));
  const at = row.button ? buttons.indexOf(row.button) : -1;
  const rtl = getComputedStyle(row.lines[0]?.element ?? from).direction === 'rtl';
  const within = [row.button, ...row.lines.map(({element}) => element)].filter((each) => each !== undefined);
  const place = within.indexOf(from);
  const targets: Record<string, HTMLElement | undefined> = {
    ArrowDown: buttons[at + 1], ArrowUp: from === row.button ? buttons[at - 1] : row.button, Home: buttons[0], End: buttons.at(-1),
    [rtl ? 'ArrowLeft' : 'ArrowRight']: within[place + 1] ?? buttons[at + 1],
    [rtl ? 'ArrowRight' : 'ArrowLeft']: place > 0 ? within[place - 1] : undefined,
  };
  if (!(key in targets)) return false;
  if (targets[key]) rove(page, targets[key]).focus();
  return true;
}

/** Makes an element the text's one tab stop. */
export function rove(page: Page, to: HTMLElement): HTMLElement {
  for (const before of page.root.querySelectorAll('[tabindex="0"]')) if (before !== to) before.setAttribute('tabindex', '-1');
  to.tabIndex = 0;
  return to;
}
