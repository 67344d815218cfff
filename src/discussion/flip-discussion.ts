import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {GateMember} from '../element/gate.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {ownSaveNote} from '../element/save-note.js';
import {onStir} from '../element/stir.js';
import {discussion} from '../lang/en/discussion.js';
import type {Conversation} from './conversation.js';
import {discussionStyles} from './flip-discussion.styles.js';

/** What could not be loaded is asked for again after this, ms. */
const AGAIN = 4000;

/**
 * Talk under a prompt: learners post, answer, quote, change and take back their own words, and like others', in safe
 * Markdown. In a class everybody reads it, and the teacher endorses, pins, locks, hides and approves; in one browser it
 * appears in the other tabs. Nothing typed is lost when the page closes.
 *
 * ```html
 * <flip-discussion id="letter" label="The letter" gate="post-first" anonymous="peers" min-words="20">
 *   <p>Your doctor's letter says only “positive”. What should it say instead?</p>
 * </flip-discussion>
 * ```
 *
 * @tag flip-discussion
 * @slot - The prompt: what to talk about. Readable before the script has come.
 * @slot rubric - What the teacher rates by: a list whose points stand in `data-points`, such as `<li data-points="2">Gives a reason</li>`; in a list within an item stand its levels.
 * @event {FlipEvent<EntryData['posted']>} flip-posted - The learner wrote a post or an answer.
 * @event {FlipEvent<EntryData['edited']>} flip-edited - The learner changed a post of theirs.
 * @event {FlipEvent<EntryData['removed']>} flip-removed - The learner took a post of theirs back.
 * @event {FlipEvent<EntryData['reacted']>} flip-reacted - The learner liked a post, has the same question, or took that back.
 * @event {FlipEvent<EntryData['reported']>} flip-reported - The learner asked the staff to look at a post.
 * @event {FlipEvent<EntryData['endorsed']>} flip-endorsed - The teacher stands behind a post, or took that back.
 * @event {FlipEvent<EntryData['moderated']>} flip-moderated - The teacher hid, approved, pinned or locked a post, or took that back; or a thread is resolved.
 * @event {FlipEvent<EntryData['arranged']>} flip-arranged - The page told its class how the talk is arranged.
 * @event {FlipEvent<EntryData['rated']>} flip-rated - The teacher said what a post or a learner's part is worth, or took that back.
 * @event {FlipEvent<EntryData['followed']>} flip-followed - The learner follows a thread, or with no `thread` the whole talk, or no longer does: a host that sends mail listens to it. Who writes in a thread follows it without this event.
 * @event {FlipEvent<EntryData['progressed']>} flip-progressed - How much of what is asked for is there: with the first post, all, unless more is.
 * @event {FlipEvent<EntryData['completed']>} flip-completed - The learner wrote what is asked for, or its score changed.
 * @event {FlipEvent<FlipRecord>} flip-record - An entry was written to the log.
 * @event {FlipEvent<Failure>} flip-failed - Something could not be written to the log.
 * @csspart label - The discussion's name.
 * @csspart prompt - The frame around the prompt.
 * @csspart composer - The box for a new post.
 * @csspart tools - The search and the order.
 * @csspart about - The button that shows what can be done with the discussion as a whole.
 * @csspart feed - All posts.
 * @csspart post - One post.
 * @csspart author - Its author's name.
 * @csspart time - When it was written.
 * @csspart moment - The second of the video that it is pinned to.
 * @csspart body - What it says.
 * @csspart like - The button to like it.
 * @csspart too - The button that says “I have this too”.
 * @csspart endorse - The teacher's button to stand behind it.
 * @csspart rate - The teacher's button to rate it.
 * @csspart worth - What the learner has and what is asked for.
 * @csspart roll - The teacher's list of those who took part.
 * @csspart reply - The button to answer it.
 * @csspart edit - The button to change it.
 * @csspart more - The button that shows what else can be done.
 * @cssstate posted - The learner has written something here.
 */
export class FlipDiscussion extends LitElement {
  static override styles = [hostStyles, buttonStyles, discussionStyles];

  /** What it is called: above the prompt, and in the learner's list of things to do. */
  @property() label = '';
  /** `threads`: anybody opens threads; `questions`: threads are questions; `one-each`: each opens one; `single`: all answer the prompt. */
  @property() kind: 'threads' | 'questions' | 'one-each' | 'single' = 'threads';
  /** When others' posts are seen: at once (`none`), after an own one (`post-first`), or once the teacher opens them (`teacher`). */
  @property() gate: 'none' | 'post-first' | 'teacher' = 'none';
  /** Who does not see names: nobody (`no`), the other learners (`peers`), or `all`, the teacher too. */
  @property() anonymous: 'no' | 'peers' | 'all' = 'no';
  /** Posts are seen by others once the teacher approves them. */
  @property({type: Boolean}) moderated = false;
  /** When it closes for learners: a date and time such as `2026-12-02T10:00`. */
  @property() closes = '';
  /** How many posts a learner may write in 24 hours. */
  @property({type: Number}) limit: number | undefined;
  /** The order of threads until the learner chooses another: `new`, `old`, `top` or `unanswered`. */
  @property() sort = 'new';
  /** The fewest words of a post that opens a thread. */
  @property({type: Number, attribute: 'min-words'}) minWords: number | undefined;
  /** The most words of a post. */
  @property({type: Number, attribute: 'max-words'}) maxWords: number | undefined;
  /** How long a learner may change or remove a post, in minutes; always, when it is not set. */
  @property({type: Number, attribute: 'edit-for'}) editFor: number | undefined;
  /** How many posts under the prompt complete it. Without this, `replies` and `contributions`, one post or reply does. */
  @property({type: Number}) posts: number | undefined;
  /** How many replies to others complete it. */
  @property({type: Number}) replies: number | undefined;
  /** How many posts and replies together complete it. */
  @property({type: Number}) contributions: number | undefined;
  /** A part in it is worth something: by rules that the learner sees until the teacher rates it, or, with `teacher`, once the teacher does. */
  @property() scored: string | undefined;
  /** What counts how much in the score: `quality 50, replies 30, answers 10, likes 10`. */
  @property() weights = '';

  /** The id of the video that it is about, on the same page: `<flip-video>`, or any element that plays. */
  @property() for = '';
  /** `time`: a post can be pinned to a second of that video. */
  @property() anchor = '';

  readonly #localize = new Localize(this, discussion);
  readonly #member = new GateMember(this);
  readonly #activity: ActivityController = new ActivityController(this, {
    id: () => this.id || 'discussion',
    label: () => (this.#member.joined ? undefined : this.label || this.#localize.term('discussion')),
    onEntries: () => this.#onEntries(),
  });
  readonly #internals = this.attachInternals();
  /** What is said here and who says it: it comes with the first post, or with the first sign of somebody. */
  #conversation: Conversation | undefined;
  #asked: Promise<Conversation | undefined> | undefined;
  /** Somebody is there, or was and left something to go on with. */
  #stirred = false;
  /** The learner wrote something here. */
  #posted = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#conversation?.enter();
    onStir(new WeakRef(this), FlipDiscussion.#onStir);
    void this.#lookForDrafts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#conversation?.leave();
  }

  protected override willUpdate(): void {
    this.#conversation?.update();
  }

  override render(): TemplateResult {
    const {label} = this;
    const conversation = this.#conversation;
    return html`<section aria-labelledby="label">
      <h3 id="label" part="label" class=${label ? '' : 'unseen'}>${label || this.#localize.term('discussion')}</h3>
      <div class="prompt" part="prompt"><slot></slot></div>
      ${ownSaveNote(this.#activity)}
      ${conversation?.drawTop()}
      <div class="new" part="composer" ?hidden=${conversation?.isOver ?? false}>${conversation?.drawBox() ?? this.#renderBare()}</div>
      ${conversation?.draw() ?? this.#renderBefore()}
    </section>`;
  }

  protected override updated(): void {
    const posted = this.#posted;
    const standing = this.#conversation?.standing;
    // Where more is asked for than a first post, only what reckons it knows.
    const done = posted && !this.#asks;
    if (this.#activity.ready || posted) this.#member.report(standing ?? {answered: done, score: Number(done), final: done});
    const {states} = this.#internals;
    if (posted) states?.add('posted');
    else states?.delete('posted');
    this.#conversation?.updated();
  }

  /** The box until the one comes that can do all: what is typed here goes into that. */
  #renderBare(): TemplateResult {
    return html`<label class="bare" for="bare">${this.#localize.term(this.kind === 'questions' ? 'yourQuestion' : 'yourPost')}</label>
      <textarea class="bare" id="bare" rows="2" dir="auto"></textarea>`;
  }

  #renderBefore(): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    return this.#activity.ready && this.#activity.entries.length === 0
      ? html`<p class="empty"><strong>${term('noPosts')}</strong> ${term('beFirst')}</p>` : html`<div aria-busy="true"></div>`;
  }

  /** More is asked for than a first post, or it is worth something. */
  get #asks(): boolean {
    return (this.posts ?? this.replies ?? this.contributions ?? this.scored) !== undefined;
  }

  #onEntries(): void {
    const {entries, identity} = this.#activity;
    this.#posted = entries.some(({type, author}) => type === 'posted' && (author === identity?.sub || author === ''));
    if (this.#conversation) this.#conversation.take();
    else if (this.#activity.entries.length > 0 || this.gate !== 'none' || this.closes || this.#asks) void this.#bring();
  }

  #bring(): Promise<Conversation | undefined> {
    // Without it the prompt stands there to be read.
    return this.#asked ??= import('./conversation.js').then(({Conversation}) => {
      this.#conversation = new Conversation({talk: this, activity: this.#activity, localize: this.#localize});
      if (this.isConnected) this.#conversation.enter();
      if (this.#activity.ready) this.#conversation.take();
      if (this.#stirred) this.#conversation.stir();
      this.requestUpdate();
      return this.#conversation;
    }, () => {
      this.#asked = undefined;
      setTimeout(() => this.isConnected && void this.#bring(), AGAIN);
      return undefined;
    });
  }

  async #lookForDrafts(): Promise<void> {
    const [seen, ...kept] = await Promise.all(['seen', 'post', 'open', 'removing'].map((key) => this.#activity.draft(key)));
    // Others had written at an earlier visit: what shows them comes while the log reads all they said.
    if (seen) void this.#bring();
    if (kept.some(Boolean)) this.#stir();
  }

  static #onStir(here: FlipDiscussion): void {
    here.#stir();
  }

  #stir(): void {
    if (!this.isConnected) return;
    this.#stirred = true;
    if (this.#conversation) this.#conversation.stir();
    else void this.#bring();
  }
}

declare global {
  interface HTMLElementTagNameMap {'flip-discussion': FlipDiscussion}
}
