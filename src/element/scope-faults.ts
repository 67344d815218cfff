/** What can be wrong with an element's place; loaded when it is. */
import {warn} from './warn.js';

/** Two elements want one id; the later one got another. */
export function warnTwice(wanted: string, id: string, element: Element): void {
  warn(element, element.id === wanted
    ? `Another element has the id "${wanted}" too; answers here are kept apart as "${id}".`
    : 'Another element has the same content; without ids their records cannot be told apart.',
  `<${element.localName} id="${id.replace('~', '-')}" ...>`);
}

/** The lesson around it is no element of ours, even after a while. */
export function warnUnframed(element: Element): void {
  warn(element, 'It stands in a <flip-lesson>, but nothing on this page defines that tag; records go to the page itself.',
    '<script type="module" src=".../flip-elements/autoload.js"></script>');
}
