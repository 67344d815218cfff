/**
 * The one script tag: loads an element when the page first shows its tag, now or later, and the page's
 * language. What cannot be loaded leaves the author's HTML standing, readable, and is tried again.
 */
import {FlipEvent} from './core/event.js';
import {define} from './element/define.js';
import {warn} from './element/warn.js';

/** Each tag's class, from a file of its own: a page with one question pays for no quiz. */
const ELEMENTS: Record<string, () => Promise<CustomElementConstructor>> = {
  'flip-lesson': async () => (await import('./lesson/flip-lesson.js')).FlipLesson,
  'flip-step': async () => (await import('./lesson/flip-step.js')).FlipStep,
  'flip-progress': async () => (await import('./lesson/flip-progress.js')).FlipProgress,
  'flip-video': async () => (await import('./video/flip-video.js')).FlipVideo,
  'flip-checkpoint': async () => (await import('./video/flip-checkpoint.js')).FlipCheckpoint,
  'flip-contents': async () => (await import('./video/flip-contents.js')).FlipContents,
  'flip-transcript': async () => (await import('./transcript/flip-transcript.js')).FlipTranscript,
  'flip-quiz': async () => (await import('./quiz/flip-quiz.js')).FlipQuiz,
  'flip-question': async () => (await import('./quiz/flip-question.js')).FlipQuestion,
  'flip-option': async () => (await import('./quiz/flip-option.js')).FlipOption,
  'flip-blank': async () => (await import('./quiz/flip-blank.js')).FlipBlank,
  'flip-discussion': async () => (await import('./discussion/flip-discussion.js')).FlipDiscussion,
};

const LANGUAGES: Record<string, () => Promise<unknown>> = {
  de: () => import('./lang/de.js'),
};

/** Waits between tries, ms; then the page has to be loaded anew. */
const RETRIES = [1000, 4000, 15_000];

const asked = new Set<string>();

function look(root: ParentNode): void {
  for (const element of root.querySelectorAll(':not(:defined)')) ask(element);
}

function ask(element: Element): void {
  const {localName: tag} = element;
  const bring = ELEMENTS[tag];
  if (!bring && tag.startsWith('flip-')) {
    warn(element, `There is no <${tag}>. Is it misspelt?`, `one of ${Object.keys(ELEMENTS).map((known) => `<${known}>`).join(' ')}`);
  }
  // The player of streams comes beside the element, not after it: it is by far the heaviest.
  if (tag === 'flip-video' && /\.m3u8/i.test(element.getAttribute('src') ?? '')) import('./media/hls.js').catch(() => {});
  if (bring && !asked.has(tag)) void load(tag, async () => define(tag as `flip-${string}`, await bring()));
}

async function load(name: string, bring: () => Promise<unknown>): Promise<void> {
  asked.add(name);
  for (const wait of [...RETRIES, undefined]) {
    try {
      await bring();
      return;
    } catch (cause) {
      const message = `<${name}> could not be loaded (${String(cause)}). `
        + 'Check that all files of the package stand beside autoload.js, then reload the page.';
      warn(document.documentElement, message);
      if (wait === undefined) document.documentElement.dispatchEvent(new FlipEvent('flip-failed', {code: 'not-loaded', message}));
      else await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

const language = document.documentElement.lang.slice(0, 2).toLowerCase();
if (LANGUAGES[language]) void load(language, LANGUAGES[language]);

look(document);
new MutationObserver((records) => {
  for (const {addedNodes} of records) {
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      // What is defined needs nothing, and may be the library's own note.
      if (node.matches(':not(:defined)')) ask(node);
      look(node);
    }
  }
}).observe(document.documentElement, {childList: true, subtree: true});
