import type {Identity} from '../core/log.js';

/** What lets a learner into a class. */
export interface Pass extends Identity {
  /** The class server's address, without a slash at its end. */
  server: string;
  /** The class, as the server calls it. */
  space: string;
  token: string;
}

/** Where this device keeps a learner's class. */
export const placeOf = ({server, space, sub}: Pass): string => `${server}/v1/spaces/${space} ${sub}`;
