import {html, nothing, type TemplateResult} from 'lit';
import {csvLine} from '../core/csv.js';
import type {Entry, Group} from '../core/entry.js';
import type {Present} from '../core/log.js';
import {inOrder, merge, type Known} from '../core/fold.js';
import {castRoles, makeGroups, withLate, withoutAbsent, worthOf, type GroupPlan, type GroupRule, type Person, type Team} from '../core/groups.js';
import {adopt} from '../element/adopt.js';
import {download} from '../element/download.js';
import {groupsDesk as words} from '../lang/en/groups-desk.js';
import {speak} from '../lang/speak.js';
import {drawBoard, type Place} from './board.js';
import {boardStyles} from './board.styles.js';
import {deskStyles} from './groups-desk.styles.js';
import type {Part, Parts} from './part.js';
import {publicationsIn, type Publication} from './publication.js';
import {Roll, type Attendance} from './roll.js';
import {encountersBefore, entriesFor, rolesBefore} from './runs.js';
import {listed, sourcesOf} from './sources.js';

const BY = {'different-answers': 'byDifferent', 'mixed-score': 'byScore', random: 'byChance', role: 'byRole'} as const satisfies Record<GroupRule, string>;

/** What the teacher works on, and has not shown yet. */
interface Draft {run: number; groups: Group[]}

/** What is kept of it on this device. */
interface Kept {draft?: Draft | undefined; by?: GroupRule; size?: number; out?: string[]; came?: string[]; online?: [string, boolean][]; turn?: number}

/** Where the teacher makes groups: a draft that nobody else sees, with why each group is as it is, and the way to everybody. */
export class GroupsDesk implements Part {
  readonly #in: Parts;
  readonly #roll = new Roll();
  readonly #stops: ((() => void) | undefined)[];
  #grouped: Known = new Map();
  #publications: Publication[] = [];
  #attended: {key: string; attendance: Attendance} | undefined;
  #draft: Draft | undefined;
  #by: GroupRule | undefined;
  #size: number | undefined;
  /** Who was taken out, who is here although nothing was heard of them, and who takes part from elsewhere or not, by hand. */
  #out = new Set<string>();
  #came = new Set<string>();
  #online = new Map<string, boolean>();
  /** How often groups were made: another time gives others. */
  #turn = 0;
  #held: string | undefined;
  #marked = false;
  #busy = false;
  #failed = false;
  #focus: string | undefined;

  constructor(parts: Parts) {
    this.#in = parts;
    speak(words);
    adopt(parts.groups, boardStyles);
    adopt(parts.groups, deskStyles);
    const {log} = parts.activity;
    this.#stops = [log?.subscribe(0, (batch) => this.#hear(batch)), log?.gathering?.attend((present) => this.#count(present))];
    void this.#restore();
  }

  leave(): void {
    for (const stop of this.#stops) stop?.();
  }

  draw(): TemplateResult {
    const {localize, view} = this.#in;
    const attendance = this.#attendance;
    const {people, answered} = attendance;
    const groups = this.#groups;
    const here = [...people.keys()].filter((sub) => this.#isHere(sub, attendance)).length;
    return html`<div class="desk">
      ${view.isAlone ? html`<div class="notice calm"><p>${localize.term('groupsAlone')}</p></div>` : nothing}
      <p class="quiet only">${localize.term('groupsOnlyYou')}</p>
      ${this.#renderControls(here, answered)}
      ${here < 2 && groups.length === 0 ? html`<div class="notice calm"><p>${localize.term('groupsTooFew')}</p></div>` : nothing}
      ${groups.length > 0 ? html`${this.#renderLate(attendance)}${this.#renderGroups(attendance)}` : nothing}
      ${this.#renderAway(attendance)}
      ${groups.length > 0 ? this.#renderActions() : nothing}
    </div>`;
  }

  updated(): void {
    if (!this.#focus) return;
    const to = this.#in.groups.renderRoot.querySelector<HTMLElement>(this.#focus);
    this.#focus = undefined;
    to?.focus();
  }

  #renderControls(here: number, answered: number): TemplateResult {
    const {localize} = this.#in;
    const term = localize.term.bind(localize);
    const {by, size} = this.#plan;
    const sizes = [...new Set([2, 3, 4, this.#in.groups.size])].sort((a, b) => a - b);
    const counts = by === 'different-answers' || by === 'mixed-score' ? term('hereCount', here, answered) : term('hereOnly', here);
    return html`<div class="controls">
      <p class="count"><strong>${counts}</strong></p>
      <div class="fields">
        <label>${term('groupSize')} <select id="size" @change=${this.#onSize}>
          ${sizes.map((n) => html`<option value=${n} .selected=${n === size}>${n}</option>`)}</select></label>
        <label>${term('groupBy')} <select id="by" @change=${this.#onBy}>
          ${(Object.keys(BY) as GroupRule[]).map((rule) => html`<option value=${rule} .selected=${rule === by}>${term(BY[rule])}</option>`)}</select></label>
        <button type="button" class=${this.#groups.length > 0 ? '' : 'main'} ?disabled=${here < 2} @click=${this.#onMake}>
          ${term(this.#groups.length > 0 ? 'makeAnew' : 'makeGroups')}</button>
      </div>
    </div>`;
  }

  #renderGroups(attendance: Attendance): TemplateResult {
    const {localize, names} = this.#in;
    const {people, question} = attendance;
    const groups = this.#groups;
    const met = encountersBefore(this.#publications, this.#in.activity.id, this.#run);
    const notes = this.#notes(attendance, met);
    const term = localize.term.bind(localize);
    return html`
      <div class="above"><ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>
        <button type="button" class="plain" aria-pressed=${this.#marked ? 'true' : 'false'} @click=${this.#onMark}>${term('markRight')}</button>
        <button type="button" class="plain" @click=${this.#onExport}>${term('exportGroups')}</button></div>
      ${drawBoard({
        groups: groups.map((group): Place => ({...group, worth: worthOf(group.members, people, met)})),
        people, names: names.of([...people.keys(), ...groups.flatMap(({members}) => members)]), by: this.#plan.by, question,
        held: this.#held, marked: this.#marked, localize, host: this.#in.groups,
        onPick: this.#onPick, onPut: (to, event) => this.#put(this.#held!, to, event), onDrop: (sub, to) => this.#put(sub, to), onLift: this.#letGo, onEscape: this.#onKey,
      })}`;
  }

  /** Who is here and in no group. */
  #renderLate(attendance: Attendance): TemplateResult | typeof nothing {
    const {localize, names} = this.#in;
    const late = this.#outside(attendance).filter((sub) => this.#isHere(sub, attendance));
    if (late.length === 0) return nothing;
    const called = names.of([...attendance.people.keys()]);
    return html`<div class="notice calm late"><p><strong>${localize.term('inNoGroup', late.length)}</strong>
      ${this.#list(late.map((sub) => called.get(sub)!))}</p>
      <button type="button" class="add" @click=${() => this.#addLate(late)}>${localize.term('addLate', late.length)}</button></div>`;
  }

  /** Who is known and not here. */
  #renderAway(attendance: Attendance): TemplateResult | typeof nothing {
    const {localize, names} = this.#in;
    const away = this.#outside(attendance).filter((sub) => !this.#isHere(sub, attendance));
    if (away.length === 0) return nothing;
    const called = names.of([...attendance.people.keys()]);
    return html`<details class="away"><summary>${localize.term('notSeen', away.length)}</summary>
      <ul>${away.map((sub) => html`<li><button type="button" @click=${() => this.#onCame(sub)}>${localize.term('personHere', called.get(sub)!)}</button></li>`)}</ul>
    </details>`;
  }

  #outside({people}: Attendance): string[] {
    const grouped = new Set(this.#groups.flatMap(({members}) => members));
    return [...people.keys()].filter((sub) => !grouped.has(sub));
  }

  #renderActions(): TemplateResult {
    const {localize, names} = this.#in;
    const term = localize.term.bind(localize);
    const held = this.#held;
    if (held !== undefined) {
      const name = names.of([...this.#attendance.people.keys(), held]).get(held)!;
      const online = this.#person(held).online ?? false;
      return html`<div class="actions held" role="group" aria-label=${name} @keydown=${this.#onKey}>
        <p class="state"><bdi>${name}</bdi></p>
        <button type="button" @click=${() => this.#takeOut(held)}>${term('takeOut')}</button>
        <button type="button" @click=${() => this.#put(held, 'new')}>${term('newGroup')}</button>
        <button type="button" aria-pressed=${online ? 'true' : 'false'} @click=${() => this.#setOnline(held, !online)}>${term('personOnline')}</button>
        <button type="button" class="plain" @click=${() => this.#cancel()}>${term('cancel')}</button>
      </div>`;
    }
    const draft = this.#draft;
    const isShown = Boolean(this.#in.current()) && draft?.run === this.#in.current()!.run;
    return html`<div class="actions">
      <p class="state ${draft ? '' : 'shown'}">${term(!draft ? 'groupsShown' : isShown ? 'changesWaiting' : 'groupsNotShown')}</p>
      ${this.#failed ? html`<p class="failed" role="alert">${term('groupsNotKept')}</p>` : nothing}
      ${draft ? html`<button type="button" class="main" id="publish" ?disabled=${this.#busy} @click=${this.#onPublish}>${term('showGroups')}</button>` : nothing}
      ${draft && this.#in.current() ? html`<button type="button" @click=${this.#onUndo}>${term('dropChanges')}</button>` : nothing}
    </div>`;
  }

  /** What there is to know of all groups together. */
  #notes({people, answered}: Attendance, met: ReadonlyMap<string, number>): string[] {
    const {localize} = this.#in;
    const term = localize.term.bind(localize);
    const {by} = this.#plan;
    const worths = this.#groups.map(({members}) => worthOf(members, people, met));
    const again = worths.reduce((sum, worth) => sum + worth.again, 0);
    const notes: string[] = [];
    if (by === 'different-answers' && answered === 0) notes.push(term('groupsUnanswered'));
    if (by === 'mixed-score' && ![...people.values()].some(({score}) => score !== undefined)) notes.push(term('noScores'));
    if (by === 'role' && this.#roles.length === 0) notes.push(term('noRoles'));
    if (by === 'different-answers' && worths.some(({graded}) => graded)) {
      const lacking = worths.filter(({right}) => right === 0).length;
      const right = worths.reduce((sum, worth) => sum + worth.right, 0);
      notes.push(lacking === 0 ? term('allHaveRight') : right === 0 ? term('nobodyRight') : term('lackRight', lacking, right));
    }
    if (again > 0) notes.push(term('meetAgain', again));
    const online = this.#groups.flatMap(({members}) => members).filter((sub) => this.#person(sub).online);
    if (online.length === 1) notes.push(term('onlineAlone', this.#in.names.of([...people.keys()]).get(online[0]!) ?? ''));
    return notes;
  }

  /** The groups on the desk: the draft, or what everybody sees. */
  get #groups(): readonly Group[] {
    return this.#draft?.groups ?? this.#in.current()?.groups ?? [];
  }

  get #run(): number {
    return this.#draft?.run ?? this.#in.current()?.run ?? 1;
  }

  get #roles(): string[] {
    return listed(this.#in.groups.roles);
  }

  get #plan(): GroupPlan {
    const {groups, activity} = this.#in;
    return {
      by: this.#by ?? groups.by, size: this.#size ?? groups.size, seed: `${activity.id} ${this.#run} ${this.#turn}`,
      met: encountersBefore(this.#publications, activity.id, this.#run),
    };
  }

  get #attendance(): Attendance {
    const {activity, groups} = this.#in;
    const sources = sourcesOf(groups);
    const key = JSON.stringify([sources, [...this.#online]]);
    if (this.#attended?.key !== key) {
      const me = activity.identity?.role === 'staff' ? activity.identity.sub : undefined;
      const attendance = this.#roll.attendance(sources, activity.id, me);
      const people = new Map([...attendance.people].map(([id, person]) => [id, {...person, online: this.#online.get(id) ?? person.online ?? false}]));
      this.#attended = {key, attendance: {...attendance, people}};
    }
    return this.#attended.attendance;
  }

  #person(id: string): Person {
    return this.#attendance.people.get(id) ?? {id};
  }

  #isHere(sub: string, {here}: Attendance): boolean {
    return !this.#out.has(sub) && (here.has(sub) || this.#came.has(sub));
  }

  #hear(batch: Entry[]): void {
    this.#roll.take(batch);
    this.#attended = undefined;
    const grouped = batch.filter(({type}) => type === 'grouped');
    if (grouped.length > 0) {
      this.#grouped = merge(this.#grouped, grouped);
      this.#publications = publicationsIn(inOrder(this.#grouped));
    }
    this.#in.groups.requestUpdate();
  }

  #count(present: Present | undefined): void {
    this.#roll.connected = present?.people && new Set(present.people);
    this.#attended = undefined;
    this.#in.groups.requestUpdate();
  }

  readonly #onMake = (): void => {
    const {activity} = this.#in;
    const runs = this.#publications.filter((each) => each.activity === activity.id).map(({run}) => run);
    this.#draft = {run: Math.max(0, this.#in.current()?.run ?? 0, ...runs) + 1, groups: []};
    this.#turn++;
    const attendance = this.#attendance;
    const candidates = [...attendance.people.values()].filter(({id}) => this.#isHere(id, attendance));
    this.#lay(makeGroups(candidates, this.#plan));
    this.#in.say(this.#in.localize.term('groupsMade', this.#draft.groups.length));
  };

  #addLate(late: readonly string[]): void {
    this.#lay(withLate(this.#teams, late, [...this.#attendance.people.values()], this.#plan));
    this.#in.say(this.#in.localize.term('addedLate', late.length));
    this.#focus = '#publish';
  }

  #takeOut(sub: string): void {
    const {localize, names} = this.#in;
    this.#held = undefined;
    this.#out.add(sub);
    this.#came.delete(sub);
    this.#lay(withoutAbsent(this.#teams, [sub], [...this.#attendance.people.values()], this.#plan));
    this.#in.say(localize.term('tookOut', names.of([sub]).get(sub)!));
    this.#focus = '#publish';
  }

  #put(sub: string, to: number | 'new', event?: MouseEvent): void {
    const {localize, names} = this.#in;
    if (typeof to === 'number' && this.#groups[to]?.members.includes(sub)) return;
    const teams = [...this.#teams.map((team) => team.filter((id) => id !== sub)), ...(to === 'new' ? [[]] : [])];
    const place = to === 'new' ? teams.length - 1 : to;
    teams[place] = [...teams[place]!, sub];
    this.#held = undefined;
    this.#lay(teams);
    const label = this.#groups.find(({members}) => members.includes(sub))!.label;
    this.#in.say(localize.term('personMoved', names.of([sub]).get(sub)!, label));
    if (event?.detail === 0 || to === 'new') this.#focus = `[data-person="${CSS.escape(sub)}"]`;
  }

  get #teams(): Team[] {
    return this.#groups.map(({members}) => members);
  }

  /** Puts teams on the desk, in the places they have; those that are empty go, with their labels. */
  #lay(teams: readonly Team[]): void {
    const before = this.#groups;
    const {activity, localize} = this.#in;
    const taken = new Set(before.map(({label}) => label));
    const labels = listed(this.#in.groups.labels);
    const labelAt = (n: number) => (labels.length === 1 ? `${labels[0]} ${localize.number(n)}` : labels[n - 1] ?? localize.term('tableName', n));
    const kept = new Map(before.flatMap(({members, roles}) => members.map((id, i): [string, readonly string[]] => [id, roles?.[i] ?? []])));
    const had = rolesBefore(this.#publications, activity.id, this.#run);
    const next = (): string => {
      for (let n = 1; ; n++) {
        if (taken.has(labelAt(n))) continue;
        taken.add(labelAt(n));
        return labelAt(n);
      }
    };
    const groups = teams.map((members, i): Group => {
      const roles = this.#plan.by === 'role' && this.#roles.length > 0 ? castRoles(members, this.#roles, kept, had) : undefined;
      return {label: before[i]?.label ?? next(), members: [...members], ...(roles && {roles})};
    });
    this.#draft = {run: this.#run, groups: groups.filter(({members}) => members.length > 0)};
    this.#keep();
  }

  #keep(): void {
    this.#failed = false;
    const kept: Kept = {
      draft: this.#draft, out: [...this.#out], came: [...this.#came], online: [...this.#online], turn: this.#turn,
      ...(this.#by && {by: this.#by}), ...(this.#size !== undefined && {size: this.#size}),
    };
    void this.#in.activity.keepDraft('desk', kept);
    this.#in.groups.requestUpdate();
  }

  async #restore(): Promise<void> {
    const kept = await this.#in.activity.draft('desk') as Kept | undefined;
    // Whoever has begun meanwhile goes on with that.
    if (!kept || this.#draft) return;
    this.#draft = kept.draft;
    this.#by = kept.by;
    this.#size = kept.size;
    this.#out = new Set(kept.out);
    this.#came = new Set(kept.came);
    this.#online = new Map(kept.online);
    this.#turn = kept.turn ?? 0;
    this.#in.groups.requestUpdate();
  }

  readonly #onPublish = async (): Promise<void> => {
    const {activity, localize, say} = this.#in;
    const draft = this.#draft!;
    this.#busy = true;
    this.#in.groups.requestUpdate();
    const kept = await Promise.all(entriesFor(draft.run, draft.groups).map((data) => activity.record('grouped', data)));
    this.#busy = false;
    if (kept.every(Boolean)) {
      // What was changed meanwhile is still to be shown.
      if (this.#draft === draft) this.#draft = undefined;
      this.#keep();
      say(localize.term('groupsShownNow', draft.groups.length));
    } else {
      this.#failed = true;
      this.#in.groups.requestUpdate();
    }
  };

  readonly #onUndo = (): void => {
    this.#draft = undefined;
    this.#keep();
  };

  readonly #onMark = (): void => {
    this.#marked = !this.#marked;
    this.#in.groups.requestUpdate();
  };

  readonly #onSize = ({target}: Event): void => {
    this.#size = Number((target as HTMLSelectElement).value);
    this.#keep();
  };

  readonly #onBy = ({target}: Event): void => {
    this.#by = (target as HTMLSelectElement).value as GroupRule;
    this.#keep();
  };

  #onCame(sub: string): void {
    this.#came.add(sub);
    this.#out.delete(sub);
    this.#keep();
    this.#focus = '.late .add, .controls button';
  }

  #setOnline(sub: string, online: boolean): void {
    this.#online.set(sub, online);
    this.#keep();
  }

  readonly #onPick = (sub: string, {detail}: MouseEvent): void => {
    const {localize, names, say} = this.#in;
    if (this.#held === sub) {
      this.#cancel();
      return;
    }
    this.#held = sub;
    say(localize.term('personChosen', names.of([sub]).get(sub)!));
    // By key, or by a screen reader: the way there is long.
    if (detail === 0) this.#focus = '.put';
    this.#in.groups.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#held === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  };

  #cancel(): void {
    const {localize, names, say} = this.#in;
    const held = this.#held!;
    this.#held = undefined;
    say(localize.term('leftAlone', names.of([held]).get(held)!));
    this.#focus = `[data-person="${CSS.escape(held)}"]`;
    this.#in.groups.requestUpdate();
  }

  readonly #letGo = (): void => {
    this.#held = undefined;
    this.#in.groups.requestUpdate();
  };

  readonly #onExport = (): void => {
    const {localize, names, groups, activity} = this.#in;
    const term = localize.term.bind(localize);
    const called = names.of(this.#groups.flatMap(({members}) => members));
    const rows = this.#groups.flatMap(({label, members, roles}) => members.map((id, i) =>
      [label, called.get(id), this.#list(roles?.[i] ?? []), this.#person(id).online ? term('csvOnline') : '']));
    const head = [term('csvGroup'), term('csvName'), term('csvRole'), term('csvOnline')];
    // Without a mark in front, spreadsheets take it for an old encoding.
    download(`\uFEFF${[head, ...rows].map(csvLine).join('')}`, `${groups.label || activity.id || term('groupsFile')}.csv`, 'text/csv');
  };

  #list(texts: readonly string[]): string {
    return new Intl.ListFormat(this.#in.localize.lang(), {type: 'unit', style: 'short'}).format(texts);
  }
}
