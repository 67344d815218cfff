import {html, nothing, svg, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {Localize} from '../element/localize.js';
import {icon} from '../element/icons.js';
import {hasMarks, plainText} from '../text/plain.js';
import type {Render} from '../text/markdown.js';
import {ago} from './ago.js';
import {mark, pseudonymOf} from './mark.js';
import type {Post, Row} from './thread.js';

const HEART = svg`<path d="M12 20s-7.5-4.6-7.5-10.2A4.2 4.2 0 0 1 12 7.5a4.2 4.2 0 0 1 7.5 2.3C19.5 15.4 12 20 12 20z" />`;
const REPLY = svg`<path d="M9 7l-5 5 5 5M4.5 12H14a6 6 0 0 1 6 6v1" />`;

/** What a post needs to be drawn besides itself. */
export interface PostSetting {
  localize: Localize;
  /** Who reads. */
  me: string;
  /** Makes DOM from Markdown, once that has come. */
  markdown: Render | undefined;
  /** The box in which the post is changed or answered, when it is open. */
  box: (action: 'edit' | 'reply', post: Post) => TemplateResult | undefined;
  on: (action: 'edit' | 'reply' | 'like', post: Post) => void;
}

/** Indents beyond this are drawn as this; who is answered stands beside the name anyway. */
const MAX_LEVEL = 4;

/** One post as an article of the feed. @param position its number in the feed, from 1, and how many there are */
export function postView({post, level, to}: Row, position: [number, number], setting: PostSetting): TemplateResult {
  const {localize, box} = setting;
  const id = idOf(post);
  const editing = box('edit', post);
  return html`<article id=${id} class="post level-${Math.min(level, MAX_LEVEL)}" part="post" tabindex="0"
    aria-labelledby="${id}-head ${id}-meta" aria-describedby="${id}-body"
    aria-posinset=${position[0]} aria-setsize=${position[1]}>
    ${mark(post.author)}
    <div class="head">
      <h4 id="${id}-head" part="author"><bdi>${nameOf(post, setting)}</bdi></h4>
      <p class="meta" id="${id}-meta">${to ? html`<span class="to">${replyTo(to, setting)}</span>` : nothing}
        ${times(post, localize)}
        ${post.kept ? nothing : html`<span class="unkept">${localize.term('notSavedYet')}</span>`}</p>
    </div>
    <div class="body" id="${id}-body" part="body" ?hidden=${editing !== undefined}>${body(post, setting)}</div>
    ${editing ?? actions(post, setting)}
    ${box('reply', post)}
  </article>`;
}

/** A post's id in the page: ids in a log are anybody's text. */
export const idOf = ({id}: Pick<Post, 'id'>): string => `post-${id.replace(/[^\w-]/g, '_')}`;

/** Another learner goes by two friendly words: names live apart from what was said, and are not here. */
export function nameOf({author}: Post, {me, localize}: Pick<PostSetting, 'me' | 'localize'>): string {
  return isMine(author, me) ? localize.term('you') : localize.term('pseudonym', pseudonymOf(author));
}

/** What the page itself just wrote has no author before the log is open. */
export const isMine = (author: string, me: string): boolean => author === me || author === '';

function replyTo(to: Post, setting: PostSetting): string {
  const {localize, me} = setting;
  return isMine(to.author, me) ? localize.term('inReplyToYou') : localize.term('inReplyTo', nameOf(to, setting));
}

function body({text}: Post, {markdown}: PostSetting): unknown {
  const render = hasMarks(text) ? markdown : undefined;
  return guard([text, render], () => render?.(text) ?? plainText(text));
}

/** When it was written and changed. Formatting dates is slow: anew only when a minute has passed. */
function times({at, edited}: Post, localize: Localize): unknown {
  return guard([at, edited, localize.lang(), Math.floor(Date.now() / 60_000)], () => {
    const whole = localize.date(moment(at), {dateStyle: 'full', timeStyle: 'short'});
    return html`<span><time datetime=${at} title=${whole} part="time">${inWords(at, localize)}</time></span>
      ${edited ? html`<span>${localize.term('edited', inWords(edited, localize))}</span>` : nothing}`;
  });
}

function inWords(at: string, localize: Localize): string {
  const distance = ago(moment(at).getTime(), Date.now());
  return distance ? new Intl.RelativeTimeFormat(localize.lang(), {numeric: 'auto'}).format(...distance) : localize.date(moment(at), {dateStyle: 'medium'});
}

/** A time that another program wrote wrongly must not keep the posts from being shown. */
const moment = (at: string): Date => new Date(Date.parse(at) || Date.now());

function actions(post: Post, {localize, me, box, on}: PostSetting): TemplateResult {
  const {size} = post.likes;
  return html`<div class="actions">
    <button type="button" class="plain" part="like" aria-pressed=${post.likes.has(me) ? 'true' : 'false'}
      @click=${() => on('like', post)}>${icon(HEART)}${localize.term('like')}${size > 0
        ? html`<span aria-hidden="true">${localize.number(size)}</span><span class="unseen">${localize.term('likes', size)}</span>` : nothing}</button>
    <button type="button" class="plain" part="reply" aria-expanded=${box('reply', post) ? 'true' : 'false'}
      @click=${() => on('reply', post)}>${icon(REPLY)}${localize.term('reply')}</button>
    ${isMine(post.author, me) ? html`<button type="button" class="plain" part="edit"
      @click=${() => on('edit', post)}>${icon('pencil')}${localize.term('edit')}</button>` : nothing}
  </div>`;
}
