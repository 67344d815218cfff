/**
 * The one rule for addresses in text that somebody else wrote. What passes is an absolute address that cannot run
 * script; what does not is `undefined`, and its text is shown as text.
 */

/** The browser's own limit is far above; an address nobody can read is not one to click. */
const MAX_LENGTH = 2048;
const DATA_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z\d+/]+={0,2}$/i;
/** A relative address that could be read as another scheme, or as HTML on its way to be decoded, is not one. */
const DOUBTFUL = /^[^/?#]*[:&]/;

/**
 * Where a link may lead: http, https or mailto.
 * @param base resolves relative addresses. Give none for what people post: a post is shown on other pages than the one
 * it was written on, so a relative address in it has no fixed meaning.
 */
export function linkAddress(text: string, base?: string): string | undefined {
  const url = parse(text, base);
  return url && (isWeb(url) || url.protocol === 'mailto:') ? url.href : undefined;
}

/** Where an image may come from: http, https, or a bitmap in the address itself. `base` as for links. */
export function imageAddress(text: string, base?: string): string | undefined {
  if (DATA_IMAGE.test(text)) return text;
  const url = parse(text, base);
  return url && isWeb(url) ? url.href : undefined;
}

function parse(text: string, base: string | undefined): URL | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const url = urlOf(text) ?? (base !== undefined && text !== '' && !DOUBTFUL.test(text) ? urlOf(text, base) : undefined);
  // A name before an @ is there to be taken for the host: https://good.example@bad.example
  return url?.username === '' && url.password === '' ? url : undefined;
}

function urlOf(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

const isWeb = ({protocol}: URL) => protocol === 'https:' || protocol === 'http:';
