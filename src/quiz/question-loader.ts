/** Brings the questions of a file or of a script into a quiz. Loaded only by a quiz that has such. */
import type {ReactiveElement} from 'lit';
import {FlipEvent} from '../core/event.js';
import {hash} from '../core/id.js';
import {define} from '../element/define.js';
import {Localize} from '../element/localize.js';
import {parsed} from '../element/parsed.js';
import {warn} from '../element/warn.js';
import {breath} from '../formats/breath.js';
import {decodeText} from '../formats/decode.js';
import type {FileFault} from '../formats/fault.js';
import {isPage, parseQuestions, type QuestionFile} from '../formats/question-file.js';
import {file as words} from '../lang/en/file.js';
import {buildQuestion} from './build-question.js';
import {FlipFileNote} from './flip-file-note.js';
import {keysOf} from './question-key.js';

export type Trouble = 'not-found' | 'refused' | 'unreachable' | 'page' | 'unreadable';

/** Where questions are from: the file of `src`, or a script. */
interface Source {script?: HTMLScriptElement; content: string}

/** Milliseconds of building after which the page may act. */
const SLICE = 8;

export class QuestionLoader {
  /** What was built, by its source. */
  readonly #built = new Map<string, Element[]>();
  readonly #words: Localize;
  #stop = new AbortController();
  #note: FlipFileNote | undefined;

  /** @param onSettled a later try brought what was to come */
  constructor(readonly host: ReactiveElement & {src: string}, readonly scripts: string, readonly onSettled: () => void) {
    define('flip-file-note', FlipFileNote);
    this.#words = new Localize(host, words);
  }

  /** The quiz leaves its place. */
  stop(): void {
    this.#stop.abort();
  }

  /**
   * Puts the questions into the quiz, in place of those of an earlier file; what is there stays until the new ones are.
   * @returns that no more questions are to come: false where trying again may help
   */
  async load(): Promise<boolean> {
    this.#stop.abort();
    const {signal} = this.#stop = new AbortController();
    // A script that the parser is still reading is half a script.
    await parsed();
    const {host} = this;
    const sources: Source[] = [...host.querySelectorAll<HTMLScriptElement>(this.scripts)].map((script) => ({script, content: script.text}));
    const wanted = new Set(sources.map(({content}) => content));
    if (host.src) wanted.add(host.src);
    for (const source of sources) {
      if (!this.#built.has(source.content)) await this.#place(parseQuestions(source.content, source.script?.type), source, signal);
    }
    const settled = !host.src || this.#built.has(host.src) || await this.#fetch(host.src, signal);
    if (signal.aborted) return false;
    // What could not be loaded takes nothing away.
    if (!host.src || this.#built.has(host.src)) for (const content of this.#built.keys()) if (!wanted.has(content)) this.#remove(content);
    return settled;
  }

  async #fetch(src: string, signal: AbortSignal): Promise<boolean> {
    const late = setTimeout(() => this.#say({kind: 'loading'}), 400);
    const found = await fetchText(src, signal);
    clearTimeout(late);
    if (signal.aborted) return false;
    if ('trouble' in found) return this.#fail(found.trouble, src);
    const file = parseQuestions(found.text, `${found.type} ${src}`);
    await this.#place(file, {content: src}, signal);
    if (signal.aborted) return false;
    this.#note?.remove();
    this.#note = undefined;
    return true;
  }

  #fail(trouble: Trouble, src: string): boolean {
    this.#say({kind: 'trouble', trouble, retry: () => void this.#retry()});
    warn(this.host, `${src} could not be used (${trouble}).`, '<flip-quiz src="questions.gift">, the address of a file of GIFT or JSON on this server');
    this.host.dispatchEvent(new FlipEvent('flip-failed', {code: trouble, message: this.#words.term('questionsUnreachable')}));
    if (trouble === 'unreachable') addEventListener('online', () => void this.#retry(), {once: true, signal: this.#stop.signal});
    // A file that is not there holds nobody up; one that may come does.
    return trouble === 'not-found' || trouble === 'unreadable';
  }

  async #retry(): Promise<void> {
    const hadFocus = this.#note?.matches(':focus-within') ?? false;
    this.#say({kind: 'loading'});
    const first = this.host.querySelector('flip-question');
    if (await this.load()) this.onSettled();
    const next = this.host.querySelector<HTMLElement>('flip-question');
    if (hadFocus && !this.#note && next && next !== first) next.focus();
    else if (hadFocus) this.#note?.focus();
  }

  #say(state: FlipFileNote['state']): void {
    this.#note ??= document.createElement('flip-file-note');
    this.#note.state = state;
    if (this.#note.parentNode !== this.host) this.host.append(this.#note);
  }

  async #place(file: QuestionFile, source: Source, signal: AbortSignal): Promise<void> {
    const {host} = this;
    const {src = ''} = source.script ?? {};
    const base = new URL(source.script ? src : source.content, document.baseURI).href;
    const keys = keysOf(file.questions, host.id || `quiz-${hash(source.script ? '' : source.content)}`);
    const nodes: Element[] = [];
    const [yes, no] = [this.#words.term('trueWord'), this.#words.term('falseWord')];
    let since = performance.now();
    for (const [i, question] of file.questions.entries()) {
      nodes.push(...this.#gaps(file.faults, i));
      const key = keys[i]!;
      // A page that was saved with its questions, or a copy of the quiz, has them already.
      const there = question.type === 'description' ? null : host.querySelector(`:scope > flip-question[id="${CSS.escape(key)}"]`);
      nodes.push(there && !this.#isOurs(there) ? there : await buildQuestion(question, {key, base, yes, no, onForbidden: () => this.#forbidden()}));
      if (performance.now() - since > SLICE) {
        await breath();
        since = performance.now();
      }
      if (signal.aborted) return;
    }
    nodes.push(...this.#gaps(file.faults, file.questions.length), ...this.#report(file));
    this.#tell(file, source);
    if (source.script) source.script.after(...nodes);
    else host.append(...nodes);
    this.#built.set(source.content, nodes);
    // Until they are drawn, they do not count among the quiz's questions.
    const asked = nodes.filter((node): node is HTMLElement & ReactiveElement => node.localName === 'flip-question');
    if (asked.length > 0) await customElements.whenDefined('flip-question');
    for (const question of asked) await question.updateComplete;
  }

  #isOurs(element: Element): boolean {
    return [...this.#built.values()].some((nodes) => nodes.includes(element));
  }

  #remove(content: string): void {
    for (const node of this.#built.get(content) ?? []) node.remove();
    this.#built.delete(content);
  }

  /** Where questions are missing. */
  #gaps(faults: readonly FileFault[], before: number): Element[] {
    const count = faults.filter((fault) => fault.before === before && fault.code !== 'notGift').length;
    return count > 0 ? [noteOf({kind: 'missing', count})] : [];
  }

  #report({questions, faults}: QuestionFile): Element[] {
    const empty = questions.length === 0 ? [noteOf({kind: 'trouble', trouble: 'unreadable'})] : [];
    return faults.length > 0 ? [...empty, noteOf({kind: 'faults', faults})] : empty;
  }

  /** What the page's author reads in the console: place and mend of each mistake. */
  #tell({questions, faults, notes}: QuestionFile, {script, content}: Source): void {
    const name = script ? `<script type="${script.type}">` : content;
    for (const fault of [...faults, ...notes]) {
      const place = fault.line === undefined ? fault.path : `line ${fault.line}`;
      warn(this.host, `${name}, ${place}: ${words[wordOf(fault)]} (${fault.found})`, fault.mend);
    }
    if (questions.length === 0 && faults.length === 0) warn(this.host, `${name} has no questions.`, 'Question? {=right ~wrong}');
  }

  #forbidden(): void {
    warn(this.host, 'The page\'s policy forbids to read HTML in questions, so it is shown without its markup.',
      'Content-Security-Policy: ... trusted-types lit-html flip');
  }
}

export const wordOf = ({code}: FileFault) => `fault${code[0]!.toUpperCase()}${code.slice(1)}` as `fault${Capitalize<FileFault['code']>}`;

function noteOf(state: FlipFileNote['state']): FlipFileNote {
  const note = document.createElement('flip-file-note');
  note.state = state;
  return note;
}

async function fetchText(src: string, signal: AbortSignal): Promise<{text: string; type: string} | {trouble: Trouble}> {
  try {
    const response = await fetch(src, {signal});
    if (!response.ok) return {trouble: troubleOf(response.status)};
    const text = decodeText(await response.arrayBuffer());
    return isPage(text) ? {trouble: 'page'} : {text, type: response.headers.get('content-type') ?? ''};
  } catch {
    return {trouble: 'unreachable'};
  }
}

function troubleOf(status: number): Trouble {
  if (status === 404 || status === 410) return 'not-found';
  return status === 401 || status === 403 ? 'refused' : 'unreachable';
}
