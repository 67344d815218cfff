/** How others come in: where they go, and the code they bring. */

export interface Invitation {
  /** What the QR code says: it leads straight in. */
  link: string;
  /** What is typed: without what every browser adds by itself. */
  short: string;
  code: string;
  /** The address works on this computer alone. */
  isLocal: boolean;
}

/** Lessons are addresses that may open doors: nothing of the page's own query or fragment goes onto a wall. */
export function invitationTo(href: string, base: string, code: string): Invitation {
  const url = new URL(href || base, base);
  url.hash = '';
  if (!href) url.search = '';
  const short = url.href.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return {link: `${url.href}#flip-code=${encodeURIComponent(code)}`, short, code, isLocal: /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname)};
}
