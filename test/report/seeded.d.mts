import type {Entry} from '../../src/core/entry.js';
import type {Outline} from '../../src/core/outline.js';

export const IDEAS: readonly {name: string; share: number; question: string}[];
export const QUESTIONS: readonly {id: string; prompt: string; options: [string, string, boolean, string?][]}[];
export const LOST: readonly number[];
export const LENGTH: number;
export const STOPS: readonly [number, string, string][];
export function chance(seed: number): () => number;
export function classOf(learners?: number, options?: {seed?: number; more?: number; videos?: number; space?: string}): Entry[];
export function outlineOfClass(options?: {more?: number; videos?: number}): Outline;
export function lessonHtml(report?: string): string;
