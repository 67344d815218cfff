import type {Context} from './context.js';

/** Whom a page is for: a learner's phone, the teacher's desk, or the screen that everybody sees. */
export type View = 'learner' | 'teacher' | 'screen';

/** Comes down from `flip-lesson`: the view its page asks for, as its author wrote it; empty where it asks for none. */
export const viewContext = 'flip-view' as Context<string>;
