/** Resolves when the parser is done with the page: an element's children may come after its start tag. */
export function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), {once: true});
  });
}
