import type {Extra, Parts} from './extra.js';
import {mentionsStyles} from './mentions.styles.js';

/** No more names than these are looked for in a text. */
const MOST = 500;

/** Those who are named in a text: a name stands in its own direction, so that it turns nothing around it. */
export const mentions = (parts: Parts): Extra => {
  const {book, nameOf, isMine, activity} = parts;
  let known = '';
  let pattern: RegExp | undefined;

  /** The names of all who wrote here, the longest first, so that Ann Lee is not taken for Ann. */
  function learn(): boolean {
    const names = [...book.authors].filter((author) => !isMine({author})).map(nameOf).concat(activity.identity?.name ?? '');
    const found = [...new Set(names.filter((name) => name.trim()))].sort((a, b) => b.length - a.length).slice(0, MOST);
    if (found.join('\n') === known) return false;
    known = found.join('\n');
    pattern = found.length > 0 ? new RegExp(`@(${found.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`, 'gu') : undefined;
    return true;
  }

  function dress(nodes: Node[]): Node[] {
    if (!pattern) return nodes;
    const holder = document.createDocumentFragment();
    holder.append(...nodes);
    const texts: Text[] = [];
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeValue?.includes('@') && !node.parentElement?.closest('a, code')) texts.push(node as Text);
    }
    for (const text of texts) text.replaceWith(...named(text.data, pattern));
    return [...holder.childNodes];
  }

  function named(text: string, names: RegExp): (Node | string)[] {
    const parts: (Node | string)[] = [];
    let end = 0;
    for (const {0: match, 1: name, index} of text.matchAll(names)) {
      const bdi = document.createElement('bdi');
      bdi.className = name === activity.identity?.name ? 'mention me' : 'mention';
      bdi.textContent = match;
      parts.push(text.slice(end, index), bdi);
      end = index + match.length;
    }
    return [...parts, text.slice(end)];
  }

  return {
    isLook: true,
    styles: mentionsStyles,
    onUpdate() {
      // Another function, so that texts are dressed anew.
      if (!learn()) return;
      parts.dress = (nodes) => dress(nodes);
      parts.redraw();
    },
  };
};
