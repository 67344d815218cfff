/** When a learner looks at a question: before handing in, right after it, later, and when the quiz has closed. */
export type Phase = 'during' | 'after' | 'later' | 'closed';

/** What a learner may see. */
export type Sight = 'answer' | 'right' | 'marks' | 'feedback' | 'explanation' | 'solution';

export type Policy = Readonly<Record<Phase, ReadonlySet<Sight>>>;

export const PHASES: readonly Phase[] = ['during', 'after', 'later', 'closed'];
export const SIGHTS: readonly Sight[] = ['answer', 'right', 'marks', 'feedback', 'explanation', 'solution'];

/** "Right after" lasts this long, ms (Moodle, "Immediately after the attempt": within two minutes). */
export const AFTER = 120_000;

const ALL: ReadonlySet<Sight> = new Set(SIGHTS);

/**
 * Reads a policy as authors write it, as in `after: answer marks; closed: all`: phases with what may be seen, `all` or
 * `none`. `during` is left to the behaviour where it is not named; other phases that are not named show the learner's own
 * answer alone. Without any text everything may be seen.
 * @param onFault hears each word that is not known
 */
export function policyOf(text: string, onFault: (word: string) => void = () => {}): Policy {
  if (!text.trim()) return {during: ALL, after: ALL, later: ALL, closed: ALL};
  const own: ReadonlySet<Sight> = new Set<Sight>(['answer']);
  const policy: Record<Phase, ReadonlySet<Sight>> = {during: ALL, after: own, later: own, closed: own};
  for (const part of text.split(';').filter((each) => each.trim())) {
    const [name = '', words = ''] = part.split(':').map((each) => each.trim());
    const phase = PHASES.find((each) => each === name);
    if (phase) policy[phase] = sightsOf(words, onFault);
    else onFault(name);
  }
  return policy;
}

function sightsOf(words: string, onFault: (word: string) => void): ReadonlySet<Sight> {
  const list = words.split(/[\s,]+/).filter(Boolean);
  if (list.includes('all')) return ALL;
  for (const word of list) if (word !== 'none' && !SIGHTS.some((sight) => sight === word)) onFault(word);
  return new Set(SIGHTS.filter((sight) => list.includes(sight)));
}

/** The phase of an attempt. @param handedIn when, ms; `undefined` while it lasts */
export function phaseOf(now: number, handedIn: number | undefined, closes: number | undefined): Phase {
  if (closes !== undefined && now >= closes) return 'closed';
  if (handedIn === undefined) return 'during';
  return now < handedIn + AFTER ? 'after' : 'later';
}
