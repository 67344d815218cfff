/** On paper: this element, what it stands in and what stands in it, and nothing else of the page. */
const ALONE = `@media print {
  body :not([data-flip-print], [data-flip-print] *, :has([data-flip-print])) { display: none !important; }
}`;

/** Prints one element alone. Where a page's shadow trees are in the way, the page is printed as it is. */
export function printAlone(element: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(element.getRootNode() === document ? ALONE : '');
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheet];
  element.toggleAttribute('data-flip-print', true);
  // Some phones go on before the paper is made: what was changed goes back when it is done.
  addEventListener('afterprint', () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    element.removeAttribute('data-flip-print');
  }, {once: true});
  print();
}
