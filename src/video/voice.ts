/** Seconds in which nothing is heard, after which a voice counts as missing: some browsers have the words, not the voice. */
const SILENCE = 2;
/** Characters a second that a screen reader or a learner reads, about. */
const READING = 15;

/** Seconds that a text takes to be read. */
export const readingTime = (text: string): number => Math.max(1, text.length / READING);

/** What a voice is told to do, so that a test can bring its own. */
export type Synthesis = Pick<SpeechSynthesis, 'speak' | 'cancel' | 'pause' | 'resume'>;

/** The browser's voice, where it has one. */
export function browserVoice(): Synthesis | undefined {
  return 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis ? speechSynthesis : undefined;
}

/** One text that is read aloud; it tells its end once, also where the voice breaks off without a word. */
export class Speech {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  /** @param on.silence no voice speaks: the text must reach the learner in another way */
  constructor(readonly voice: Synthesis, text: string, language: string, readonly on: {end: () => void; silence: () => void}) {
    const utterance = new SpeechSynthesisUtterance(text);
    if (language) utterance.lang = language;
    utterance.onstart = () => this.#wait(3 * readingTime(text) + 5, () => this.#end());
    utterance.onend = () => this.#end();
    utterance.onerror = () => {
      if (this.#over) return;
      on.silence();
      this.#end();
    };
    this.#wait(SILENCE, () => {
      on.silence();
      this.stop();
      this.on.end();
    });
    voice.speak(utterance);
  }

  /** Breaks off, without telling an end. */
  stop(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.voice.cancel();
    // A voice that was paused would stay so for the next one.
    this.voice.resume();
  }

  #wait(seconds: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, seconds * 1000);
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.on.end();
  }
}
