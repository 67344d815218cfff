const said = new WeakMap<object, Set<string>>();

/**
 * Tells the page's author, once an element, what is wrong and what to write instead.
 * @param subject the element that is wrong, or any object that stands for the occasion
 * @param message one sentence that names the mistake
 * @param instead the HTML to write, if there is one
 */
export function warn(subject: object, message: string, instead?: string): void {
  const before = said.get(subject) ?? new Set<string>();
  if (before.has(message)) return;
  said.set(subject, before.add(message));
  const name = subject instanceof Element ? `<${subject.localName}${subject.id && ` id="${subject.id}"`}>: ` : '';
  console.warn(`[flip-elements] ${name}${message}${instead ? `\nWrite instead:\n  ${instead}` : ''}`);
}
