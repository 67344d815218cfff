import type {MediaPort} from '../media/port.js';
import type {Extra, Parts} from './extra.js';

/** The player fills the window, where a browser or a frame has no full screen for it: a question shows there, too. */
export class Fill implements Extra {
  #filled: AbortController | undefined;
  #sheet: CSSStyleSheet | undefined;
  #worn = 0;

  constructor(readonly parts: Parts) {}

  onCommand(name: string): boolean {
    if (name !== 'special') return false;
    if (this.#filled) this.#leave();
    else this.#enter();
    this.parts.video.requestUpdate();
    return true;
  }

  onPort(_: MediaPort, signal: AbortSignal): void {
    signal.addEventListener('abort', () => {
      if (!this.parts.video.isConnected) this.#leave();
    });
  }

  onUpdate(): void {
    const {fault, port} = this.parts.player;
    if (!this.#filled) return;
    // Without its controls there is no way out.
    if (fault || !port) this.#leave();
    else this.#dress();
  }

  #enter(): void {
    const {parts} = this;
    const box = parts.video.renderRoot.querySelector<HTMLElement>('.player');
    if (!box) return;
    const {style} = document.documentElement;
    const {overflow} = style;
    this.#filled = new AbortController();
    const {signal} = this.#filled;
    parts.filled = true;
    this.#dress();
    box.classList.add('filled');
    // Above whatever the page lays over its content, where the browser has a layer for it.
    box.popover = 'manual';
    if ('showPopover' in box) box.showPopover();
    // What lies behind does not scroll.
    style.overflow = 'hidden';
    signal.addEventListener('abort', () => {
      this.#filled = undefined;
      parts.filled = false;
      box.classList.remove('filled');
      box.popover = null;
      style.overflow = overflow;
      parts.video.requestUpdate();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) this.#leave();
    }, {signal});
    document.addEventListener('fullscreenchange', () => this.#leave(), {signal});
  }

  #leave(): void {
    this.#filled?.abort();
  }

  /** Puts on what the rest wears in full screen, also what came since. */
  #dress(): void {
    const root = this.parts.video.renderRoot as ShadowRoot;
    const others = root.adoptedStyleSheets.filter((other) => other !== this.#sheet);
    if (others.length === this.#worn) return;
    this.#worn = others.length;
    this.#sheet = likeFullScreen(others);
    root.adoptedStyleSheets = [...others, this.#sheet];
  }
}

/** What all who draw here wear in full screen, for a window that is filled. */
function likeFullScreen(sheets: readonly CSSStyleSheet[]): CSSStyleSheet {
  const like = new CSSStyleSheet();
  like.replaceSync(sheets.flatMap(({cssRules}) => [...cssRules].map(rewrite)).join('\n'));
  return like;
}

function rewrite(rule: CSSRule): string {
  const {cssText} = rule;
  if (!cssText.includes(':host(:fullscreen)')) return '';
  if (!(rule instanceof CSSStyleRule) && rule instanceof CSSGroupingRule) {
    return `${cssText.slice(0, cssText.indexOf('{'))}{${[...rule.cssRules].map(rewrite).join('\n')}}`;
  }
  // On a phone a `vh` reckons with more of the window than can be seen.
  return cssText.replace(/:host\(:fullscreen\)( \.player)?/g, '.player.filled').replace(/(\d)vh\b/g, '$1dvh');
}
