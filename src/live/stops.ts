/** Where a class can be led to: the activities of the page, in its order. */
import type {Scope} from '../element/scope.js';

export interface Stop {
  id: string;
  element: HTMLElement;
  label: string;
}

/** Has records of its own, is on nobody's list of things to do, and yet a class can be led to it. */
interface Visitable {stopName: string}

const isVisitable = (element: Element): element is HTMLElement & Visitable => 'stopName' in element && typeof element.stopName === 'string';

/** What stands in another activity is reached with that one. */
export function stopsOf(scope: Scope | undefined): Stop[] {
  if (!scope) return [];
  const listed = scope.activities.map(({id, element, label}): Stop => ({id, element, label: label()}));
  const others = [...scope.owners].flatMap(([id, element]) => (isVisitable(element) && element.isConnected ? [{id, element, label: element.stopName}] : []));
  const all = [...new Map([...others, ...listed].map((stop) => [stop.id, stop])).values()];
  return all.filter(({element}) => !all.some((other) => other.element !== element && other.element.contains(element)))
    .sort((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}
