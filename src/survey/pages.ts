import {warn} from '../element/warn.js';

/** What the learner has answered, by the id of the question's element. */
export type Given = (id: string) => readonly string[] | undefined;

const isRule = (node: Node): boolean => node instanceof Element && node.localName === 'hr';
const isShown = (node: ChildNode): node is Element | Text => node instanceof Element || node instanceof Text;

/** What an author wrote between two rules is a page. */
export function pagesOf(host: Element): (Element | Text)[][] {
  const pages: (Element | Text)[][] = [[]];
  for (const node of host.childNodes) {
    if (isRule(node)) pages.push([]);
    else if (isShown(node)) pages.at(-1)!.push(node);
  }
  return pages;
}

/** `id=value`, `id=one|other`, or `id` alone for any answer. */
export function conditionOf(element: Element): {id: string; values: string[] | undefined} | undefined {
  const written = element.getAttribute('depends-on');
  if (written === null) return undefined;
  const [id = '', ...rest] = written.split('=');
  return {id: id.trim(), values: rest.length > 0 ? rest.join('=').split('|').map((value) => value.trim()) : undefined};
}

/** Whether a child of the survey is asked, for what was answered: also what it depends on must be. */
export function isAsked(element: Element, host: Element, given: Given, seen: readonly Element[] = []): boolean {
  const condition = conditionOf(element);
  if (!condition) return true;
  const source = childWith(host, condition.id);
  // What an author got wrong hides nothing.
  if (!source || seen.includes(element)) return true;
  if (!isAsked(source, host, given, [...seen, element])) return false;
  const response = given(condition.id) ?? [];
  return condition.values ? condition.values.some((value) => response.includes(value)) : response.length > 0;
}

/** The child of the survey that is, or holds, the question of that id. */
export function childWith(host: Element, id: string): Element | undefined {
  const question = id && host.querySelector(`flip-question#${CSS.escape(id)}`);
  return question ? [...host.children].find((child) => child.contains(question)) : undefined;
}

/** Tells the author what depends on nothing, or on itself. */
export function adviseOn(host: Element): void {
  for (const element of host.querySelectorAll('[depends-on]')) {
    const {id} = conditionOf(element)!;
    const ids = [...host.querySelectorAll('flip-question[id]')].map((question) => question.id);
    if (element.parentElement !== host) {
      warn(element, 'depends-on stands too deep, so it does not count: only children of the survey can be left out.', '<flip-survey><div depends-on="...">...</div></flip-survey>');
    } else if (!ids.includes(id)) {
      warn(element, `It depends on "${id}", but no question of this survey has that id, so it is always asked. Its questions are: ${ids.join(', ') || 'none with an id'}.`,
        `<${element.localName} depends-on="${ids[0] ?? 'id-of-a-question'}=value">`);
    } else if (childWith(host, id) === element) warn(element, 'It depends on itself, so it is always asked.', `<${element.localName}>, without depends-on`);
  }
}
