import {html, type TemplateResult} from 'lit';
import {FlipEvent} from '../core/event.js';
import {UNNUMBERED, type Log} from '../core/log.js';
import {define} from '../element/define.js';
import {openScope} from '../element/scope.js';
import {warn} from '../element/warn.js';
import {Belongings} from '../sync/belongings.js';
import {ClassGathering} from '../sync/gathering.js';
import {HttpLog} from '../sync/http-log.js';
import {join, subjectOf, type ClassAddress, type Membership, type Ticket} from '../sync/join.js';
import {placeOf} from '../sync/pass.js';
import {Refusal} from '../sync/wire.js';
import {browserNet} from './browser-net.js';
import type {FlipLesson} from './flip-lesson.js';
import {takeInvitation, useInvitation} from './invitation.js';

/** So long a lesson waits for the class to let its learner in before it opens on this device alone, ms. */
const PATIENCE = 4000;
/** So long another tab may still write for a learner who has left, ms. */
const LINGERS = 2000;
/** Between two tries to come in with what the page gave, ms. */
const AGAIN = 15_000;

/**
 * A lesson's way into its class: who the learner is there, what waits, and how to come and go. Until somebody has come
 * in, the lesson works on this device; what was made till then goes along.
 */
export class ClassRoom {
  /** The log of the class, once somebody has come in. */
  log: HttpLog | undefined;
  membership: Membership | undefined;
  /** Why the last try to come in failed: what the server said, or nothing when it did not answer. */
  fault: {code: string; said?: string} | undefined;
  busy = false;
  /** The place has run out, and what the device knows is tried: nothing has to be asked yet. */
  renewing = false;
  /** The log on this device, until somebody has come in. */
  before: Log | undefined;
  /** Where the link leads that was opened, if it is another class. */
  otherCode = '';

  readonly #net = browserNet();
  readonly #belongings = new Belongings(this.#net.indexedDB);
  #address!: ClassAddress;
  #lesson = '';
  #token = '';
  #turn = 0;
  #told = 0;
  #expired = false;
  /** The token that the log was given, or said that it has. */
  #logToken = '';
  #retry: ReturnType<typeof setTimeout> | undefined;
  #news: BroadcastChannel | undefined;
  #stopRereading: (() => void) | undefined;
  #openings = 0;
  #counting = false;

  constructor(readonly host: FlipLesson) {
    host.addController({
      hostConnected: () => {
        this.#news = this.#net.channel?.('flip-elements classes');
        // Another tab came in or went out.
        if (this.#news) this.#news.onmessage = ({data}) => data === this.#lesson && this.#reopen();
      },
      hostUpdate: () => {
        if (host.store === 'local' || host.store === 'memory') host.room = undefined;
        else this.#onToken();
      },
      hostDisconnected: () => {
        this.#news?.close();
        this.#stopRereading?.();
        clearTimeout(this.#retry);
      },
    });
  }

  /** What link or page gave to come in with: nothing has to be asked. */
  get invited(): string | undefined {
    return takeInvitation().code;
  }

  /** The page signs its learners in; there is no code to ask for. */
  get bySite(): boolean {
    return Boolean(this.host.token);
  }

  async open(address: ClassAddress, space: string): Promise<Log> {
    const opening = ++this.#openings;
    this.#address = address;
    this.#token = this.host.token ?? '';
    this.#lesson = `${this.host.store} ${space}${this.#token && ` ${subjectOf(this.#token)}`}`;
    const {code, key, space: theirs} = takeInvitation();
    if (theirs && !address.space) this.#address = {...address, space: theirs};
    this.membership = await this.#belongings.membership(this.#lesson);
    if (this.membership && code && this.membership.code !== code) this.otherCode = code;
    if (key || (!this.membership && this.#token)) await this.#comeIn(key ? {key} : {jwt: this.#token}, PATIENCE);
    const log = this.membership ? await this.#enter(this.membership) : await openScope(this.#lesson, 'local', this.host.learner).log;
    // Meanwhile it may have been opened anew: then this one is closed by the lesson.
    if (opening !== this.#openings) return log;
    this.log = undefined;
    if (log instanceof HttpLog) this.#watch(log);
    else this.before = log;
    this.host.room = this;
    this.changed();
    return log;
  }

  /** Comes in with a code. Resolves to whether it went well; `fault` says why not. */
  async join(code: string, name: string): Promise<void> {
    this.busy = true;
    this.changed();
    if (await this.#comeIn({code, ...(name && {name})})) this.#announce();
    this.busy = false;
    this.changed();
  }

  /** Forgets on this device who the learner is, with all that the class left here. */
  async leave(): Promise<void> {
    const {membership, log} = this;
    this.#stopRereading?.();
    log?.close();
    this.log = this.membership = undefined;
    this.otherCode = '';
    if (membership) await this.#belongings.forget(placeOf(membership), this.#lesson);
    this.#announce();
    // Another tab may have heard something more before it heard of this.
    if (membership) setTimeout(() => void this.#belongings.forget(placeOf(membership)), LINGERS);
  }

  /** Draws the lesson anew. */
  changed(): void {
    this.#turn++;
    this.host.requestUpdate();
  }

  render(): TemplateResult {
    import('./flip-class.js').then(({FlipClass}) => define('flip-class', FlipClass), () => {});
    return html`<flip-class .room=${this} .turn=${this.#turn}></flip-class>`;
  }

  async #enter(membership: Membership): Promise<HttpLog> {
    // Its token is put anew; what is remembered is ours to change.
    const pass = {...membership};
    const gathering = new ClassGathering(pass, this.#net, this.host.view === 'screen');
    const log = await HttpLog.open(this.#lesson, pass, gathering.net);
    log.gathering = gathering;
    await this.#bringAlong(log);
    return log;
  }

  #watch(log: HttpLog): void {
    this.log = log;
    this.#logToken = log.pass.token;
    this.#told = log.ledger.refused.size;
    log.onStatus(() => this.#onStatus(log));
    this.#onStatus(log);
    // Only talks need it, and they stand still without it.
    void import('../sync/reread.js').then(({rereadTalks}) => {
      if (this.log !== log) return;
      this.#stopRereading?.();
      this.#stopRereading = rereadTalks(log);
    }, () => {});
  }

  /** What was made on this device before its learner came in goes along. */
  async #bringAlong(log: HttpLog): Promise<void> {
    const before = this.before ?? await openScope(this.#lesson).log;
    const entries = await before.read(0);
    const safe = await log.keep({unsent: entries.map((entry) => ({...entry, author: log.pass.sub}))});
    await this.#belongings.moveDrafts(this.#lesson, placeOf(log.pass));
    if (entries.length > 0 && safe) await this.#belongings.forget(this.#lesson);
    before.close();
    this.before = undefined;
  }

  /**
   * Whom the server knows by a new name now takes along what the old one could not send, and what a server that came back
   * with an older state has lost. What else was kept for the old one goes.
   */
  async #carryOver(old: Membership, now: Membership): Promise<void> {
    const {log} = this;
    const isSame = old.server === now.server && old.space === now.space;
    const agreed = isSame && log ? await this.#agreedWith(now, log.ledger.cursor) : undefined;
    const entries = (await log?.read(0) ?? []).filter(({seq, author}) => seq === UNNUMBERED || (author === old.sub && seq > (agreed ?? seq)));
    this.before = await openScope(this.#lesson).log;
    await this.before.restore(entries);
    if (agreed === undefined) return;
    const forget = () => this.#belongings.forget(placeOf(old));
    await forget();
    // What this page or another tab just heard may be written once more.
    setTimeout(() => void forget(), LINGERS);
  }

  /** Up to where a class has what was read of it; `undefined` when nothing answers. */
  async #agreedWith(membership: Membership, cursor: string): Promise<number | undefined> {
    try {
      const {agreedWith} = await import('../sync/stocktaking.js');
      return await agreedWith(this.#net, membership, cursor) ?? Infinity;
    } catch {
      return undefined;
    }
  }

  /** Resolves to whether the server let somebody in. */
  async #comeIn(ticket: Ticket, patience?: number): Promise<boolean> {
    const lesson = this.#lesson;
    this.fault = undefined;
    const coming = join(this.#net, this.#address, ticket, this.membership?.token).then(async (membership) => {
      if (lesson !== this.#lesson) return false;
      if ('jwt' in ticket && ticket.jwt !== this.host.token) return false;
      if (this.membership && !('key' in ticket) && placeOf(membership) !== placeOf(this.membership)) await this.#carryOver(this.membership, membership);
      useInvitation();
      this.otherCode = '';
      this.membership = membership;
      await this.#belongings.remember(lesson, membership);
      return true;
    }).catch((error: unknown) => {
      this.fault = error instanceof Refusal && error.status >= 400 && error.status < 500
        ? {code: error.fault.code, said: error.message} : {code: 'no-answer'};
      const final = this.fault.said !== undefined && (error as Refusal).status !== 429;
      if ('code' in ticket) return false;
      // A key that opens nothing is of no more use; what only did not arrive is tried again.
      if (final && 'key' in ticket) useInvitation();
      if (final && 'jwt' in ticket) this.#expire();
      if (!final) this.#retry = setTimeout(() => void this.#tryAgain(ticket), AGAIN);
      return false;
    });
    if (!patience) return coming;
    const late = new Promise<false>((done) => { setTimeout(() => done(false), patience); });
    return Promise.race([coming, late]).then((came) => {
      // It may still come; then the lesson is opened anew.
      if (!came) void coming.then((late) => late && this.#announce());
      return came;
    });
  }

  async #tryAgain(ticket: Ticket): Promise<void> {
    if (this.host.isConnected && await this.#comeIn(ticket)) this.#announce();
  }

  #onStatus(log: HttpLog): void {
    if (log !== this.log || !this.membership) return;
    if (log.pass.token !== this.#logToken) {
      this.#logToken = log.pass.token;
      this.membership = {...this.membership, token: log.pass.token};
      void this.#belongings.remember(this.#lesson, this.membership);
    }
    const refused = [...log.ledger.refused.values()];
    for (const {fault: {message}} of refused.slice(this.#told)) {
      warn(this.host, message);
      this.host.dispatchEvent(new FlipEvent('flip-failed', {code: 'not-taken', message}));
    }
    this.#told = refused.length;
    if (log.trouble === 'expired') this.#expire();
    else this.#expired = this.renewing = false;
    if (log.trouble === 'stale') void this.#takeStock(log);
    this.changed();
  }

  /** Something was erased in the class, or it came back with an older state. */
  async #takeStock(log: HttpLog): Promise<void> {
    if (this.#counting) return;
    this.#counting = true;
    try {
      const {takeStock} = await import('../sync/stocktaking.js');
      if (await takeStock(log, () => log === this.log)) this.#announce();
    } catch {
      // Its script did not come: the next visit does it.
    } finally {
      this.#counting = false;
    }
  }

  /** The place has run out: what the device knows may open it again; else the page or the learner is asked. */
  #expire(): void {
    if (this.#expired) return;
    this.#expired = true;
    const {code, name} = this.membership ?? {};
    if (code) void this.#renewWith({code, ...(name && {name})});
    else this.host.dispatchEvent(new FlipEvent('flip-expired', {lesson: this.host.lesson}));
  }

  async #renewWith(ticket: Ticket): Promise<void> {
    const {log} = this;
    const before = this.membership;
    this.renewing = true;
    const came = await this.#comeIn(ticket);
    // What came is well when the log says so.
    this.renewing = came;
    this.changed();
    if (!came || !this.membership) return;
    // The same somebody goes on where they are; somebody new begins with what the other could not send.
    if (log && before && placeOf(this.membership) === placeOf(before)) {
      log.pass.token = this.#logToken = this.membership.token;
      log.refresh();
    } else this.#announce();
  }

  #onToken(): void {
    const {token = ''} = this.host;
    if (token === this.#token || this.#lesson === '') return;
    const same = subjectOf(token) === subjectOf(this.#token) && this.#token !== '' && token !== '';
    this.#token = token;
    clearTimeout(this.#retry);
    if (!this.membership) this.#expired = false;
    if (!same) this.#reopen();
    else if (this.log?.trouble === 'expired' || !this.membership) void this.#renewWith({jwt: token});
  }

  /** The lesson begins anew with what is true now, here and in the other tabs. */
  #announce(): void {
    this.#news?.postMessage(this.#lesson);
    this.#reopen();
  }

  #reopen(): void {
    this.host.requestUpdate('store', '');
  }
}
