import {html, nothing, svg, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {isEntry, type Entry, type Group, type Standings} from '../core/entry.js';
import {inOrder, merge, type Known} from '../core/fold.js';
import type {Log} from '../core/log.js';
import {
  askedIn, BEST, FEWEST_IN_TEAM, FEWEST_TEAMS, FULL, keysIn, ladderOf, MOST_TEAMS, nameNumber, ordinalOf, PAIRS, placeOf, pointsOf, seedOf, standingsIn, standingsOf, teamAt, topRungs,
  type Contest,
} from '../core/standings.js';
import {adopt} from '../element/adopt.js';
import {parsed} from '../element/parsed.js';
import {warn} from '../element/warn.js';
import {aliases} from '../lang/en/aliases.js';
import {standingsBoard} from '../lang/en/standings-board.js';
import {votes} from '../lang/en/votes.js';
import {speak} from '../lang/speak.js';
import type {FlipPoll} from './flip-poll.js';
import {drawPlainly} from './pieces.js';
import {publicationsIn} from './publication.js';
import type {Race, StandingsHost} from './race.js';
import type {StandingsDesk} from './standings-desk.js';
import {standingsStyles} from './standings.styles.js';

/** How long a row takes to its new place, ms. */
const MOVE = 700;
const HEARD = ['voted', 'staged', 'revealed', 'grouped'];

/** What a learner is called here, and how far they are. */
interface Own {
  name: string;
  points: number | undefined;
  place: number | undefined;
}

type Row = Standings['rows'][number];

/** The standings as each page shows them. A screen knows what the class was told; other pages also hear their votes. */
export class StandingsBoard implements Race {
  #known: Known = new Map();
  #sorted: {of: Known | undefined; entries: readonly Entry[]} = {of: undefined, entries: []};
  /** What was reckoned last, and from what. */
  #reckoned: {from: readonly unknown[]; standings: Standings | undefined} = {from: [], standings: undefined};
  #log: Log | undefined;
  #stops: (() => void)[] = [];
  #desk: StandingsDesk | undefined;
  #asked = false;
  #told: string | undefined;
  #tops = new Map<string, number>();

  constructor(readonly host: StandingsHost) {
    speak(aliases);
    speak(votes);
    speak(standingsBoard);
    adopt(host, standingsStyles);
    void parsed().then(() => this.#checkPolls());
  }

  /** The teacher's part is here. */
  get leads(): boolean {
    const {views, activity} = this.host;
    return activity.ready && (views.view === 'teacher' || (views.isAlone && views.asked === ''));
  }

  get entries(): readonly Entry[] {
    if (this.#sorted.of !== this.#known) this.#sorted = {of: this.#known, entries: inOrder(this.#known)};
    return this.#sorted.entries;
  }

  /** The polls that take part. */
  get polls(): [id: string, poll: FlipPoll][] {
    const {host} = this;
    const {scope} = host.activity;
    const ids = host.for.split(/\s+/).filter(Boolean);
    return [...scope?.owners ?? []].filter((owner): owner is [string, FlipPoll] => isPoll(owner[1]) && (ids.length === 0 || ids.includes(owner[1].id)));
  }

  get contests(): Contest[] {
    return this.polls.map(([id, poll]) => ({id, selfPaced: poll.selfPaced, worth: worthOf(poll)}));
  }

  /** Which competition it is, counted from 1, and the place in the log where it began. */
  get began(): {run: number; after: number} {
    const last = this.host.activity.entries.findLast((entry) => isEntry(entry, 'staged'));
    return last && isEntry(last, 'staged') ? {run: last.data.run, after: last.seq} : {run: 1, after: 0};
  }

  /** What the class was told last. */
  get told(): Standings | undefined {
    const {run} = this.began;
    return standingsIn(this.host.activity.entries.findLast((entry) => isEntry(entry, 'revealed') && entry.data.run === run && standingsIn(entry)));
  }

  get groups(): readonly Group[] | undefined {
    return publicationsIn(this.entries).at(-1)?.groups;
  }

  /** A team of one browser is enough to try it out. */
  get least(): number {
    return this.host.views.isAlone ? 1 : FEWEST_IN_TEAM;
  }

  /** Before each drawing. */
  prepare(): void {
    const {host} = this;
    if (host.by !== 'teams' && host.by !== 'pseudonyms') {
      warn(host, `by="${String(host.by)}" is not known: "pseudonyms" is taken.`, '<flip-standings by="teams"> (or "pseudonyms")');
      host.by = 'pseudonyms';
    }
    if (!(host.teams >= FEWEST_TEAMS && host.teams <= MOST_TEAMS)) {
      warn(host, `teams="${host.getAttribute('teams')}" is no number from 2 to 20: 4 is taken.`, '<flip-standings by="teams" teams="4">');
      host.teams = 4;
    }
    if (!this.#asked && this.leads) void this.#bringDesk();
    this.#hear();
  }

  draw(): TemplateResult {
    const {host, told} = this;
    const {view} = host.views;
    const isLearner = view === 'learner';
    const own = isLearner && told ? this.#own(told) : undefined;
    return html`${drawPlainly({views: host.views, leads: this.leads, host}, host.localize)}
      ${isLearner && told ? this.#drawOwn(told, own) : nothing}
      ${told ? this.drawRows(told, own) : this.#drawSoon()}
      ${this.leads ? this.#desk?.draw() : nothing}`;
  }

  /** After each drawing. */
  updated(): void {
    if (this.leads) this.#desk?.lead();
    this.#move();
    this.#tell();
  }

  leave(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#desk?.leave();
    this.#log = this.#told = undefined;
    this.#known = new Map();
    this.#tops = new Map();
  }

  /** What the class may be told now. */
  reckon(): Standings | undefined {
    const {host, contests, least} = this;
    const {by, speed, teams, activity} = host;
    const competition = {by, speed, teams, least};
    const from = [this.entries, activity.entries, JSON.stringify([contests, competition])];
    if (from.some((each, i) => each !== this.#reckoned.from[i])) {
      const standings = standingsOf({
        entries: this.entries, contests, competition, space: activity.scope?.space ?? '', ...this.began, told: this.told,
        groups: by === 'teams' ? this.groups : undefined,
      });
      this.#reckoned = {from, standings};
    }
    return this.#reckoned.standings;
  }

  /** "240 points", in the page's language. */
  pointsIn(points: number): string {
    const {localize} = this.host;
    return localize.term('standingsPoints', points, localize.number(points));
  }

  drawRows(told: Standings, own: Own | undefined): TemplateResult {
    const {localize} = this.host;
    const ladder = ladderOf(told);
    const {named, shared} = topRungs(ladder);
    const rows = told.rows.filter(({points}) => named.includes(points)).slice(0, BEST);
    const most = Math.max(1, ...rows.map(({points}) => points));
    const few = told.by === 'teams' && told.rows.length === 0;
    return html`<p class="quiet after">${localize.term('standingsAfter', Object.keys(told.polls).length)}</p>
      ${rows.length > 0 ? html`<ol role="list" class="rows">${repeat(rows, ({n, label}) => label ?? n, (row) => this.#drawRow(row, {ladder, most, isOwn: this.#nameOf(row) === own?.name}))}</ol>` : nothing}
      ${shared ? html`<p class="shared">${localize.term('standingsShared', shared.count, placeOf(ladder, shared.points), shared.points, localize.number(shared.points))}</p>` : nothing}
      ${rows.length === 0 && !shared ? html`<p class="quiet">${localize.term(few ? 'standingsFew' : 'standingsNobody')}</p>` : nothing}`;
  }

  #drawRow(row: Row, {ladder, most, isOwn}: {ladder: Record<string, number>; most: number; isOwn: boolean}): TemplateResult {
    const {localize} = this.host;
    const place = placeOf(ladder, row.points);
    return html`<li class="row ${isOwn ? 'mine' : ''}" part="row" data-name=${this.#nameOf(row)}>
      <span class="place"><span class="unseen">${localize.term('standingsPlace', place)}: </span><span aria-hidden="true">${localize.number(place)}</span></span>
      <span class="who"><bdi>${this.#nameOf(row)}</bdi>${isOwn ? html` <span class="you">${localize.term(this.host.by === 'teams' ? 'standingsIsYours' : 'standingsIsYou')}</span>` : nothing}</span>
      <span class="points"><bdi>${this.pointsIn(row.points)}</bdi></span>
      <svg class="bar" aria-hidden="true" width="100%" height="100%">${svg`<rect class="rail" width="100%" height="100%" rx="4" /><rect class="fill" width="${row.points / most * 100}%" height="100%" rx="4" />`}</svg>
    </li>`;
  }

  #drawOwn({by}: Standings, own: Own | undefined): TemplateResult {
    const {localize} = this.host;
    if (!own) return html`<div class="own" part="own"><p>${localize.term(by === 'teams' ? 'standingsNoTeam' : 'standingsNoVote')}</p></div>`;
    const where = own.points === undefined ? localize.term('standingsYetNone')
      : `${own.place === undefined ? '' : `${localize.term('standingsPlace', own.place)} · `}${this.pointsIn(own.points)}`;
    return html`<div class="own" part="own"><p class="name">${localize.term(by === 'teams' ? 'standingsYours' : 'standingsYou', own.name)}</p><p class="where">${where}</p></div>`;
  }

  /** Before anything was shown: what it will be. */
  #drawSoon(): TemplateResult {
    const {localize, by, speed, views} = this.host;
    const worths = new Set(this.contests.map(({worth}) => worth));
    return html`<p class="soon">${localize.term('standingsSoon')}</p>
      <p class="quiet">${localize.term(by === 'teams' ? 'standingsTeams' : 'standingsHidden')}
        ${worths.size === 1 ? localize.term('standingsHow', [...worths][0]!) : nothing} ${localize.term(speed ? 'standingsQuick' : 'standingsPartly')}</p>
      ${this.leads && views.view !== 'screen' ? html`<p class="quiet">${localize.term('standingsWhen')}</p>` : nothing}`;
  }

  #nameOf({n, label}: Row): string {
    if (label !== undefined) return label;
    const {localize, by} = this.host;
    const number = n ?? 0;
    const name = localize.term('pseudonym', number) + (number < PAIRS ? '' : ` ${Math.floor(number / PAIRS) + 1}`);
    return by === 'teams' ? localize.term('teamCalled', name) : name;
  }

  /** Found among the keys, and reckoned from one's own votes: the class is told of nobody. */
  #own(told: Standings): Own | undefined {
    const {entries, contests, began: {run, after}} = this;
    const {activity} = this.host;
    const sub = activity.identity?.sub ?? '';
    const ordinal = ordinalOf(told.keys ?? '', keysIn(entries, contests, run).get(sub));
    const seed = seedOf(activity.scope?.space ?? '', run);
    const ladder = ladderOf(told);
    if (told.by === 'teams') {
      const label = told.teams === undefined ? this.groups?.find(({members}) => members.includes(sub))?.label : undefined;
      const team = told.teams === undefined ? -1 : teamAt(ordinal, told.teams);
      if (label === undefined && team < 0) return undefined;
      const id: Omit<Row, 'points'> = label === undefined ? {n: nameNumber(seed, team)} : {label};
      const points = told.rows.find(({n, label: named}) => n === id.n && named === id.label)?.points;
      return {name: this.#nameOf({...id, points: 0}), points, place: points === undefined ? undefined : placeOf(ladder, points)};
    }
    const asked = askedIn(entries, contests, after).filter(({id, run: of}) => told.polls[id] === of);
    const points = pointsOf(sub, asked, told.speed === true);
    if (ordinal < 0 || points === undefined) return undefined;
    return {name: this.#nameOf({n: nameNumber(seed, ordinal), points}), points, place: Object.hasOwn(ladder, points) ? placeOf(ladder, points) : undefined};
  }

  /** Rows go to their new places in sight, so that the eye finds them again. */
  #move(): void {
    const rows = [...this.host.renderRoot.querySelectorAll<HTMLElement>('.row')];
    const [first] = rows;
    const tops = new Map(rows.map((row) => [row.dataset['name']!, row.offsetTop - first!.offsetTop]));
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const row of isCalm || this.#tops.size === 0 ? [] : rows) {
      const before = this.#tops.get(row.dataset['name']!);
      const now = tops.get(row.dataset['name']!)!;
      if (before === undefined) row.animate({opacity: [0, 1]}, MOVE);
      else if (before !== now) row.animate({translate: [`0 ${before - now}px`, '0 0']}, {duration: MOVE, easing: 'ease-in-out'});
    }
    this.#tops = tops;
  }

  /** What is there when the page opens can be read; what changes then is said. */
  #tell(): void {
    const {told, host} = this;
    const {view} = host.views;
    if (!host.activity.ready || view === 'screen') return;
    const own = told && view === 'learner' ? this.#own(told) : undefined;
    const words = own?.place !== undefined && own.points !== undefined ? `${own.name}: ${host.localize.term('standingsPlace', own.place)}, ${this.pointsIn(own.points)}` : '';
    if (words && this.#told !== undefined && words !== this.#told) host.saying.say(words);
    this.#told = words;
  }

  /** A page hears what its reader may know: a learner's own votes, where each poll is, and the groups. */
  #hear(): void {
    const {host} = this;
    const {log: there, scope} = host.activity;
    const log = host.views.view === 'screen' ? undefined : there;
    if (log === this.#log || !host.isConnected) return;
    this.leave();
    this.#log = log;
    if (!log) return;
    this.#stops.push(log.subscribe(0, (batch) => {
      const news = batch.filter(({id, type}) => HEARD.includes(type) || this.#known.has(id));
      if (news.length === 0) return;
      this.#known = merge(this.#known, news);
      host.requestUpdate();
    }));
    if (scope) this.#stops.push(scope.onChange(() => host.requestUpdate()));
  }

  #checkPolls(): void {
    const {host} = this;
    const ids = host.for.split(/\s+/).filter(Boolean);
    const root = host.getRootNode() as Document | ShadowRoot;
    const missing = ids.find((id) => !isPoll(root.getElementById(id)));
    if (!host.isConnected) return;
    if (missing !== undefined) warn(host, `for="${missing}": there is no <flip-poll> with that id.`, '<flip-standings for="throw"> with <flip-poll id="throw">');
    else if (ids.length === 0 && !(host.closest('flip-lesson') ?? root).querySelector('flip-poll')) {
      warn(host, 'There is no <flip-poll> in its lesson, so there are no points.', '<flip-poll id="throw"><flip-question>…</flip-question></flip-poll> <flip-standings></flip-standings>');
    }
  }

  async #bringDesk(): Promise<void> {
    this.#asked = true;
    try {
      const {StandingsDesk} = await import('./standings-desk.js');
      this.#desk = new StandingsDesk(this);
    } catch {
      setTimeout(() => {
        this.#asked = false;
        this.host.requestUpdate();
      }, 4000);
    }
    this.host.requestUpdate();
  }
}

const isPoll = (element: Element | null): element is FlipPoll => element?.localName === 'flip-poll';

/** As its question says (`points="2"`), a hundred for one. */
function worthOf(poll: FlipPoll): number {
  const root = poll.getRootNode() as Document | ShadowRoot;
  const question = (poll.for && root.getElementById(poll.for)) || poll.querySelector('flip-question');
  const points = Number(question?.getAttribute('points') ?? 1);
  return FULL * (points >= 0 && Number.isFinite(points) ? points : 1);
}
