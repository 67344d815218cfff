import type {Choice, Keeping, Outline, Part, Stop, Wording} from '../core/outline.js';
import {parseTime} from '../core/time.js';
import type {Scope} from '../element/scope.js';

/** What a question tells of itself, by the documented properties of `flip-question`. */
interface Telling {
  question?: {prompt?: unknown; label?: unknown; options?: unknown; type?: unknown};
}

/** What a medium tells of itself and lets be done with it. */
export interface Medium extends HTMLElement {
  duration?: number;
  seek?: (time: number) => void;
}

const KINDS: Record<string, Part['kind']> = {
  'flip-video': 'video', 'flip-quiz': 'quiz', 'flip-question': 'question', 'flip-discussion': 'talk',
};

/** What stands on the page of a lesson: the log holds keys alone, the words are in the elements. */
export function pageOf(scope: Scope, wanted: readonly string[]): Pick<Outline, 'parts' | 'wordings'> {
  const owners = [...scope.owners].filter(([, element]) => element.isConnected);
  const ids = new Map(owners.map(([id, element]) => [element, id]));
  const listed = new Map(scope.activities.map((activity) => [activity.id, activity]));
  const chosen = wanted.length > 0 ? owners.filter(([id]) => wanted.includes(id))
    : beforeClass(owners.filter(([id, {localName}]) => listed.has(id) && localName in KINDS)).sort(([, a], [, b]) => byPage(a, b));
  const parts = chosen.map(([id, element]) => partOf(id, element, {ids, name: listed.get(id)?.label()}));
  const wordings = new Map(owners.flatMap(([id, element]) => (element.localName === 'flip-question' ? [[id, wordingOf(id, element)] as const] : [])));
  return {parts, wordings};
}

/** What a class is prepared by, where the page says so; else all. */
function beforeClass(owners: [string, Element][]): [string, Element][] {
  const before = owners.filter(([, element]) => element.closest('flip-step')?.getAttribute('when') === 'before');
  return before.length > 0 ? before : owners;
}

function partOf(id: string, element: Element, {ids, name}: {ids: ReadonlyMap<Element, string>; name: string | undefined}): Part {
  const kind = KINDS[element.localName] ?? 'other';
  const inside = (within: Element) => [...within.querySelectorAll('flip-question')].flatMap((question) => ids.get(question) ?? []);
  const part: Part = {id, kind, label: name ?? (element.getAttribute('label') || id), questions: kind === 'question' ? [] : inside(element)};
  const keep = element.getAttribute('keep');
  if (isKeeping(keep)) part.keep = keep;
  if (kind !== 'video') return part;
  const {duration} = element as Medium;
  if (duration !== undefined && duration > 0 && Number.isFinite(duration)) part.length = duration;
  part.stops = [...element.querySelectorAll('flip-checkpoint')].flatMap((stop): Stop[] => {
    const at = parseTime(stop.getAttribute('at'));
    return at === undefined ? [] : [{at, label: stop.getAttribute('label') ?? '', questions: inside(stop)}];
  }).sort((a, b) => a.at - b.at);
  part.anchors = [...ids].filter(([other]) => other !== element && other.getAttribute('for') === id).map(([, other]) => other);
  return part;
}

function wordingOf(id: string, element: Element): Wording {
  const {prompt, label, options, type} = (element as Telling).question ?? {};
  const words = [label, prompt].find((text): text is string => typeof text === 'string' && text.trim() !== '');
  return {id, label: words ? shortened(words.trim()) : id, choices: Array.isArray(options) ? options.flatMap(choiceOf) : [], ...(typeof type === 'string' && {type})};
}

function choiceOf(option: unknown): Choice[] {
  const {key, text, correct, misconception} = (option ?? {}) as Record<string, unknown>;
  if (typeof key !== 'string') return [];
  return [{
    key, text: typeof text === 'string' && text.trim() ? text.trim() : key, correct: correct === true,
    ...(typeof misconception === 'string' && misconception && {misconception}),
  }];
}

const shortened = (text: string) => (text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text);

const isKeeping = (text: string | null): text is Keeping => text === 'highest' || text === 'last' || text === 'first' || text === 'average';

const byPage = (a: Element, b: Element) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
