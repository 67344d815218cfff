/** What a link into a class says behind its `#`. */
export interface Invitation {code?: string; key?: string; space?: string}

const PARTS = /^flip-(code|key|space)=(.*)$/;
let invitation: Invitation | undefined;

/**
 * The page's invitation: `#flip-code=ABC123` for learners, `#flip-space=…&flip-key=…` for staff. It is taken out of the
 * address at once: a key must not stay where others see it, in the history, or in a link that is shared.
 */
export function takeInvitation(): Invitation {
  const parts = location.hash.slice(1).split('&');
  const ours = parts.filter((part) => PARTS.test(part));
  if (ours.length > 0) {
    invitation = {};
    for (const part of ours) {
      const [, name, value] = PARTS.exec(part) as unknown as [string, keyof Invitation, string];
      invitation[name] = decoded(value);
    }
    const rest = parts.filter((part) => !PARTS.test(part)).join('&');
    history.replaceState(history.state, '', location.pathname + location.search + (rest && `#${rest}`));
  }
  return invitation ?? {};
}

/** It led where it leads. */
export function useInvitation(): void {
  invitation = undefined;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
