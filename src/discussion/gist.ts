const LONGEST = 180;

/** The beginning of a text in one line, without what Markdown means by its marks. */
export function gist(text: string): string {
  const plain = text.replace(/^ {0,3}(?:>.*|```.*|#{1,6} )$/gm, ' ').replace(/!?\[([^\]]{0,200})\]\([^)]{0,2000}\)/g, '$1').replace(/[*_`#]+/g, '').replace(/\s+/g, ' ').trim();
  const letters = Array.from(plain);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('').trimEnd()}…` : plain;
}
