/** Opens every door: defines all tags. */
export * from './discussion/index.js';
export * from './lesson/index.js';
export * from './quiz/index.js';
export * from './transcript/index.js';
export * from './video/index.js';
