import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {define} from '../element/define.js';
import {composer as words} from '../lang/en/composer.js';
import {speak} from '../lang/speak.js';
import {Boxes} from './boxes.js';
import type {Extra, Parts} from './extra.js';
import {feedTarget} from './feed.js';
import {FlipComposer} from './flip-composer.js';
import type {Post} from './posts.js';
import {addressed, Writing} from './writing.js';

/** In these a letter or a key has a meaning of its own. */
const FIELDS = /^(flip-composer|textarea|input|select)$/;

/** What somebody needs who does more than read: boxes to write in, likes, and the keys of a feed. It comes with the first sign of them. */
class Partaking implements Extra {
  readonly isLook = true;
  readonly draw = {
    new: () => {
      const {talk, localize} = this.#in;
      return this.#renderBox('post', localize.term(talk.kind === 'questions' ? 'yourQuestion' : 'yourPost'), localize.term('post'));
    },
  };
  readonly post = {
    editing: ({id}: Post) => this.#renderBox(`edit:${id}`, this.#in.localize.term('yourPost'), this.#in.localize.term('save')),
    below: ({id}: Post) => ['reply', 'quote'].flatMap((what) => this.#renderBox(`${what}:${id}`, this.#in.localize.term('yourReply'), this.#in.localize.term('reply')) ?? []),
  };
  readonly #in: Parts;
  readonly #boxes: Boxes;
  readonly #writing: Writing;
  /** Where the caret stands in the box that was there before. */
  #caret: [start: number, end: number] | undefined;
  /** What was written and is not on show yet, for what rules over the posts is on its way. */
  #awaited: [post: string, focused: boolean] | undefined;
  #restored = false;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    define('flip-composer', FlipComposer);
    const boxes = this.#boxes = new Boxes(parts.activity, (key) => parts.redraw(addressed(key)[1] ?? ''));
    this.#writing = new Writing({...parts, boxes});
    parts.typed = (key) => Boolean(boxes.get(key)?.text);
    boxes.read();
    this.#takeOver(parts.talk.renderRoot.querySelector<HTMLTextAreaElement>('#bare'));
  }

  isOpen(what: string, {id}: Post): boolean {
    return this.#boxes.get(`${what}:${id}`) !== undefined;
  }

  onEntries(): void {
    if (this.#restored) return;
    this.#restored = true;
    void this.#boxes.restore((key, text) => this.#writing.isSaid(key, text));
    this.#writing.complete();
  }

  onCommand(name: string, post?: Post): boolean {
    if (!post || !['like', 'reply', 'quote', 'edit'].includes(name)) return name === 'partaking';
    if (name === 'like') this.#like(post);
    else void this.#open(`${name}:${post.id}`, name === 'edit' ? post.text : '');
    return true;
  }

  onKeydown(event: KeyboardEvent): void {
    const root = this.#in.talk.renderRoot;
    const from = event.target as Element;
    const feed = root.querySelector('.feed');
    if (!feed?.contains(from) || FIELDS.test(from.localName)) return;
    const target = feedTarget(event, feed, from);
    if (!target) return;
    event.preventDefault();
    if (target === 'beyond') root.querySelector<HTMLElement>('.more button')?.click();
    else target.focus();
  }

  onUpdated(): void {
    const awaited = this.#awaited;
    // Meanwhile somebody may have gone on elsewhere.
    if (awaited && this.#in.rows().some(({post}) => post.id === awaited[0])) this.#show(awaited[0], awaited[1] && document.activeElement === document.body);
    const caret = this.#caret;
    const box = caret && this.#in.talk.renderRoot.querySelector<FlipComposer>('.new flip-composer');
    if (!box) return;
    this.#caret = undefined;
    void box.updateComplete.then(() => box.take(...caret));
  }

  onLeave(): void {
    this.#awaited = undefined;
  }

  /** What was typed before all this came, and the focus. */
  #takeOver(bare: HTMLTextAreaElement | null): void {
    if (bare?.matches(':focus')) this.#caret = [bare.selectionStart, bare.selectionEnd];
    if (bare?.value) this.#boxes.write('post', bare.value);
  }

  #renderBox(key: string, label: string, action: string): TemplateResult | undefined {
    const box = this.#boxes.get(key);
    // Live: what is typed changes the box and this copy of it without drawing all posts at every letter.
    return box && html`<flip-composer .label=${label} .action=${action} .text=${live(box.text)} .fault=${box.fault}
      .note=${this.#in.extras.draw('note')} .counted=${(text: string) => this.#writing.count(key, text)} .names=${() => this.#namesHere()}
      .onKeep=${(text: string) => this.#boxes.write(key, text)} .onSend=${(box: HTMLElement) => void this.#send(key, box)}
      .onCancel=${key === 'post' ? undefined : () => this.#cancel(key)}>${this.#in.extras.draw('box', key)}</flip-composer>`;
  }

  /** Who wrote here, the latest first. */
  #namesHere(): string[] {
    const {posts, isMine, nameOf} = this.#in;
    const authors = new Set([...posts().values()].reverse().filter((post) => !isMine(post)).map(({author}) => author));
    return [...new Set([...authors].map(nameOf).filter(Boolean))];
  }

  async #send(key: string, box: HTMLElement): Promise<void> {
    const {posts, rows, focus, say, localize} = this.#in;
    const sent = this.#writing.send(key);
    if (!sent) {
      box.focus();
      return;
    }
    const [action, id] = addressed(key);
    const written = [...posts().keys()].at(-1)!;
    // The box for a new post stays, and the focus in it. A closed box takes the focus along: it goes to what was written.
    if (action === 'edit') void focus(id!);
    else if (rows().some(({post}) => post.id === written)) this.#show(written, action !== 'post');
    else this.#awaited = [written, action !== 'post'];
    if (await sent) say(localize.term(action === 'edit' ? 'changed' : 'posted'));
    else this.#awaited = undefined;
  }

  /** Brings on show what somebody wrote, wherever it stands. */
  #show(written: string, focused: boolean): void {
    this.#awaited = undefined;
    if (this.#in.reach(written) && focused) void this.#in.focus(written);
  }

  #like({id, likes}: Post): void {
    const {activity} = this.#in;
    void activity.record('reacted', {post: id, kind: 'like', on: !likes.has(activity.identity?.sub ?? '')});
  }

  async #open(key: string, text: string): Promise<void> {
    if (this.#boxes.get(key)) {
      this.#boxes.shut(key);
      return;
    }
    await this.#boxes.open(key, text);
    await this.#in.focus(addressed(key)[1]!, 'flip-composer');
  }

  #cancel(key: string): void {
    const [action, id] = addressed(key);
    this.#boxes.shut(key);
    // A changed mind about a change: the post itself is still there. An answer waits for the next try.
    if (action === 'edit') this.#boxes.forget(key);
    void this.#in.focus(id!, `[part='${action === 'quote' ? 'more' : action}']`);
  }
}

export const partaking = (parts: Parts): Extra => new Partaking(parts);
