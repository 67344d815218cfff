import {html, nothing, svg, type TemplateResult} from 'lit';
import type {DirectiveResult} from 'lit/directive.js';
import {guard} from 'lit/directives/guard.js';
import type {Localize} from '../element/localize.js';
import {icon} from '../element/icons.js';
import {hasMarks, plainText} from '../text/plain.js';
import type {Render} from '../text/markdown.js';
import {ago, pace} from './ago.js';
import type {Extras} from './extras.js';
import {mark} from './mark.js';
import type {Post} from './posts.js';
import type {Row} from './thread.js';

const HEART = svg`<path d="M12 20s-7.5-4.6-7.5-10.2A4.2 4.2 0 0 1 12 7.5a4.2 4.2 0 0 1 7.5 2.3C19.5 15.4 12 20 12 20z" />`;
const REPLY = svg`<path d="M9 7l-5 5 5 5M4.5 12H14a6 6 0 0 1 6 6v1" />`;
export const DOTS = svg`<path d="M5.5 12h.01M12 12h.01M18.5 12h.01" stroke-width="3.5" />`;

/** What a post needs to be drawn besides itself. */
export interface PostSetting {
  localize: Localize;
  /** Who reads. */
  me: string;
  nameOf: (author: string) => string;
  /** Makes DOM from Markdown, once that has come. */
  markdown: Render | undefined;
  extras: Extras;
  /** Changes when all posts are to be drawn anew, and when one is. */
  turn: string;
  turnOf: (post: string) => number | undefined;
  now: number;
  /** On paper nobody asks when a moment ago was. */
  onPaper: boolean;
}

/** Indents beyond this are drawn as this; who is answered stands beside the name anyway. */
const MAX_LEVEL = 4;

/**
 * One post as an article of the feed; where nothing about it changed it costs next to nothing.
 * @param position its number in the feed, from 1, and how many there are
 */
export function postView(row: Row, position: readonly [number, number], setting: PostSetting): DirectiveResult {
  const {post, level, to} = row;
  const {nameOf, turn, turnOf, now} = setting;
  const content = [post, to?.author, nameOf(post.author), to && nameOf(to.author), turn, turnOf(post.id), pace(Date.parse(post.at), now)];
  return guard([...content, level, ...position], () => {
    const id = idOf(post);
    return html`<article id=${id} class="post level-${Math.min(level, MAX_LEVEL)} ${to && level === 0 ? 'apart' : ''}" part="post" tabindex="0"
      aria-labelledby="${id}-head ${id}-meta" aria-describedby="${id}-body" aria-posinset=${position[0]} aria-setsize=${position[1]}>
      ${guard(content, () => inside(row, id, setting))}
    </article>`;
  });
}

function inside({post, to}: Row, id: string, setting: PostSetting): TemplateResult {
  const {localize, nameOf, extras} = setting;
  const [editing] = extras.drawPost('editing', post);
  const [instead] = extras.drawPost('instead', post);
  return html`${mark(post.author)}
    <div class="head">
      <h4 id="${id}-head" part="author"><bdi>${nameOf(post.author)}</bdi></h4>${extras.drawPost('badges', post)}
      <p class="meta" id="${id}-meta">${to ? html`<span class="to">${replyTo(to, setting)}</span>` : nothing}
        ${times(post, id, setting)}
        ${post.kept ? nothing : html`<span class="unkept">${localize.term('notSavedYet')}</span>`}</p>
    </div>
    ${extras.drawPost('above', post)}
    <div class="body" id="${id}-body" part="body" ?hidden=${editing !== undefined}>${instead ?? body(post, setting)}</div>
    ${editing ?? actions(post, instead !== undefined, setting)}
    ${extras.drawPost('below', post)}`;
}

/** A post's id in the page: ids in a log are anybody's text. */
export const idOf = ({id}: Pick<Post, 'id'>): string => `post-${id.replace(/[^\w-]/g, '_')}`;

/** What the page itself just wrote has no author before the log is open. */
export const isMine = (author: string, me: string): boolean => author === me || author === '';

/** The address of a post; none in a page that keeps its own place behind the #. */
export const linkTo = (id: string): string | undefined =>
  (/^#[/!]/.test(location.hash) ? undefined : `${location.href.split('#')[0]}#${id}`);

function replyTo(to: Post, {localize, me, nameOf}: PostSetting): string {
  return isMine(to.author, me) ? localize.term('inReplyToYou') : localize.term('inReplyTo', nameOf(to.author));
}

function body({text}: Post, {markdown, extras: {parts: {dress}}}: PostSetting): unknown {
  const render = hasMarks(text) ? markdown : undefined;
  return guard([text, render, dress], () => {
    const nodes = render?.(text) ?? [plainText(text)];
    return dress?.(nodes) ?? nodes;
  });
}

/** When it was written and changed; the time is the post's own address. */
function times({at, edited}: Post, id: string, {localize, extras, onPaper}: PostSetting): TemplateResult {
  // The browser takes long to learn a whole date, and nobody asks for it before they move.
  const whole = extras.has('partaking') ? dates(localize.lang(), 'full').format(moment(at)) : nothing;
  const when = (time: string) => (onPaper ? dates(localize.lang(), 'full').format(moment(time)) : inWords(time, localize.lang()));
  const time = html`<time datetime=${at} title=${whole} part="time">${when(at)}</time>`;
  const link = linkTo(id);
  return html`<span>${link ? html`<a href=${link}>${time}</a>` : time}</span>
    ${edited ? html`<span>${localize.term('edited', when(edited))}</span>` : nothing}`;
}

const known = new Map<string, Intl.DateTimeFormat>();
const spans = new Map<string, Intl.RelativeTimeFormat>();

/** Making one takes milliseconds, and a page of posts needs hundreds. */
function dates(lang: string, dateStyle: 'full' | 'medium'): Intl.DateTimeFormat {
  const key = `${lang} ${dateStyle}`;
  const found = known.get(key) ?? new Intl.DateTimeFormat(lang, {dateStyle, ...(dateStyle === 'full' && {timeStyle: 'short' as const})});
  known.set(key, found);
  return found;
}

/** When something was, as people say it. */
export function inWords(at: string, lang: string): string {
  const distance = ago(moment(at).getTime(), Date.now());
  if (!distance) return dates(lang, 'medium').format(moment(at));
  const span = spans.get(lang) ?? new Intl.RelativeTimeFormat(lang, {numeric: 'auto'});
  spans.set(lang, span);
  return span.format(...distance);
}

/** A time that another program wrote wrongly must not keep the posts from being shown. */
const moment = (at: string): Date => new Date(Date.parse(at) || Date.now());

function actions(post: Post, gone: boolean, {localize, me, extras}: PostSetting): TemplateResult | typeof nothing {
  const {size} = post.likes;
  const may = (deed: 'like' | 'reply' | 'edit') => !extras.forbids(deed, post);
  const open = (what: string) => (extras.opened(what, post) ? 'true' : 'false');
  if (gone) return nothing;
  return html`<div class="actions">
    ${may('like') ? html`<button type="button" class="plain" part="like" aria-pressed=${post.likes.has(me) ? 'true' : 'false'}
      @click=${() => extras.act('like', post)}>${icon(HEART)}<span class="word">${localize.term('like')}</span>${size > 0
        ? html`<span aria-hidden="true">${localize.number(size)}</span><span class="unseen">${localize.term('likes', size)}</span>` : nothing}</button>` : nothing}
    ${extras.drawPost('acts', post)}
    ${may('reply') ? html`<button type="button" class="plain" part="reply" aria-expanded=${open('reply')}
      @click=${() => extras.act('reply', post)}>${icon(REPLY)}${localize.term('reply')}</button>` : nothing}
    ${isMine(post.author, me) && may('edit') ? html`<button type="button" class="plain" part="edit"
      @click=${() => extras.act('edit', post)}>${icon('pencil')}${localize.term('edit')}</button>` : nothing}
    <button type="button" class="plain" part="more" aria-label=${localize.term('more')} aria-expanded=${open('more')}
      @click=${() => extras.act('more', post)}>${icon(DOTS)}</button>
  </div>`;
}
