/**
 * Data made by others, which stands beside the project and not in it. Where it is missing the test skips, and says so.
 * @param path below the fixtures folder, such as `xss/urls/sanitize-url.json`
 */
export async function given<T>(test: Mocha.Context, path: string): Promise<T> {
  const response = await fetch(`/fixtures/${path}`);
  if (response.ok) return response.json() as Promise<T>;
  console.warn(`SKIPPED: "${test.test?.title ?? ''}" needs fixtures/${path}, which is not on this machine.`);
  return test.skip();
}

/** Lists everything that ran or asked, while it is on: a page that shows others' words must leave it empty. */
export function watchScripts(): {ran: string[]; stop: () => void} {
  const ran: string[] = [];
  const {alert, confirm, prompt, print} = window;
  const said = (name: string) => () => { ran.push(name); return null as never; };
  Object.assign(window, {alert: said('alert'), confirm: said('confirm'), prompt: said('prompt'), print: said('print')});
  return {ran, stop: () => void Object.assign(window, {alert, confirm, prompt, print})};
}

const ELEMENTS = new Set('p strong em code pre ul ol li blockquote a img br hr span'.split(' '));
const ATTRIBUTES = new Set('class dir href rel target title src alt loading decoding referrerpolicy start'.split(' '));

/** What stands in DOM made from others' words and should not. */
export function strangersIn(nodes: Iterable<Node>): string[] {
  const elements = [...nodes].flatMap((node) => (node instanceof Element ? [node, ...node.querySelectorAll('*')] : []));
  return elements.flatMap((element) => [
    ...(ELEMENTS.has(element.localName) ? [] : [`<${element.localName}>`]),
    ...[...element.attributes].filter(({name}) => !ATTRIBUTES.has(name)).map(({name}) => `${element.localName}[${name}]`),
    ...['href', 'src'].flatMap((name) => element.getAttribute(name) ?? []).filter((address) => !isHarmless(address)),
  ]);
}

function isHarmless(address: string): boolean {
  const {protocol} = new URL(address, document.baseURI);
  return ['http:', 'https:', 'mailto:'].includes(protocol) || /^data:image\/(png|jpeg|gif|webp);base64,/.test(address);
}
