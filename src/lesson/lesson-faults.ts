/** What an author can get wrong about a lesson; loaded when it is. */
import {warn} from '../element/warn.js';

export function warnTwin(lesson: Element, space: string): void {
  warn(lesson, `Two lessons on this page are called "${space}": what is answered in one counts in the other.`, `<flip-lesson lesson="${space}-2">`);
}

export function warnNameless(lesson: Element): void {
  warn(lesson, 'It has no name, so its records go under the address of this page and are lost when the page moves.', '<flip-lesson lesson="a-short-name">');
}
