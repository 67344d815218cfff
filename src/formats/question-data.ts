/** Questions as plain data: what every file of questions is read into and written from. Absent means absent, never `undefined`. */

/** How a text is written. `moodle` is Moodle's own: HTML in which a line break breaks the line. */
export type TextFormat = 'html' | 'markdown' | 'moodle' | 'plain';
export const TEXT_FORMATS: readonly TextFormat[] = ['html', 'markdown', 'moodle', 'plain'];

/** A text that is shown. It may hold formulas: `\(...\)`, `\[...\]`, `$$...$$`. */
export interface RichText {text: string; format: TextFormat}

/** The types of `<flip-question>`, and a text that stands between the questions. */
export const QUESTION_TYPES = ['choice', 'multiple', 'true-false', 'short', 'number', 'blanks', 'drag', 'match', 'order', 'mark',
  'hotspot', 'scale', 'open', 'cloud', 'rank', 'points', 'grid', 'pin', 'description'] as const;
export type QuestionTypeName = typeof QUESTION_TYPES[number];

/** One answer. In `short` and `number` its text is what is accepted, letter by letter. */
export interface OptionData {
  /** Absent in a distractor of `match`, and in a `true-false` whose words are the page's. */
  text?: RichText;
  /** Its name in records and forms. */
  value?: string;
  correct?: boolean;
  /** The share of the points it earns, -1..1. */
  weight?: number;
  misconception?: string;
  /** In `match`: what it belongs to. */
  match?: string;
  /** In `number`: how far off is still right. */
  tolerance?: number;
  feedback?: RichText;
}

/** A gap in the prompt, where `[[1]]`, `[[2]]`... stand. With options it is a drop-down. */
export interface BlankData {
  /** All that is accepted. */
  answer?: string[];
  options?: OptionData[];
  tolerance?: number;
  caseSensitive?: boolean;
  pattern?: string;
  unit?: string;
  typos?: boolean;
  /** What it is worth among the blanks. */
  points?: number;
  hint?: string;
}

/** A place on a picture, as in `<area>`. */
export interface AreaData {
  shape: 'rect' | 'circle' | 'poly' | 'default';
  /** In pixels of the picture. */
  coords: number[];
  alt: string;
  correct?: boolean;
  weight?: number;
  misconception?: string;
}

export interface ImageData {src: string; alt: string; width?: number; height?: number}

export interface QuestionData {
  type: QuestionTypeName;
  /** Names the question in records for ever. */
  id?: string;
  name?: string;
  /** Where it stands in its bank: `physics/forces`. */
  category?: string;
  tags?: string[];
  prompt: RichText;
  options?: OptionData[];
  blanks?: BlankData[];
  image?: ImageData;
  areas?: AreaData[];
  /** In `open`: a sample answer. */
  answer?: string;
  unit?: string;
  caseSensitive?: boolean;
  /** In `short`: lets slips of spelling pass; what is accepted besides, as a regular expression. */
  typos?: boolean;
  pattern?: string;
  /** In `scale`: where it begins and ends, how far from point to point, and what its points are called. */
  min?: number;
  max?: number;
  step?: number;
  labels?: string[];
  /** In `open`: what a good answer names, and how long it is to be. */
  keywords?: string[];
  minWords?: number;
  maxWords?: number;
  /** In `cloud` `max` is how many words somebody may say; these are not shown to the class. */
  hideWords?: string[];
  /** In `points`: how many there are to spread. */
  total?: number;
  /** In `grid`: what the two ends of its axes are called, from left to right and from below to above. */
  xLabels?: string[];
  yLabels?: string[];
  hints?: RichText[];
  explanation?: RichText;
  points?: number;
  tries?: number;
  scoring?: 'all' | 'partial' | 'penalty';
  shuffled?: boolean;
  certainty?: boolean;
  /** How many of the wrong options a learner is shown. */
  distractors?: number;
}

/** The same without what is `undefined`, an empty list or false, so that equal data is equal key by key. */
export function present<T extends object>(fields: T): T {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(kept) as T;
}
