/**
 * The ids whose answers count: those that the author names, and the questions that stand in them (a quiz records nothing of
 * its own about an answer).
 */
export function sourcesOf(host: Element & {for: string}): string[] {
  const root = host.getRootNode() as Document | ShadowRoot;
  return host.for.split(/\s+/).filter(Boolean).flatMap((id) => {
    const inside = root.getElementById?.(id)?.querySelectorAll('flip-question[id]') ?? [];
    return [id, ...[...inside].map((question) => question.id)];
  });
}

/** A list in an attribute, its parts told apart by bars. */
export const listed = (text: string): string[] => text.split('|').map((part) => part.trim()).filter(Boolean);
