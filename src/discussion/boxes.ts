/** A box somebody writes in: `post`, `reply:<post>`, `quote:<post>` or `edit:<post>`. */
export interface Box {
  key: string;
  text: string;
  /** Why it could not be sent. */
  fault: string;
}

/** Where typed text is kept until it is sent; an `ActivityController` is one. */
export interface DraftKeeper {
  draft(key: string): Promise<unknown>;
  keepDraft(key: string, value: unknown): Promise<void>;
}

const NEW_POST = 'post';
const OPEN = 'open';

/**
 * The open boxes of a discussion and what is typed in them. Every letter is kept at once; a draft goes only when what
 * it says is in the log, so neither a crash nor a refused post loses a word.
 */
export class Boxes {
  readonly #open = new Map<string, Box>([[NEW_POST, {key: NEW_POST, text: '', fault: ''}]]);
  readonly #keeper: DraftKeeper;
  readonly #onChange: (key: string) => void;
  #left: Promise<[key: string, text: unknown][]> | undefined;

  constructor(keeper: DraftKeeper, onChange: (key: string) => void) {
    this.#keeper = keeper;
    this.#onChange = onChange;
  }

  get(key: string): Box | undefined {
    return this.#open.get(key);
  }

  /** Asks what an earlier visit left, before anything is written over it. Once; afterwards the boxes know themselves. */
  read(): void {
    this.#left ??= this.#read();
  }

  /** Puts back what an earlier visit left, unless it was said after all: a browser may die between post and draft. */
  async restore(isSaid: (key: string, text: string) => boolean): Promise<void> {
    const left = await this.#left ?? [];
    this.#left = Promise.resolve([]);
    for (const [key, text] of left) {
      if (typeof text !== 'string' || text === '') continue;
      if (isSaid(key, text)) this.forget(key);
      else this.giveBack(key, text);
    }
  }

  /** Opens a box, with its draft if there is one. */
  async open(key: string, text = ''): Promise<void> {
    if (this.#open.has(key)) return;
    const draft = await this.#keeper.draft(key);
    this.#put({key, text: typeof draft === 'string' ? draft : text, fault: ''});
  }

  /** Closes a box; its draft waits for the next time. */
  shut(key: string): void {
    this.#open.delete(key);
    this.#changed(key);
  }

  write(key: string, text: string): void {
    const box = this.#open.get(key);
    if (!box) return;
    box.text = text;
    if (box.fault) this.#put({...box, fault: ''});
    void this.#keeper.keepDraft(key, text || undefined);
  }

  refuse(key: string, fault: string): void {
    const box = this.#open.get(key);
    if (box) this.#put({...box, fault});
  }

  /** What a box held goes on its way: the box is empty, or closed. The draft stays until `forget`. */
  send(key: string): void {
    if (key === NEW_POST) this.#put({key, text: '', fault: ''});
    else this.shut(key);
  }

  /** It did not arrive: back into the box, before what was typed since. */
  giveBack(key: string, text: string, fault = ''): void {
    const typed = this.#open.get(key)?.text;
    this.#put({key, text: typed ? `${text}\n\n${typed}` : text, fault});
    void this.#keeper.keepDraft(key, this.#open.get(key)?.text);
  }

  /** It arrived, or is not wanted: lets the draft go, unless something new is being typed. */
  forget(key: string): void {
    if (!this.#open.get(key)?.text) void this.#keeper.keepDraft(key, undefined);
  }

  async #read(): Promise<[string, unknown][]> {
    const [keys, post] = await Promise.all([this.#keeper.draft(OPEN), this.#keeper.draft(NEW_POST)]);
    const others = Array.isArray(keys) ? keys.filter((key): key is string => typeof key === 'string') : [];
    return [[NEW_POST, post], ...await Promise.all(others.map(async (key): Promise<[string, unknown]> => [key, await this.#keeper.draft(key)]))];
  }

  #put(box: Box): void {
    this.#open.set(box.key, box);
    this.#changed(box.key);
  }

  #changed(key: string): void {
    const others = [...this.#open.keys()].filter((each) => each !== NEW_POST);
    if (key !== NEW_POST) void this.#keeper.keepDraft(OPEN, others.length > 0 ? others : undefined);
    this.#onChange(key);
  }
}
