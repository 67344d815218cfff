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
  posted: adl('commented'),
  edited: stream('update'),
  reacted: stream('like'),
  progressed: adl('progressed'),
  completed: adl('completed'),
};

const ACTIVITY = 'http://adlnet.gov/expapi/activities/';
const VIDEO = 'https://w3id.org/xapi/video/';
/** cmi5's extension for progress: whole per cent. */
const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
/** Of ours: how learners judge their own answer. */
const JUDGED = 'urn:flip-elements:xapi:judged';
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

/** A reaction that is taken back is its opposite; a note without words is a bookmark. */
function verbOf(entry: Entry): Statement['verb'] {
  if (isEntry(entry, 'noted')) {
    const {text, note, removed} = entry.data;
    if (removed) return {id: stream('remove'), display: {en: 'removed a note'}};
    if (note) return {id: annotator('modified'), display: {en: 'modified a note'}};
    if (!text) return {id: 'http://id.tincanapi.com/verb/bookmarked', display: {en: 'bookmarked'}};
  }
  if (isEntry(entry, 'reacted') && !entry.data.on) return {id: stream('unlike'), display: {en: 'unreacted'}};
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
    case 'answered': return `${ACTIVITY}question`;
    case 'attempted': case 'submitted': case 'asked': return `${ACTIVITY}assessment`;
    case 'reached': case 'passed': case 'skipped': return `${ACTIVITY}objective`;
    case 'posted': case 'edited': case 'reacted': return 'http://id.tincanapi.com/activitytype/discussion';
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
  if (isEntry(entry, 'posted') || isEntry(entry, 'edited') || isEntry(entry, 'asked')) return {response: entry.data.text};
  if (isEntry(entry, 'progressed')) return {extensions: {[PROGRESS]: Math.round(entry.data.ratio * 100)}};
  if (isEntry(entry, 'completed')) {
    return {completion: true, ...(entry.data.score !== undefined && {score: {scaled: entry.data.score}})};
  }
  return undefined;
}
