import {html, nothing, type TemplateResult} from 'lit';
import {menu as words} from '../lang/en/menu.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {menuStyles} from './menu.styles.js';
import {idOf, linkTo} from './post-view.js';
import type {Post} from './posts.js';

/** The most that a reason may hold. */
const LONGEST = 500;

type Panel = 'choices' | 'report' | 'link';

/** What else can be done with a post: a disclosure below its buttons, in the order of the page. */
class Menu implements Extra {
  readonly isLook = true;
  readonly styles = menuStyles;
  readonly post = {below: (post: Post) => (post.id === this.#opened ? this.#render(post) : undefined)};
  readonly #in: Parts;
  #opened = '';
  #panel: Panel = 'choices';

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
  }

  isOpen(what: string, {id}: Post): boolean {
    return what === 'more' && id === this.#opened;
  }

  onCommand(name: string, post?: Post): boolean {
    if (name !== 'more' || !post) return false;
    this.#show(this.#opened === post.id ? '' : post.id);
    return true;
  }

  #show(id: string, panel: Panel = 'choices'): void {
    const before = this.#opened;
    [this.#opened, this.#panel] = [id, panel];
    for (const each of new Set([before, id])) if (each) this.#in.redraw(each);
  }

  /** The menu has done its work: back to its button. */
  #close(post: Post): void {
    this.#show('');
    void this.#in.focus(post.id, '[part=more]');
  }

  #choose(name: string, post: Post): void {
    this.#show('');
    this.#in.extras.act(name, post);
  }

  #render(post: Post): TemplateResult {
    const {localize} = this.#in;
    const content = {choices: () => this.#renderChoices(post), report: () => this.#renderReport(post), link: () => this.#renderLink(post)};
    return html`<div class="menu ${this.#panel}" role="group" aria-label=${localize.term('more')} @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.#close(post);
    }}>${content[this.#panel]()}</div>`;
  }

  #renderChoices(post: Post): TemplateResult {
    const {localize, extras, isMine, isStaff, activity} = this.#in;
    const term = localize.term.bind(localize);
    const button = (text: string, onClick: () => unknown) => html`<button type="button" class="plain" @click=${onClick}>${text}</button>`;
    return html`
      ${linkTo('') === undefined ? nothing : button(term('copyLink'), () => this.#copy(post))}
      ${extras.forbids('reply', post) ? nothing : button(term('quote'), () => this.#choose('quote', post))}
      ${post.parent === undefined && (isMine(post) || isStaff())
        ? button(term(post.resolved ? 'unresolve' : 'resolve'), () => {
          this.#close(post);
          void activity.record('moderated', {post: post.id, as: 'resolved', on: !post.resolved});
        }) : nothing}
      <span class="others" @click=${() => this.#close(post)}>${extras.drawPost('menu', post)}</span>
      ${isMine(post) && !extras.forbids('edit', post) ? button(term('remove'), () => this.#choose('remove', post)) : nothing}
      ${isMine(post) || isStaff() || post.staff ? nothing
        : this.#isReported(post) ? html`<p class="quiet">${term('reportedAlready')}</p>` : button(term('report'), () => this.#ask(post))}`;
  }

  #renderReport(post: Post): TemplateResult {
    const {localize} = this.#in;
    return html`<form @submit=${(event: Event) => this.#report(event, post)}>
      <label for="reason">${localize.term('reportReason')}</label>
      <textarea id="reason" name="reason" rows="2" maxlength=${LONGEST} dir="auto"></textarea>
      <div class="buttons"><button type="button" @click=${() => this.#close(post)}>${localize.term('cancel')}</button>
      <button class="main">${localize.term('report')}</button></div></form>`;
  }

  #renderLink(post: Post): TemplateResult {
    return html`<label for="link">${this.#in.localize.term('linkToCopy')}</label>
      <input id="link" readonly .value=${linkTo(idOf(post))!}>`;
  }

  async #copy(post: Post): Promise<void> {
    const {focus, talk, say, localize} = this.#in;
    try {
      await navigator.clipboard.writeText(linkTo(idOf(post))!);
      this.#close(post);
      say(localize.term('linkCopied'));
    } catch {
      // Not on every page may a script write there: the address itself is shown, to be copied by hand.
      this.#show(post.id, 'link');
      await focus(post.id, '.menu input');
      talk.renderRoot.querySelector<HTMLInputElement>('.menu input')?.select();
    }
  }

  #ask(post: Post): void {
    this.#show(post.id, 'report');
    void this.#in.focus(post.id, '.menu textarea');
  }

  /** In this visit or an earlier one. */
  #isReported({id}: Post): boolean {
    return this.#in.activity.own.some(({type, data}) => type === 'reported' && (data as {post: string}).post === id);
  }

  async #report(event: Event, post: Post): Promise<void> {
    event.preventDefault();
    const {activity, say, localize} = this.#in;
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    const text = typeof reason === 'string' ? reason.trim().slice(0, LONGEST) : '';
    if (!await activity.record('reported', {post: post.id, ...(text && {reason: text})})) return;
    this.#close(post);
    say(localize.term('reportedNow'));
  }
}

export const menu = (parts: Parts): Extra => new Menu(parts);
