import {isEntry, type Entry, type EntryType} from './entry.js';
import {isoDuration} from './time.js';

/** What a statement needs beyond the entry. IRIs are absolute. */
export interface StatementContext {
  /** The lesson's IRI; activities are its fragments. */
  lesson: string;
  /** Whose accounts authors are, usually the site's origin. */
  homePage: string;
  /** BCP 47, for names and verbs. */
  language: string;
  /** Activity id -> the name a person knows it by. */
  names?: ReadonlyMap<string, string>;
  learner?: string;
}

interface Result {
  score?: {scaled: number};
  success?: boolean;
  completion?: boolean;
  response?: string;
  duration?: string;
  extensions?: Record<string, unknown>;
}

export interface Statement {
  id: string;
  timestamp: string;
  actor: {objectType: 'Agent'; name?: string; account: {homePage: string; name: string}};
  verb: {id: string; display: Record<string, string>};
  object: {objectType: 'Activity'; id: string; definition: {type: string; name?: Record<string, string>}};
  result?: Result;
  context: {
    registration?: string;
    language: string;
    contextActivities: {grouping: {objectType: 'Activity'; id: string}[]; category?: {objectType: 'Activity'; id: string}[]};
    extensions?: Record<string, unknown>;
  };
}

const adl = (name: string) => `http://adlnet.gov/expapi/verbs/${name}`;
/** Of the registered annotation verbs. */
const annotator = (name: string) => `http://risc-inc.com/annotator/verbs/${name}`;
const stream = (name: string) => `http://activitystrea.ms/schema/1.0/${name}`;

/** The verb of each type, ADL's, Activity Streams 1.0's or of the Tin Can registry: a type without one does not compile. */
export const VERBS: {readonly [T in EntryType]: string} = {
  launched: adl('launched'),
  watched: stream('watch'),
  read: stream('read'),
  noted: annotator('annotated'),
  reached: adl('experienced'),
  passed: adl('passed'),
  skipped: 'http://id.tincanapi.com/verb/skipped',
  answered: adl('answered'),
  attempted: adl('attempted'),
  submitted: stream('submit'),
  asked: adl('asked'),
  arranged: stream('host'),
  posted: adl('commented'),
  edited: stream('update'),
  removed: stream('delete'),
  reacted: stream('like'),
  endorsed: stream('agree'),
  moderated: stream('tag'),
  reported: stream('flag-as-inappropriate'),
  rated: 'http://id.tincanapi.com/verb/rated',
  staged: stream('start'),
  led: stream('present'),
  voted: adl('answered'),
  revealed: stream('share'),
  grouped: stream('assign'),
  signalled: adl('interacted'),
  surveyed: adl('answered'),
  confided: adl('answered'),
  gathered: 'http://activitystrea.ms/schema/1.0/receive',
  summed: stream('share'),
  heeded: 'http://id.tincanapi.com/verb/replied',
  followed: stream('follow'),
  progressed: adl('progressed'),
  completed: adl('completed'),
};

const ACTIVITY = 'http://adlnet.gov/expapi/activities/';
const VIDEO = 'https://w3id.org/xapi/video/';
/** cmi5's extension for progress: whole per cent. */
const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
/** Of ours: how learners judge their own answer. */
const JUDGED = 'urn:flip-elements:xapi:judged';
/** Of ours: the post that something is about, what the staff did with it, and whom a rating is for. */
const POST = 'urn:flip-elements:xapi:post';
const MODERATION = 'urn:flip-elements:xapi:moderation';
const LEARNER = 'urn:flip-elements:xapi:learner';
/** Of ours: the phase the class is in, the vote within it, and what the class was shown of it. */
const PHASE = 'urn:flip-elements:xapi:phase';
const ROUND = 'urn:flip-elements:xapi:round';
const VOTES = 'urn:flip-elements:xapi:votes';
/** Of ours: where the teacher is, and who follows. */
const PACE = 'urn:flip-elements:xapi:pace';
/** Of ours: the answers to a survey. */
const ANSWERS = 'urn:flip-elements:xapi:answers';
/** Of ours: who works with whom. */
const GROUPS = 'urn:flip-elements:xapi:groups';
/** xAPI 1.0.3, interaction response patterns: several choices are joined by this. */
const JOIN = '[,]';

/** The xAPI 1.0.3 statement that says what an entry says: a pure function, the same for the same entry. */
export function statementOf(entry: Entry, context: StatementContext): Statement {
  const {lesson, homePage, language, names, learner} = context;
  const name = names?.get(entry.activity);
  const result = resultOf(entry);
  return {
    id: entry.id,
    timestamp: entry.at,
    actor: {objectType: 'Agent', ...(learner && {name: learner}), account: {homePage, name: entry.author}},
    verb: verbOf(entry),
    object: {
      objectType: 'Activity', id: activityIri(lesson, entry),
      definition: {type: activityType(entry), ...(name && {name: {[language]: name}})},
    },
    ...(result && {result}),
    context: {language, contextActivities: {grouping: [{objectType: 'Activity', id: lesson}]}},
  };
}

/** A reaction, an endorsement or a rating that is taken back is its opposite; a note without words is a bookmark. */
function verbOf(entry: Entry): Statement['verb'] {
  if (isEntry(entry, 'noted')) {
    const {text, note, removed} = entry.data;
    if (removed) return {id: stream('remove'), display: {en: 'removed a note'}};
    if (note) return {id: annotator('modified'), display: {en: 'modified a note'}};
    if (!text) return {id: 'http://id.tincanapi.com/verb/bookmarked', display: {en: 'bookmarked'}};
  }
  if (isEntry(entry, 'reacted') && !entry.data.on) return {id: stream('unlike'), display: {en: 'unreacted'}};
  if (isEntry(entry, 'followed') && !entry.data.on) return {id: stream('stop-following'), display: {en: 'stopped following'}};
  if (isEntry(entry, 'endorsed') && !entry.data.on) return {id: stream('disagree'), display: {en: 'took an endorsement back'}};
  if (isEntry(entry, 'rated') && entry.data.on === false) return {id: stream('remove'), display: {en: 'took a rating back'}};
  if (isEntry(entry, 'signalled') && entry.data.back !== undefined) return {id: stream('cancel'), display: {en: 'took a sign back'}};
  return {id: VERBS[entry.type], display: {en: entry.type}};
}

/** Opening is about the lesson, everything else about the activity it happened in: a fragment of the lesson. */
export function activityIri(lesson: string, entry: Entry): string {
  if (entry.type === 'launched') return lesson;
  const url = new URL(lesson);
  url.hash = encodeURIComponent(entry.activity);
  return url.href;
}

function activityType({type}: Entry): string {
  switch (type) {
    case 'launched': return `${ACTIVITY}lesson`;
    case 'watched': case 'read': case 'noted': return `${VIDEO}activity-type/video`;
    case 'answered': case 'voted': case 'staged': case 'revealed': return `${ACTIVITY}question`;
    case 'attempted': case 'submitted': case 'asked': return `${ACTIVITY}assessment`;
    case 'signalled': case 'grouped': case 'led': return `${ACTIVITY}lesson`;
    case 'surveyed': case 'confided': case 'gathered': case 'summed': case 'heeded': return 'http://id.tincanapi.com/activitytype/survey';
    case 'reached': case 'passed': case 'skipped': return `${ACTIVITY}objective`;
    case 'arranged': case 'posted': case 'edited': case 'removed': case 'reacted': case 'endorsed': case 'moderated': case 'reported': case 'rated':
    case 'followed':
      return 'http://id.tincanapi.com/activitytype/discussion';
    case 'progressed': case 'completed': return `${ACTIVITY}module`;
  }
}

function resultOf(entry: Entry): Result | undefined {
  if (isEntry(entry, 'watched')) {
    const {from, to, rate} = entry.data;
    return {extensions: {
      [`${VIDEO}extensions/time-from`]: from, [`${VIDEO}extensions/time-to`]: to,
      [`${VIDEO}extensions/played-segments`]: `${from}[.]${to}`,
    }, duration: isoDuration((to - from) / rate)};
  }
  if (isEntry(entry, 'read')) {
    return {extensions: {[`${VIDEO}extensions/time-from`]: entry.data.from, [`${VIDEO}extensions/time-to`]: entry.data.to}};
  }
  // Where, but not what: its words are for its author alone.
  if (isEntry(entry, 'noted')) return {extensions: {[`${VIDEO}extensions/time`]: entry.data.at}};
  if (isEntry(entry, 'answered')) {
    const {response, score, correct, duration, judged} = entry.data;
    return {
      ...(judged && {extensions: {[JUDGED]: judged}}),
      response: response.join(JOIN), duration: isoDuration(duration),
      ...(score !== null && {score: {scaled: score}}),
      ...(correct !== null && {success: correct}),
    };
  }
  if (isEntry(entry, 'submitted')) return {score: {scaled: entry.data.score}};
  if (isEntry(entry, 'posted') && entry.data.at !== undefined) {
    return {response: entry.data.text, extensions: {[`${VIDEO}extensions/time`]: entry.data.at}};
  }
  if (isEntry(entry, 'posted') || isEntry(entry, 'edited') || isEntry(entry, 'asked')) return {response: entry.data.text};
  if (isEntry(entry, 'removed') || isEntry(entry, 'endorsed')) return {extensions: {[POST]: entry.data.post}};
  if (isEntry(entry, 'moderated')) return {extensions: {[POST]: entry.data.post, [MODERATION]: {as: entry.data.as, on: entry.data.on}}};
  if (isEntry(entry, 'reported')) {
    const {post, reason} = entry.data;
    return {extensions: {[POST]: post}, ...(reason !== undefined && {response: reason})};
  }
  if (isEntry(entry, 'rated')) {
    const {learner, score, post, on = true} = entry.data;
    return {...(on && {score: {scaled: score}}), extensions: {[LEARNER]: learner, ...(post !== undefined && {[POST]: post})}};
  }
  if (isEntry(entry, 'followed')) return entry.data.thread === undefined ? undefined : {extensions: {[POST]: entry.data.thread}};
  if (isEntry(entry, 'progressed')) return {extensions: {[PROGRESS]: Math.round(entry.data.ratio * 100)}};
  if (isEntry(entry, 'completed')) {
    return {completion: true, ...(entry.data.score !== undefined && {score: {scaled: entry.data.score}})};
  }
  return resultInClass(entry);
}

/** What is said in the room, and in a survey after it. */
function resultInClass(entry: Entry): Result | undefined {
  if (isEntry(entry, 'voted')) {
    const {response, score, correct, run, round} = entry.data;
    return {
      response: response.join(JOIN), ...(score !== null && {score: {scaled: score}}), ...(correct !== null && {success: correct}),
      extensions: {[ROUND]: {run, round}},
    };
  }
  if (isEntry(entry, 'staged')) {
    const {seconds} = entry.data;
    return {extensions: {[PHASE]: {phase: entry.data.phase, run: entry.data.run}}, ...(seconds !== undefined && {duration: isoDuration(seconds)})};
  }
  if (isEntry(entry, 'revealed')) return {extensions: {[VOTES]: entry.data}};
  if (isEntry(entry, 'grouped') || isEntry(entry, 'led')) return {extensions: {[entry.type === 'led' ? PACE : GROUPS]: entry.data}};
  if (isEntry(entry, 'signalled')) {
    const {label, at} = entry.data;
    return {response: label, ...(at !== undefined && {extensions: {[`${VIDEO}extensions/time`]: at}})};
  }
  if (isEntry(entry, 'surveyed')) return {extensions: {[ANSWERS]: entry.data.answers}};
  // Whoever passes statements on knows the actor: what was said in confidence stays out.
  if (isEntry(entry, 'confided')) return undefined;
  if (isEntry(entry, 'gathered') || isEntry(entry, 'summed')) return {extensions: {[VOTES]: entry.data}};
  if (isEntry(entry, 'heeded')) return {response: entry.data.did};
  return undefined;
}
