/** Makes DOM from a Markdown source, see `toDom`. */
export type Render = (source: string, base?: string) => Node[];

let loading: Promise<Render | undefined> | undefined;

/**
 * Brings the Markdown parser, once for the page: it weighs as much as all the rest, so it comes when the first text needs
 * it. Until then, and where it cannot be loaded (`undefined`; the next who asks tries again), `plainText` shows the same
 * words.
 */
export function loadMarkdown(): Promise<Render | undefined> {
  loading ??= import('./markdown-dom.js').then(({toDom}) => toDom, () => (loading = undefined));
  return loading;
}

/** What makes posted Markdown fit for a file, see `markdown-source.ts`; it comes with the parser. */
export const loadSource = (): Promise<Pick<typeof import('./markdown-dom.js'), 'escaped' | 'harmless'>> => import('./markdown-dom.js');
