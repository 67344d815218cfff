import {identity} from './identity.js';
import {presence} from './presence.js';
import {reading} from './reading.js';
import type {Sentence} from './sentence.js';
import {staff} from './staff.js';
import {talk} from './talk.js';
import {writing} from './writing.js';

/** The wire contract, a sentence at a time, in the order in which they are tried. */
export const SENTENCES: readonly Sentence[] = [...identity, ...writing, ...reading, ...presence, ...talk, ...staff];
