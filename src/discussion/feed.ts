const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex]';

/**
 * Where a key leads in a feed, by the ARIA Authoring Practices' feed pattern: Page Down and Page Up from article to
 * article, Control+Home to the first, Control+End to what comes after the feed. `beyond`: past the last article;
 * `undefined`: the key means nothing here.
 */
export function feedTarget(event: KeyboardEvent, feed: Element, from: Element): HTMLElement | 'beyond' | undefined {
  const {key, ctrlKey, altKey, metaKey, shiftKey} = event;
  if (altKey || metaKey || shiftKey) return undefined;
  const articles = [...feed.querySelectorAll('article')];
  if (ctrlKey) return key === 'Home' ? articles[0] : key === 'End' ? after(feed) : undefined;
  const here = articles.findIndex((article) => article.contains(from));
  return key === 'PageDown' ? articles[here + 1] ?? 'beyond' : key === 'PageUp' ? articles[here - 1] : undefined;
}

/** The first thing after an element that can have the focus, in its own tree or in the page around it. */
function after(element: Element): HTMLElement | undefined {
  const root = element.getRootNode() as Document | ShadowRoot;
  const next = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].find((each) => each.tabIndex >= 0
    && each.getClientRects().length > 0 && follows(each, element));
  return next ?? (root instanceof ShadowRoot ? after(root.host) : undefined);
}

function follows(later: Element, earlier: Element): boolean {
  const relation = earlier.compareDocumentPosition(later);
  return (relation & Node.DOCUMENT_POSITION_FOLLOWING) > 0 && (relation & Node.DOCUMENT_POSITION_CONTAINED_BY) === 0;
}
