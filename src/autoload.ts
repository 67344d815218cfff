/**
 * The one script tag: loads an element's family when the page first shows its tag, now or later, and the page's
 * language. What cannot be loaded leaves the author's HTML standing, readable, and is tried again.
 */
import {FlipEvent} from './core/event.js';
import {warn} from './element/warn.js';

const FAMILIES: Record<string, () => Promise<unknown>> = {
  lesson: () => import('./lesson/index.js'),
  video: () => import('./video/index.js'),
  quiz: () => import('./quiz/index.js'),
  discussion: () => import('./discussion/index.js'),
};

const FAMILY_OF: Record<string, string> = {
  'flip-lesson': 'lesson', 'flip-step': 'lesson', 'flip-progress': 'lesson',
  'flip-video': 'video', 'flip-checkpoint': 'video',
  'flip-quiz': 'quiz', 'flip-question': 'quiz', 'flip-option': 'quiz',
  'flip-discussion': 'discussion',
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
  const family = FAMILY_OF[element.localName];
  if (family && !asked.has(family)) void load(family, FAMILIES[family]!);
}

async function load(name: string, bring: () => Promise<unknown>): Promise<void> {
  asked.add(name);
  for (const wait of [...RETRIES, undefined]) {
    try {
      await bring();
      return;
    } catch (cause) {
      if (wait !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        continue;
      }
      const message = `The part "${name}" of flip-elements could not be loaded (${String(cause)}). `
        + 'Check that all files of the package stand beside autoload.js, then reload the page.';
      warn(document.documentElement, message);
      document.documentElement.dispatchEvent(new FlipEvent('flip-failed', {code: 'not-loaded', message}));
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
      ask(node);
      look(node);
    }
  }
}).observe(document.documentElement, {childList: true, subtree: true});
