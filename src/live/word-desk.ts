import {html, nothing, type TemplateResult} from 'lit';
import {countVotes} from '../core/counting.js';
import {hiddenWordsIn, wordKey} from '../core/hidden-words.js';
import {POLL_ROUND} from '../core/poll.js';
import {wordDesk as words} from '../lang/en/word-desk.js';
import {speak} from '../lang/speak.js';
import type {PollHost} from './hosts.js';
import type {WordPresses} from './votes-shown.js';

/** The teacher's page: words of a cloud are taken from the class by pressing them, and given back. */
export class WordDesk implements WordPresses {
  #entries: unknown;
  #hidden = new Set<string>();

  /** @param tell publishes what the class may see */
  constructor(readonly host: PollHost, readonly tell: () => void) {
    speak(words);
  }

  /** May the class see this word? */
  readonly isTold = (word: string): boolean => !this.#keys.has(wordKey(word));

  readonly name = (word: string, count: number): string => this.host.localize.term('hideWord', word, this.host.localize.number(count));

  readonly press = (word: string): void => {
    const {renderRoot} = this.host;
    const places = [...renderRoot.querySelectorAll<HTMLElement>('.words .word')];
    const at = places.findIndex((place) => place.matches(':focus'));
    this.#record(word, true);
    // Who goes by keys hides the next word without beginning anew.
    if (at >= 0) void this.host.updateComplete.then(() => {
      const left = [...renderRoot.querySelectorAll<HTMLElement>('.words .word')];
      (left[at] ?? left.at(-1) ?? renderRoot.querySelector<HTMLElement>('.taken summary'))?.focus();
    });
  };

  /** What is hidden, behind a line: the teacher's page may stand on the wall. */
  draw(): TemplateResult | typeof nothing {
    const {room, places, localize} = this.host;
    const term = localize.term.bind(localize);
    const sheet = room.sheet(places.main);
    if (sheet?.type !== 'cloud' || this.#keys.size === 0) return nothing;
    const {counts} = countVotes([...room.cast(POLL_ROUND).values()], POLL_ROUND, {...sheet, isTold: (word) => !this.isTold(word)});
    const taken = Object.entries(counts).filter(([word]) => word !== '').sort(([a], [b]) => a.localeCompare(b, localize.lang()));
    if (taken.length === 0) return nothing;
    return html`<details class="figures taken"><summary>${term('hiddenWords', taken.length)}</summary>
      <p class="quiet">${term('hiddenWordsNote')}</p>
      <ul class="words" role="list">${taken.map(([word, count]) => html`<li><button type="button" class="back" aria-label=${term('showWord', word, localize.number(count))}
        @click=${() => this.#giveBack(word)}><bdi>${word}</bdi></button></li>`)}</ul></details>`;
  }

  get #keys(): ReadonlySet<string> {
    const {entries} = this.host.room.activity;
    if (this.#entries !== entries) {
      this.#entries = entries;
      this.#hidden = hiddenWordsIn(entries);
    }
    return this.#hidden;
  }

  #giveBack(word: string): void {
    const {renderRoot} = this.host;
    this.#record(word, false);
    void this.host.updateComplete.then(() => renderRoot.querySelector<HTMLElement>('.taken summary, .words .word')?.focus());
  }

  #record(word: string, on: boolean): void {
    const {room, saying, localize} = this.host;
    void room.activity.record('moderated', {post: wordKey(word), as: 'hidden', on});
    this.tell();
    saying.say(localize.term(on ? 'wordHidden' : 'wordShown', word));
  }
}
