/** Opens every door: defines all tags. */
export * from './discussion/index.js';
export * from './lesson/index.js';
export * from './live/index.js';
export * from './quiz/index.js';
export * from './report/index.js';
export * from './survey/index.js';
export * from './transcript/index.js';
export * from './video/index.js';
