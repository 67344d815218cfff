/**
 * The one script tag: loads an element when the page first shows its tag, now or later, and the page's
 * language. What cannot be loaded leaves the author's HTML standing, readable, and is tried again.
 */
import type {FlipEventName} from './core/event.js';

/** Each tag's class, from a file of its own: a page with one question pays for no quiz. It is called as the tag is. */
const ELEMENTS: Record<string, () => Promise<object>> = {
  'flip-lesson': () => import('./lesson/flip-lesson.js'),
  'flip-step': () => import('./lesson/flip-step.js'),
  'flip-progress': () => import('./lesson/flip-progress.js'),
  'flip-video': () => import('./video/flip-video.js'),
  'flip-checkpoint': () => import('./video/flip-checkpoint.js'),
  'flip-contents': () => import('./video/flip-contents.js'),
  'flip-transcript': () => import('./transcript/flip-transcript.js'),
  'flip-quiz': () => import('./quiz/flip-quiz.js'),
  'flip-question': () => import('./quiz/flip-question.js'),
  'flip-option': () => import('./quiz/flip-option.js'),
  'flip-blank': () => import('./quiz/flip-blank.js'),
  'flip-discussion': () => import('./discussion/flip-discussion.js'),
};

/** Questions that something waits for, or that look otherwise once it is known who learns. */
const WAITED_FOR = ':is(flip-lesson,flip-checkpoint,form) flip-question,flip-question[shuffled]';

const LANGUAGES: Record<string, () => Promise<unknown>> = {
  de: () => import('./lang/de.js'),
};

/** Waits after each try, ms; after the last the page has to be loaded anew. */
const RETRIES = [1000, 4000, 15_000, 0];

const asked = new Set<string>();

function look(root: ParentNode): void {
  for (const element of root.querySelectorAll(':not(:defined)')) ask(element);
}

function ask(element: Element): void {
  const {localName: tag} = element;
  const src = element.getAttribute('src');
  if (tag === 'flip-video' && src && /\.m3u8/i.test(src) && !asked.has(src)) hasten(src);
  if (tag.startsWith('flip-') && !asked.has(tag)) void load(tag, async () => {
    const bring = ELEMENTS[tag] ?? await elsewhere(tag);
    if (!bring) return;
    // Nothing of ours is imported above: so the library's first file and those of the tags are asked for at once.
    const [file, {define}] = await Promise.all([bring(), import('./element/define.js'),
      // Where something waits for a question, it is not there before what it lives by.
      tag === 'flip-question' && document.querySelector(WAITED_FOR) && import('./quiz/life.js')]);
    // What stands at a stop is not seen yet: the video begins to load first.
    if (element.closest('flip-checkpoint') && tag !== 'flip-checkpoint') await ELEMENTS['flip-video']!().then(() => new Promise((done) => setTimeout(done)), () => {});
    define(tag as `flip-${string}`, classOf(tag, file));
  });
}

/** What only a class in its room uses, which a page for learners at home need not know. */
async function elsewhere(tag: string): Promise<(() => Promise<object>) | undefined> {
  const {ELEMENTS_IN_CLASS, misspelt} = await import('./autoload-class.js');
  const bring = ELEMENTS_IN_CLASS[tag];
  if (!bring) warn(misspelt(tag, ELEMENTS));
  return bring;
}

function classOf(tag: string, file: object): CustomElementConstructor {
  return (file as Record<string, CustomElementConstructor>)[tag.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())]!;
}

/** The player of streams comes beside the element, not after it: it is by far the heaviest. So does the list of the stream. */
function hasten(src: string): void {
  asked.add(src);
  // What it needs of ours is asked for now, not once its half megabyte is read.
  void Promise.allSettled([import('./media/hls.js'), import('./media/line.js')]);
  const link = document.createElement('link');
  // As hls.js asks for it: then the browser takes it from here.
  Object.assign(link, {rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: src});
  document.head.append(link);
}

async function load(name: string, bring: () => Promise<unknown>): Promise<void> {
  asked.add(name);
  for (const wait of RETRIES) {
    try {
      await bring();
      return;
    } catch (cause) {
      const message = `<${name}> could not be loaded (${String(cause)}). All files of the package must stand beside autoload.js. Then reload the page.`;
      warn(message);
      if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
      else document.documentElement.dispatchEvent(new CustomEvent('flip-failed' satisfies FlipEventName, {bubbles: true, detail: {code: 'not-loaded', message}}));
    }
  }
}

/** What the library itself would say it with may be what did not come. */
function warn(message: string): void {
  console.warn(`[flip-elements] ${message}`);
}

const language = document.documentElement.lang.slice(0, 2).toLowerCase();
if (LANGUAGES[language]) void load(language, LANGUAGES[language]);

look(document);
new MutationObserver((records) => {
  for (const target of new Set(records.map(({target}) => target))) look(target as Element);
}).observe(document.documentElement, {childList: true, subtree: true});
