import {html, type TemplateResult} from 'lit';
import {quotes as words} from '../lang/en/quotes.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {gist} from './gist.js';
import {idOf, linkTo} from './post-view.js';
import type {Post} from './posts.js';
import {quotesStyles} from './quotes.styles.js';

/** A quoted post as a quiet block that leads there. Only its id was written: what is quoted can be hidden or changed. */
export const quotes = ({localize, posts, nameOf, extras, isStaff, isMine}: Parts): Extra => {
  speak(words);

  function excerpt(post: Post): TemplateResult | string {
    if (post.removed) return localize.term('quoteRemoved');
    if (post.redacted || (post.hidden && !isStaff() && !isMine(post))) return localize.term('quoteHidden');
    return html`<span dir="auto">${gist(post.text)}</span>`;
  }

  return {
    isLook: true,
    styles: quotesStyles,
    post: {
      above({quote, removed, hidden, redacted}) {
        if (quote === undefined || removed || hidden || redacted) return undefined;
        const post = posts().get(quote);
        if (!post) return html`<blockquote class="quoted">${localize.term('quoteMissing')}</blockquote>`;
        const show = (event: Event) => {
          event.preventDefault();
          extras.act('permalink', post);
        };
        return html`<blockquote class="quoted"><a href=${linkTo(idOf(post)) ?? '#'} @click=${show}><bdi>${nameOf(post.author)}</bdi></a> ${excerpt(post)}</blockquote>`;
      },
    },
  };
};
