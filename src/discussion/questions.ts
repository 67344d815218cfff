import {html, svg} from 'lit';
import {isEntry} from '../core/entry.js';
import {icon} from '../element/icons.js';
import {questions as words} from '../lang/en/questions.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {mark} from './posts.js';

const HAND = svg`<path d="M7 12V6.5a1.5 1.5 0 0 1 3 0V11m0-.5v-6a1.5 1.5 0 0 1 3 0V11m0-5a1.5 1.5 0 0 1 3 0v6m0-3.5a1.5 1.5 0 0 1 3 0V14a7 7 0 0 1-7 7c-3 0-4.5-1.5-6-4l-2.2-3.800a1.5 1.5 0 0 1 2.600-1.5L7 12" />`;

/** Threads are questions: "I have this too" tells the teacher which to answer first. */
export const questions = ({book, activity, localize, extras}: Parts): Extra => {
  speak(words);
  book.learn('reacted', (post, entry) => {
    if (isEntry(entry, 'reacted') && entry.data.kind === 'too') mark(post.too ??= new Set(), entry.author, entry.data.on);
  });
  const me = () => activity.identity?.sub ?? '';
  return {
    post: {
      acts(post) {
        if (post.parent !== undefined || extras.forbids('like', post)) return undefined;
        const size = post.too?.size ?? 0;
        return html`<button type="button" class="plain" part="too" aria-pressed=${post.too?.has(me()) ? 'true' : 'false'}
          @click=${() => extras.act('too', post)}>${icon(HAND)}${localize.term('tooLabel')}${size > 0
            ? html`<span aria-hidden="true">${localize.number(size)}</span><span class="unseen">${localize.term('tooCount', size)}</span>` : ''}</button>`;
      },
    },
    onCommand(name, post) {
      if (name !== 'too' || !post) return false;
      void activity.record('reacted', {post: post.id, kind: 'too', on: !post.too?.has(me())});
      return true;
    },
  };
};
