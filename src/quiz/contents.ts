import type {ReactiveController, ReactiveElement} from 'lit';
import type {Written} from './question.js';

/** Changes of these make it another question. */
const ATTRIBUTES = ['slot', 'value', 'correct', 'weight', 'misconception', 'src', 'alt', 'answer', 'match', 'tolerance'];

/**
 * What an author put into a question, sorted into the places of its picture: prompt, options, hints, explanation.
 * The nodes are assigned to slots by hand, so nothing of the author's is copied, moved or changed, and children may
 * come, change and go at any time.
 */
export class Contents implements ReactiveController {
  /** How many hints the learner may see. */
  shownHints = 0;
  /** Which children of the prompt the question's type takes to itself. */
  takes: ((node: Element) => boolean) | undefined;

  /** The words as they were first read, once they are needed for records. */
  readonly #words = new WeakMap<Element, string>();
  #frozen = false;
  /** The children in their places; sorted anew when somebody asks after a change. */
  #places: Places | undefined;
  readonly #observer = new MutationObserver(() => this.read());

  constructor(readonly host: ReactiveElement) {
    host.addController(this);
  }

  get options(): readonly HTMLElement[] {
    return this.#sorted.option;
  }

  get hints(): number {
    return this.#sorted.hint.length;
  }

  get explained(): boolean {
    return this.#sorted.explanation.length > 0;
  }

  hostConnected(): void {
    this.#observer.observe(this.host, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
    });
    this.read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdated(): void {
    for (const slot of this.host.renderRoot.querySelectorAll('slot')) slot.assign(...this.#for(slot.name));
  }

  /** Something changed. */
  read(): void {
    this.#places = undefined;
    this.host.requestUpdate();
  }

  /** What has an unknown place is shown with the prompt: nothing an author wrote disappears. */
  get #sorted(): Places {
    if (this.#places) return this.#places;
    const places: Places = {prompt: [], option: [], hint: [], explanation: []};
    for (const node of this.host.childNodes) {
      if (node instanceof Element || node instanceof Text) (places[placeOf(node)] as Node[]).push(node);
    }
    return this.#places = places;
  }

  /** The question as it stands in the page. */
  written(type: string | undefined): Written {
    return {
      type,
      prompt: this.#wordsFor(this.host, this.#sorted.prompt),
      scoring: this.host.getAttribute('scoring'),
      options: this.options.map((option) => ({
        text: this.#wordsFor(option, [...option.childNodes].filter((node) => !isFeedback(node))),
        value: option.getAttribute('value'),
        correct: option.hasAttribute('correct'),
        weight: option.getAttribute('weight'),
        misconception: option.getAttribute('misconception'),
      })),
    };
  }

  /**
   * From now on the words that are there name the question and its options in records: a browser that translates the
   * page, or a script that sets its formulas, must not make it another question. What is shown follows the page.
   */
  freeze(): void {
    this.#frozen = true;
  }

  /** The words of an option's feedback. */
  feedback(option: number): string {
    return wordsOf([...this.options[option]?.childNodes ?? []].filter(isFeedback));
  }

  /** The words of the hint revealed last. */
  get newestHint(): string {
    return wordsOf(this.#sorted.hint.slice(0, this.shownHints).slice(-1));
  }

  #wordsFor(of: Element, nodes: readonly Node[]): string {
    const words = this.#words.get(of) ?? wordsOf(nodes);
    if (this.#frozen && words) this.#words.set(of, words);
    return words;
  }

  #for(slot: string): (Element | Text)[] {
    const [, option] = /^option-(\d+)$/.exec(slot) ?? [];
    const {prompt, hint, explanation} = this.#sorted;
    if (option !== undefined) return this.options.slice(Number(option), Number(option) + 1);
    if (slot === 'hint') return hint.slice(0, this.shownHints);
    if (slot === 'explanation') return explanation;
    return prompt.filter((node) => (slot === 'body') === (node instanceof Element && this.takes?.(node) === true));
  }
}

interface Places {
  prompt: (Element | Text)[];
  option: HTMLElement[];
  hint: Element[];
  explanation: Element[];
}

function placeOf(node: Node): keyof Places {
  if (!(node instanceof Element)) return 'prompt';
  if (node.slot === 'hint') return 'hint';
  // Feedback outside an option must not give the answer away either.
  if (node.slot === 'explanation' || node.slot === 'feedback') return 'explanation';
  return node.localName === 'flip-option' ? 'option' : 'prompt';
}

const isFeedback = (node: Node) => node instanceof Element && node.slot === 'feedback';

/** Words, and what stands in their place: two options may be two pictures. */
function wordsOf(nodes: readonly Node[]): string {
  return nodes.map((node) => {
    const media = node instanceof Element ? [node, ...node.querySelectorAll('[src]')] : [];
    const pictures = media.map((element) => element.getAttribute('alt') || element.getAttribute('src') || '');
    return [node.textContent ?? '', ...pictures].join(' ');
  }).join(' ').replace(/\s+/g, ' ').trim();
}
