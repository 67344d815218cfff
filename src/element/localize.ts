import {LocalizeController} from '@shoelace-style/localize';
import type {Messages} from '../lang/en.js';

/** The page's language for one element: follows `lang` and `dir` of the nearest element that has them, live. */
export class Localize extends LocalizeController<Messages> {}
