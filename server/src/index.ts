/** The class server as a library: a handler for any host that speaks `fetch`, and Node's own server to mount it on. */
export {createHandler, type Handler, type HandlerOptions, type Origin} from './handler.js';
export type {Access, Lifetimes} from './gateway.js';
export {DEFAULT_LIMITS, type Limits, type Rate} from './limit.js';
export {listen, type Listening, type ListenOptions, type Timeouts} from './listen.js';
export {ROUTES} from './routes.js';
export type {SiteTrust} from './space.js';
export {openStore, StoreError, type Store} from './store.js';
