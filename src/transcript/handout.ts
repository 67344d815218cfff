import type {Page} from './page.js';
import type {Medium} from './tracks.js';
import {worksheet} from './worksheet.js';

/**
 * The transcript on paper: the questions stand at their places, to be answered by hand. The video's own copies of them
 * stay away from the paper meanwhile.
 * @param sheets the questions on paper are here or gone
 */
export function handOut(page: Page, medium: () => Medium | undefined, signal: AbortSignal): void {
  const away = new CSSStyleSheet();
  const root = page.root.getRootNode();
  const home = ((root instanceof ShadowRoot ? root.host.getRootNode() : document) as Document | ShadowRoot);
  const put = () => {
    take();
    for (const {block, element} of page.rows) if (block.kind === 'stop') element.append(worksheet(block.element));
    const id = medium()?.id;
    // Not before there is a text that has them.
    const rows = page.rows.length > 0 && id;
    away.replaceSync(rows ? `@media print { #${CSS.escape(id)} > flip-checkpoint { display: none !important; } }` : '');
  };
  const take = () => {
    for (const sheet of page.root.querySelectorAll('.sheet')) sheet.remove();
  };
  home.adoptedStyleSheets = [...home.adoptedStyleSheets, away];
  const paper = matchMedia('print');
  window.addEventListener('beforeprint', put, {signal});
  window.addEventListener('afterprint', take, {signal});
  paper.addEventListener('change', ({matches}) => (matches ? put : take)(), {signal});
  signal.addEventListener('abort', () => {
    take();
    home.adoptedStyleSheets = home.adoptedStyleSheets.filter((sheet) => sheet !== away);
  });
}
