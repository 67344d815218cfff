/**
 * Shows nodes in an order of one's own. Browsers lead the tab key through the nodes of one slot as they stand in the
 * page, not as they are shown (WCAG 2.4.3); so each stretch that keeps the page's order has a slot for itself.
 * @param first a slot that is there; others are made, and taken away, behind it
 */
export function assignInOrder(first: HTMLSlotElement, nodes: readonly (Element | Text)[]): void {
  const stretches: (Element | Text)[][] = [[]];
  let before: Node | undefined;
  for (const node of nodes) {
    if (before && !(before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) stretches.push([]);
    stretches.at(-1)!.push(node);
    before = node;
  }
  const slots = [...first.parentElement!.querySelectorAll('slot')];
  while (slots.length > stretches.length) slots.pop()!.remove();
  for (const [i, stretch] of stretches.entries()) {
    const slot = slots[i] ?? document.createElement('slot');
    if (!slots[i]) first.parentElement!.append(slot);
    slot.assign(...stretch);
  }
}
