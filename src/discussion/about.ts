import {html, type TemplateResult} from 'lit';
import {download} from '../element/download.js';
import {about as words} from '../lang/en/about.js';
import {speak} from '../lang/speak.js';
import {loadSource} from '../text/markdown.js';
import {aboutStyles} from './about.styles.js';
import {csvOf, fileName, jsonOf, markdownOf, saidIn, type Copy} from './export.js';
import type {Extra, Parts} from './extra.js';
import {isUnapproved} from './posts.js';

type Format = 'csv' | 'md' | 'json';

const MEDIA_TYPES: Readonly<Record<Format, string>> = {csv: 'text/csv;charset=utf-8', md: 'text/markdown;charset=utf-8', json: 'application/json'};
/** After so long at work the page gets its turn, ms. */
const TURN = 12;

/** What can be done with a discussion as a whole: a disclosure below the number of its posts. */
class About implements Extra {
  readonly styles = aboutStyles;
  readonly draw = {panel: () => (this.#open ? this.#render() : undefined)};
  readonly #in: Parts;
  #open = false;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
  }

  onCommand(name: string): boolean {
    if (name !== 'about') return false;
    this.#open = !this.#open;
    this.#in.talk.requestUpdate();
    return true;
  }

  #render(): TemplateResult {
    const {localize, extras} = this.#in;
    const term = localize.term.bind(localize);
    const save = (format: Format, text: string) => html`<button type="button" @click=${() => void this.#save(format)}>${text}</button>`;
    return html`<div class="about" role="group" aria-label=${term('about')} @keydown=${(event: KeyboardEvent) => this.#onKeydown(event)}>
      ${extras.draw('about')}
      <div role="group" aria-labelledby="save"><h4 id="save">${term('saveCopy')}</h4>
        <div class="choices">${save('csv', term('saveCsv'))}${save('md', term('saveMarkdown'))}${save('json', term('saveJson'))}</div></div>
    </div>`;
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.onCommand('about');
    this.#in.talk.renderRoot.querySelector<HTMLElement>('[part=about]')?.focus();
  }

  async #save(format: Format): Promise<void> {
    const {say, localize} = this.#in;
    try {
      const copy = this.#copy();
      const name = fileName(copy.label, copy.saved, format);
      download(format === 'csv' ? csvOf(copy) : format === 'json' ? jsonOf(copy) : await this.#inMarkdown(copy), name, MEDIA_TYPES[format]);
      say(localize.term('copySaved', name));
    } catch {
      say(localize.term('copyFailed'));
    }
  }

  /** As the reader sees it: who has no name to them has none here, and who is anonymous here is so in their own copy. */
  #copy(): Copy {
    const {talk, activity, localize, nameOf, seen, isMine, isStaff, arrangement} = this.#in;
    const {anonymous, moderated} = arrangement?.() ?? talk;
    const own = (anonymous === 'no' || isStaff() ? activity.identity?.name : '') || localize.term('you');
    return {
      label: talk.label || localize.term('discussion'), page: location.href.split(/[?#]/)[0]!, saved: new Date().toISOString(),
      posts: saidIn(seen(), {
        nameOf: (post) => (isMine(post) ? own : nameOf(post.author)),
        isBlank: (post) => Boolean(post.redacted) || (Boolean(post.hidden) && !isMine(post) && !isStaff()),
        isWaiting: (post) => moderated && isUnapproved(post),
      }),
    };
  }

  /** Each post is parsed for what must not run: with thousands of them, a bit at a time. */
  async #inMarkdown(copy: Copy): Promise<string> {
    const {localize} = this.#in;
    const term = localize.term.bind(localize);
    const pieces: string[] = [];
    let turn = performance.now();
    for (const piece of markdownOf(copy, {
      ...await loadSource(), inReplyTo: (name) => term('inReplyTo', name), edited: (when) => term('edited', when), teacher: term('copyTeacher'),
      states: {removed: term('copyRemoved'), hidden: term('copyHidden'), waiting: term('copyWaiting')},
    })) {
      pieces.push(piece);
      if (performance.now() - turn < TURN) continue;
      await new Promise((done) => setTimeout(done));
      turn = performance.now();
    }
    return pieces.join('');
  }
}

export const about = (parts: Parts): Extra => new About(parts);
