import {html} from 'lit';
import {isEntry} from '../core/entry.js';
import {sitting as words} from '../lang/en/sitting.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {unclearStyles} from './unclear.styles.js';

/** The most that is taken; a record has room for more. */
const LONGEST = 4000;

/** The last question of a warm-up: what was unclear. What is typed is kept as a draft, and sent with a button or with the quiz. */
export const unclear = (parts: Parts): Extra => {
  speak(words);
  const {quiz, activity, localize, closing, say} = parts;
  let text: string | undefined;
  let restored = false;

  const sent = () => activity.own.findLast((entry) => isEntry(entry, 'asked'))?.data.text ?? '';
  const now = () => text ?? sent();

  async function restore(): Promise<void> {
    const kept = await activity.draft('unclear');
    if (typeof kept === 'string' && text === undefined) text = kept;
    quiz.requestUpdate();
  }

  function onInput({target}: Event): void {
    text = (target as HTMLTextAreaElement).value.slice(0, LONGEST);
    void activity.keepDraft('unclear', text);
    quiz.requestUpdate();
  }

  async function send(): Promise<void> {
    const words = now().trim();
    if (words === sent()) return;
    const kept = await activity.record('asked', {text: words});
    // The draft goes only when the log has it.
    if (!kept || (text ?? words).trim() !== words) return;
    text = undefined;
    await activity.keepDraft('unclear', undefined);
    quiz.requestUpdate();
  }
  closing.add(send);

  return {
    styles: unclearStyles,
    draw: {
      last: () => html`<div class="unclear">
        <label for="unclear">${localize.term('unclear')}</label>
        <p class="quiet" id="unclear-note">${localize.term('unclearNote')}</p>
        <textarea id="unclear" rows="3" maxlength=${LONGEST} aria-describedby="unclear-note" .value=${now()} @input=${onInput}></textarea>
        <div class="choices"><button type="button" aria-disabled=${now().trim() === sent() ? 'true' : 'false'} @click=${async () => {
          await send();
          say(localize.term('unclearKept'));
        }}>${localize.term('unclearSend')}</button>
        <span class="quiet">${sent() && now().trim() === sent() ? localize.term('unclearKept') : ''}</span></div>
      </div>`,
    },
    onUpdated: () => {
      if (restored || !activity.ready) return;
      restored = true;
      void restore();
    },
    onLeave: () => {
      text = undefined;
      restored = false;
    },
  };
};
