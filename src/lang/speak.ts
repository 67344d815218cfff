/** What can be drawn anew. */
interface Host {requestUpdate(): void}

type Meaning = string | ((...args: unknown[]) => string);

/** What is said in each language, by the first part of its BCP 47 tag; English is there for what others lack. */
const tongues = new Map<string, Record<string, Meaning>>();
const spoken = new Set<object>();
const hosts = new Set<Host>();

if (typeof MutationObserver === 'function') {
  new MutationObserver(refresh).observe(document.documentElement, {attributes: true, attributeFilter: ['lang', 'dir']});
}

/** Adds words to a language, once. */
export function speak(words: object, language = 'en'): void {
  if (spoken.has(words)) return;
  spoken.add(words);
  tongues.set(language, {...tongues.get(language), ...words});
  // A part of English comes with what needs it; only another language comes after what it is for.
  if (language !== 'en') refresh();
}

/** What a key means in a language (a BCP 47 tag), else in English. */
export function meaning(key: string, tag: string): Meaning | undefined {
  const [language = ''] = tag.split('-');
  return tongues.get(language)?.[key] ?? tongues.get('en')?.[key];
}

/** Draws a host anew whenever the page's language or its words change. */
export function listen(host: Host): () => void {
  hosts.add(host);
  return () => hosts.delete(host);
}

function refresh(): void {
  for (const host of hosts) host.requestUpdate();
}
