import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {isEntry, type Entry, type Group} from '../core/entry.js';
import type {GroupRule} from '../core/groups.js';
import type {Log} from '../core/log.js';
import {ActivityController} from '../element/activity.js';
import {buttonStyles} from '../element/button.styles.js';
import {hostStyles} from '../element/host.styles.js';
import {Localize} from '../element/localize.js';
import {noticeStyles} from '../element/notice.styles.js';
import {ViewController} from '../element/view-controller.js';
import {warn} from '../element/warn.js';
import {groups as words} from '../lang/en/groups.js';
import {groupsStyles} from './flip-groups.styles.js';
import {Names} from './names.js';
import {IN_ROOM, ONLINE} from './online.js';
import type {Part, Parts} from './part.js';
import {publicationsIn, type Publication} from './publication.js';
import {sourcesOf} from './sources.js';

/** What could not be loaded is asked for again after this, ms. */
const AGAIN = 4000;
const [MIN_SIZE, MAX_SIZE] = [2, 8];
const RULES: readonly string[] = ['different-answers', 'mixed-score', 'random', 'role'] satisfies GroupRule[];

/** What only some pages show. */
const PARTS = {
  teacher: async (parts: Parts): Promise<Part> => new (await import('./groups-desk.js')).GroupsDesk(parts),
  screen: async (parts: Parts): Promise<Part> => new (await import('./tables.js')).Tables(parts),
};

/**
 * Who works with whom. The teacher makes groups of people who answered differently, sees privately why each is as it is,
 * moves people by hand and shows the groups; each phone then says its own, the screen all of them, and nobody who is right.
 *
 * ```html
 * <flip-groups id="pairs" for="top" size="3"></flip-groups>
 * <flip-groups id="lab" by="role" roles="Speaker|Writer|Timekeeper" labels="Bench"></flip-groups>
 * ```
 *
 * @tag flip-groups
 * @event {FlipEvent<EntryData['grouped']>} flip-grouped - The teacher showed groups to everybody.
 * @event {FlipEvent<EntryData['signalled']>} flip-signalled - The learner said to take part online, or in the room after all.
 * @event {FlipEvent<FlipRecord>} flip-record - An entry was written to the log.
 * @event {FlipEvent<Failure>} flip-failed - Something could not be written to the log.
 * @csspart label - What the groups are called.
 * @csspart card - What a learner sees.
 * @csspart place - The name of a group, such as “Table 4”.
 * @csspart names - Who is in a group.
 * @csspart group - One group, for the teacher and on the screen.
 * @csspart person - Somebody the teacher can move.
 * @cssstate grouped - The learner is in a group.
 */
export class FlipGroups extends LitElement {
  static override styles = [hostStyles, buttonStyles, noticeStyles, groupsStyles];

  /** What the groups are called, above them. */
  @property() label = '';
  /** How many are to be in a group: 2 to 8, usually 2 to 4. The teacher can choose another number. */
  @property({type: Number}) size = 3;
  /** Who comes together: people with `different-answers`, `mixed-score`, `random`, or by `role`: each group has all `roles`. */
  @property() by: GroupRule = 'different-answers';
  /** Ids of the question, poll or quiz whose answers count, separated by spaces; all of the lesson without it. */
  @property() for = '';
  /** What groups are called, separated by bars: `Red|Blue|Green`; one word is counted up: `Bench`. Without it “Table 1” and so on. */
  @property() labels = '';
  /** What people do in each group, separated by bars: `Speaker|Writer|Timekeeper`. Given out in turn from run to run. */
  @property() roles = '';
  /** Some take part from elsewhere: learners are asked, and those are put together. */
  @property({type: Boolean}) hybrid = false;

  @state() private said = '';

  readonly #localize = new Localize(this, words);
  readonly #activity: ActivityController = new ActivityController(this, {
    id: () => this.id || 'groups',
    onEntries: (entries) => this.#onEntries(entries),
    onLeave: () => this.#leave(),
  });
  readonly #view = new ViewController(this, this.#activity);
  readonly #names = new Names(this.#activity, this.#localize);
  readonly #internals = this.attachInternals();
  readonly #parts: Parts = {
    groups: this, activity: this.#activity, localize: this.#localize, names: this.#names, view: this.#view,
    current: () => this.#current, say: (words) => void this.#say(words),
  };
  #current: Publication | undefined;
  #part: Part | undefined;
  #shown: keyof typeof PARTS | undefined;
  /** The log whose answers are heard, and the way to stop. */
  #heard: Log | undefined;
  #stop: (() => void) | undefined;
  #answered = false;
  /** What the learner was told last of their group. */
  #told: string | undefined;

  /** What the class is led to here is called: see `live/stops.ts`. @internal */
  get stopName(): string {
    return this.label || this.#localize.term('groups');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('size') && !(this.size >= MIN_SIZE && this.size <= MAX_SIZE)) {
      warn(this, `size="${this.getAttribute('size')}" is no number from ${MIN_SIZE} to ${MAX_SIZE}: 3 is taken.`, '<flip-groups size="3">');
      this.size = 3;
    }
    if (changed.has('by') && !RULES.includes(this.by)) {
      warn(this, `by="${this.by}" is not known: "different-answers" is taken.`, `<flip-groups by="different-answers"> (or ${RULES.slice(1).join(', ')})`);
      this.by = 'different-answers';
    }
    this.#hearAnswers();
    this.#bring();
  }

  override render(): TemplateResult {
    const {label} = this;
    const name = label || this.#localize.term('groups');
    return html`<section aria-labelledby="label">
      <h3 id="label" part="label" class=${label ? '' : 'unseen'}>${name}</h3>
      ${this.#activity.ready ? this.#part?.draw() ?? this.#renderLearner() : html`<div aria-busy="true"></div>`}
      <p class="unseen" role="status">${this.said}</p>
    </section>`;
  }

  protected override updated(): void {
    this.#part?.updated?.();
    const group = this.#own;
    if (group) this.#internals.states?.add('grouped');
    else this.#internals.states?.delete('grouped');
    this.#tell(group);
  }

  /** The learner's group. */
  get #own(): Group | undefined {
    const sub = this.#activity.identity?.sub ?? '';
    return this.#current?.groups.find(({members}) => members.includes(sub));
  }

  #renderLearner(): TemplateResult {
    const group = this.#own;
    return html`${this.#renderNotice()}<div class="card ${group ? 'found' : 'calm'}" part="card">
      ${group ? this.#renderGroup(group) : this.#renderWaiting()}${this.hybrid ? this.#renderOnline() : nothing}</div>`;
  }

  #renderGroup({label, members, roles}: Group): TemplateResult {
    const {identity} = this.#activity;
    const term = this.#localize.term.bind(this.#localize);
    const names = this.#names.of(this.#current!.groups.flatMap((each) => each.members));
    const mine = members.indexOf(identity!.sub);
    const others = members.filter((_, i) => i !== mine);
    const does = (sub: string) => this.#list(roles?.[members.indexOf(sub)] ?? []);
    const own = does(identity!.sub);
    return html`<p class="place" part="place"><bdi>${label}</bdi></p>
      ${others.length > 0 ? html`<p class="find">${term(others.length === 1 ? 'findOther' : 'findOthers')}</p>
        <ul class="names" part="names">${others.map((sub) => html`<li><span class="dot" aria-hidden="true">${initialOf(names.get(sub)!)}</span>
          <span><bdi>${names.get(sub)}</bdi>${does(sub) ? html` <span class="role">${does(sub)}</span>` : nothing}</span></li>`)}</ul>`
    : html`<p class="find">${term('aloneInGroup')}</p>`}
      ${own ? html`<p class="own">${term('youDo', own)}</p>` : nothing}
      ${identity?.name ? nothing : html`<p class="quiet">${term('calledHere', names.get(identity!.sub)!)}</p>`}`;
  }

  #renderWaiting(): TemplateResult {
    const term = this.#localize.term.bind(this.#localize);
    if (this.#current) return html`<p class="lead">${term('notInGroup')}</p><p>${term('notInGroupWhy')}</p>`;
    const [id] = this.for.split(/\s+/);
    const asks = Boolean(this.for) && this.by !== 'random' && this.by !== 'role' && !this.#answered;
    const there = asks && (this.getRootNode() as Document | ShadowRoot).getElementById?.(id!);
    return html`<p class="lead">${asks || !this.#answered ? '' : `${term('groupsAnswered')} `}${term('groupsSoon')}</p>
      <p>${term(asks ? 'groupsAnswerFirst' : 'groupsWait')}</p>
      ${there ? html`<p><a class="button" href="#${id}">${term('groupsToQuestion')}</a></p>` : nothing}`;
  }

  #renderOnline(): TemplateResult {
    const signal = this.#activity.own.filter((entry) => isEntry(entry, 'signalled')).at(-1);
    return html`<label class="online"><input type="checkbox" .checked=${signal !== undefined && isEntry(signal, 'signalled') && signal.data.label === ONLINE} @change=${this.#onOnline}>
      ${this.#localize.term('takePartOnline')}</label>`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const key = this.#view.isRefused ? 'groupsRefused' : this.#view.isAlone ? 'groupsAlone' : undefined;
    return key ? html`<div class="notice calm"><p>${this.#localize.term(key)}</p></div>` : nothing;
  }

  readonly #onOnline = ({target}: Event): void => {
    void this.#activity.record('signalled', {label: (target as HTMLInputElement).checked ? ONLINE : IN_ROOM});
  };

  #onEntries(entries: readonly Entry[]): void {
    this.#current = publicationsIn(entries).at(-1);
  }

  /** A learner's page knows of its own answers alone: enough to say what is waited for. */
  #hearAnswers(): void {
    const {log, identity} = this.#activity;
    if (log === this.#heard) return;
    this.#stop?.();
    this.#answered = false;
    this.#heard = log;
    this.#stop = this.for && log ? log.subscribe(0, (batch) => {
      const sources = sourcesOf(this);
      const own = batch.some((entry) => (isEntry(entry, 'answered') || isEntry(entry, 'voted')) && entry.author === identity?.sub
        && (sources.includes(entry.activity) || sources.includes(entry.data.question)));
      if (!own || this.#answered) return;
      this.#answered = true;
      this.requestUpdate();
    }) : undefined;
  }

  /** Loads what the page's view needs, and lets go of what it does not. */
  #bring(): void {
    const {view} = this.#view;
    const wanted = this.#activity.ready && view !== 'learner' ? view : undefined;
    if (wanted === this.#shown) return;
    this.#part?.leave?.();
    this.#part = undefined;
    this.#shown = wanted;
    if (!wanted) return;
    PARTS[wanted](this.#parts).then((part) => {
      if (this.#shown !== wanted) return;
      this.#part = part;
      this.requestUpdate();
    }, () => {
      this.#shown = undefined;
      setTimeout(() => this.isConnected && this.requestUpdate(), AGAIN);
    });
  }

  #leave(): void {
    this.#stop?.();
    this.#part?.leave?.();
    this.#stop = this.#part = this.#shown = this.#heard = this.#current = this.#told = undefined;
  }

  /** What is there when the page opens can be read; what changes then is said. */
  #tell(group: Group | undefined): void {
    if (!this.#activity.ready || this.#shown) return;
    const {sub} = this.#activity.identity!;
    const names = group && this.#names.of(group.members.filter((each) => each !== sub));
    const told = group ? this.#localize.term('yourGroupNow', group.label, this.#list([...names!.values()])) : '';
    if (told && this.#told !== undefined && told !== this.#told) void this.#say(told);
    this.#told = told;
  }

  #list(texts: readonly string[]): string {
    return new Intl.ListFormat(this.#localize.lang(), {type: 'unit', style: 'short'}).format(texts);
  }

  /** Empty first, or the same words twice would be heard once. */
  async #say(words: string): Promise<void> {
    this.said = '';
    await this.updateComplete;
    this.said = words;
  }
}

/** The first letter of a name, whatever its script. */
const initialOf = (name: string) => String.fromCodePoint(name.trim().codePointAt(0) ?? 0x2026).toLocaleUpperCase();

declare global {
  interface HTMLElementTagNameMap {'flip-groups': FlipGroups}
}
