/**
 * A text as it was written, line breaks and all. The look is the stylesheet's: `.plain` keeps white space.
 * @returns an element that stands in its own writing direction
 */
export function plainText(text: string): HTMLElement {
  const block = document.createElement('p');
  block.className = 'plain';
  block.dir = 'auto';
  block.textContent = text.replace(/^\s*\n/, '').trimEnd();
  return block;
}

/** What may mean something in Markdown, or be an address. Too much is no harm, too little would show raw marks. */
const MARKS = /[*_`#<&[\]\\~>|]|^ {0,3}(?:[-+]|\d{1,9}[.)])\s|^(?: {4}|\t)|^ {0,3}[-=]+\s*$|https?:|www\./im;

/** Whether a text looks different as Markdown: most posts do not, and so need no parser. */
export const hasMarks = (text: string): boolean => MARKS.test(text);
