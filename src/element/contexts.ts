import {createContext} from '@lit/context';
import type {Gate} from './gate.js';
import type {Scope} from './scope.js';

/** Comes down from `flip-lesson`: where records go. */
export const lessonContext = createContext<Scope>('flip-lesson');

/** Comes down from whatever waits for its content: a checkpoint, a quiz. */
export const gateContext = createContext<Gate | undefined>('flip-gate');
