import {html, nothing, type TemplateResult} from 'lit';
import {isEntry, type Entry} from '../core/entry.js';
import {arrangementOf, foldTalk, isNews, newTalk, stricter, type Arrangement} from '../core/talk.js';
import {warn} from '../element/warn.js';
import {rules as words} from '../lang/en/rules.js';
import {speak} from '../lang/speak.js';
import type {Deed, Extra, Parts, Talk} from './extra.js';
import type {Post} from './posts.js';
import {rulesStyles} from './rules.styles.js';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * How the talk is arranged: what has to be done before others' posts are seen, who sees names, when it closes, how much
 * and how long. In a class its server holds everybody to it; here it is said, before somebody writes in vain.
 */
class Rules implements Extra {
  readonly styles = rulesStyles;
  readonly draw = {
    top: () => this.#renderTop(), note: () => this.#renderNote(),
    empty: () => (this.#behind ? html`<p class="empty">${this.#in.localize.term('gateEmpty')}</p>` : undefined),
  };
  readonly #in: Parts;
  #said = newTalk();
  /** What this page last said of the arrangement. */
  #told = '';
  /** Others' posts are not to be seen yet. */
  #behind = false;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    parts.arrangement = () => this.#arrangement;
  }

  hides(post: Post): boolean {
    return this.#behind && !this.#in.isMine(post) && !post.staff;
  }

  forbids(deed: Deed, post?: Post): boolean {
    if (deed === 'post') return !this.#in.typed?.('post') && (this.#isClosed || this.#hasOpened);
    if (deed === 'edit') return this.#isClosed || this.#isLate(post!);
    return deed === 'reply' && this.#isClosed;
  }

  fault(key: string): string | undefined {
    const {localize} = this.#in;
    if (this.#isClosed) return localize.term('closedNow');
    const next = key.startsWith('edit:') ? 0 : this.#nextPost;
    return next > 0 ? localize.term('enoughFor', this.#arrangement.perDay!, this.#when(next)) : undefined;
  }

  onEntries(entries: readonly Entry[]): void {
    this.#said = foldTalk(entries.filter((entry) => isEntry(entry, 'arranged')));
    const was = this.#behind;
    const {gate} = this.#arrangement;
    this.#behind = !this.#in.isStaff() && (gate === 'teacher' || (gate === 'post-first' && this.#mine.length === 0));
    // What the gate held back is there as at the first visit, not as news.
    if (was && !this.#behind) this.#in.welcome();
    this.#tell();
  }

  /** As it is: in a class the staff's word counts, until then the stricter of page and log; in one browser the page's. */
  get #arrangement(): Arrangement {
    const {talk, isClass} = this.#in;
    if (!isClass()) return written(talk);
    return this.#said.arrangedBy === 'staff' ? this.#said.arrangement : stricter(written(talk), this.#said.arrangement);
  }

  get #mine(): Post[] {
    return [...this.#in.posts().values()].filter((post) => this.#in.isMine(post) && !post.removed);
  }

  get #isClosed(): boolean {
    return !this.#in.isStaff() && Date.now() >= Date.parse(this.#arrangement.closes ?? '');
  }

  /** Everybody opens one thread, and the reader has. */
  get #hasOpened(): boolean {
    const {talk, isStaff, posts} = this.#in;
    return talk.kind === 'one-each' && !isStaff() && this.#mine.some(({parent}) => parent === undefined || !posts().has(parent));
  }

  /** When the next post may be written, ms; 0 where that is now. */
  get #nextPost(): number {
    const {perDay} = this.#arrangement;
    if (!perDay || this.#in.isStaff()) return 0;
    const times = this.#mine.map(({at}) => Date.parse(at)).filter((at) => at > Date.now() - DAY).sort((a, b) => b - a);
    return times.length < perDay ? 0 : times[perDay - 1]! + DAY;
  }

  #isLate({at}: Post): boolean {
    const {talk, isStaff} = this.#in;
    return Boolean(talk.editFor) && !isStaff() && Date.now() > Date.parse(at) + talk.editFor! * MINUTE;
  }

  #when(ms: number): string {
    return this.#in.localize.date(new Date(ms), {dateStyle: 'medium', timeStyle: 'short'});
  }

  /** The staff's page says what is arranged where the log says something else; a learner's only where nobody has. */
  #tell(): void {
    const {talk, activity, isClass, isStaff} = this.#in;
    const wanted = written(talk);
    const page = JSON.stringify(wanted);
    if (!isClass() || page === this.#told || !isNews(this.#said, wanted, isStaff())) return;
    this.#told = page;
    void activity.record('arranged', {...wanted, ...(isStaff() && {by: 'staff' as const})});
  }

  #renderTop(): TemplateResult[] {
    const {localize, isClass, typed} = this.#in;
    const {closes, gate} = this.#arrangement;
    const term = localize.term.bind(localize);
    const closed = this.#isClosed;
    const mine = this.#mine;
    const lines = [
      closes !== undefined && term(closed ? 'closedSince' : 'openUntil', this.#when(Date.parse(closes))),
      !closed && this.#behind && term(gate === 'teacher' ? 'gateTeacher' : 'gatePost'),
      !this.#behind && gate === 'post-first' && isClass() && mine.length > 0 && mine.every(({kept}) => !kept) && term('gateOnItsWay'),
      !closed && this.#hasOpened && !typed?.('post') && term('oneEachDone'),
    ];
    return lines.flatMap((line) => (line ? html`<p class="rule">${line}</p>` : []));
  }

  /** What somebody should know before they write: who sees the name, who sees the post. */
  #renderNote(): TemplateResult {
    const {localize, talk, isStaff} = this.#in;
    const term = localize.term.bind(localize);
    const next = this.#nextPost;
    const lines = [
      this.#whoSees(),
      this.#arrangement.moderated && !isStaff() && term('afterApproval'),
      talk.editFor && !isStaff() && term('editableFor', talk.editFor),
      next > 0 && term('enoughFor', this.#arrangement.perDay!, this.#when(next)),
    ];
    return html`${lines.map((line) => (line ? html`<p>${line}</p>` : nothing))}`;
  }

  /** Who sees the writer's name. In one browser nobody else does. */
  #whoSees(): string {
    const {localize, activity, isClass, isStaff} = this.#in;
    const name = activity.identity?.name ?? '';
    if (!isClass()) return '';
    if (isStaff()) return name && localize.term('staffNameShown', name);
    const {anonymous} = this.#arrangement;
    if (anonymous === 'no') return name && localize.term('nameToAll', name);
    return anonymous === 'all' ? localize.term('nameToNobody') : localize.term('nameToStaff', name);
  }
}

/** As the page's author wrote it. */
function written(talk: Talk): Arrangement {
  const {gate, anonymous, moderated, kind, closes, limit} = talk;
  const end = Date.parse(closes);
  if (closes && !end) warn(talk, `closes="${closes}" is no date and time.`, '<flip-discussion closes="2026-12-02T10:00">');
  return arrangementOf({
    gate, anonymous, moderated, ...(kind !== 'threads' && {kind}), ...(end && {closes: new Date(end).toISOString()}), ...(limit && {perDay: limit}),
  });
}

export const rules = (parts: Parts): Extra => new Rules(parts);
