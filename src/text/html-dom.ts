/**
 * Makes DOM from HTML that somebody else wrote, through DOMPurify and a list of what may stand in a text. It weighs as much
 * as the Markdown parser: load it by import().
 */
import DOMPurify, {type Config} from 'dompurify';
import {imageAddress, linkAddress} from './address.js';

const TAGS = ('p br hr div span strong b em i u s sub sup small mark abbr q cite del ins kbd code pre samp var blockquote ul ol li dl dt dd '
  + 'table caption thead tbody tfoot tr th td h3 h4 h5 h6 figure figcaption ruby rt rp bdi bdo a img audio video source track').split(' ');
const ATTRIBUTES = ('href src srclang kind label alt title lang dir width height colspan rowspan scope start reversed value type controls poster loop cite').split(' ');

interface Policies {createPolicy?: (name: string, rules: {createHTML: (text: string) => string; createScriptURL: (text: string) => string}) => Config['TRUSTED_TYPES_POLICY']}

/** The page's permission to parse, under the name `flip`; only what has no scripts is ever parsed with it. */
function policy(): Config['TRUSTED_TYPES_POLICY'] | null {
  const {trustedTypes} = globalThis as {trustedTypes?: Policies};
  return trustedTypes?.createPolicy?.('flip', {
    createHTML: (text) => text,
    createScriptURL: () => { throw new TypeError('No scripts.'); },
  }) ?? null;
}

let config: Config | undefined;
let purify: ReturnType<typeof DOMPurify> | undefined;
/** Where relative addresses lead from, for the text at hand. */
let from = '';

/**
 * What of the HTML may be shown.
 * @param base resolves relative addresses
 * @throws TypeError where the page's policy forbids to parse: `trusted-types flip` is missing in it
 */
export function htmlDom(html: string, base: string): DocumentFragment {
  config ??= {
    ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ATTRIBUTES, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false, RETURN_DOM_FRAGMENT: true,
    TRUSTED_TYPES_POLICY: policy() ?? undefined,
  };
  purify ??= prepared();
  from = base;
  return purify.sanitize(html, config) as unknown as DocumentFragment;
}

function prepared(): ReturnType<typeof DOMPurify> {
  const own = DOMPurify(window);
  own.addHook('uponSanitizeAttribute', (node, data) => {
    const address = addressOf(node, data.attrName, data.attrValue);
    if (address === undefined) return;
    data.keepAttr = address !== '';
    data.attrValue = address;
    // Judged here, by the one rule for addresses; the purifier's own would drop what it does not know.
    data.forceKeepAttr = false;
  });
  own.addHook('afterSanitizeAttributes', (node) => settle(node));
  return own;
}

/** `undefined` where the attribute is no address, and nothing where it must not be one. */
function addressOf(node: Element, name: string, value: string): string | undefined {
  // Moodle writes so where a file of its own belongs; without Moodle it stands beside the questions.
  const address = value.replace(/^@@PLUGINFILE@@\//, './');
  if (name === 'href') return linkAddress(address, from) ?? '';
  if (name === 'poster') return imageAddress(address, from) ?? '';
  if (name !== 'src') return undefined;
  if (node.localName === 'img') return imageAddress(address, from) ?? '';
  return webAddress(address) ?? '';
}

function webAddress(address: string): string | undefined {
  const found = imageAddress(address, from);
  return found?.startsWith('http') ? found : undefined;
}

/** Says of links and media what their author need not know. */
function settle(node: Element): void {
  if (node instanceof HTMLAnchorElement && node.hasAttribute('href')) {
    node.rel = 'noopener nofollow ugc';
    if (node.protocol !== 'mailto:') node.target = '_blank';
  }
  if (node instanceof HTMLImageElement) {
    // A picture that is not there is its words.
    if (!node.hasAttribute('src')) {
      node.replaceWith(node.alt);
      return;
    }
    node.setAttribute('loading', 'lazy');
    node.setAttribute('decoding', 'async');
    node.setAttribute('referrerpolicy', 'no-referrer');
  }
  if (node instanceof HTMLMediaElement) {
    node.setAttribute('controls', '');
    node.setAttribute('preload', 'metadata');
  }
}
