/** The part without a page: events, entries, logs, folds and statements. For hosts, servers and tests. */
export * from './answers-file.js';
export * from './entry.js';
export * from './event.js';
export * from './fold.js';
export * from './heat.js';
export * from './id.js';
export * from './interval.js';
export * from './local-log.js';
export * from './log.js';
export * from './memory-log.js';
export * from './open-log.js';
export * from './time.js';
export * from './xapi.js';
export * from './xapi-video.js';
