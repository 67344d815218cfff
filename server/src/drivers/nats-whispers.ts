import type {Whispers} from '../whisper.js';
import type {Nats} from './nats-connection.js';

/** Plain messages beside the streams: no node writes them down. The connection listens again by itself when it was away. */
export function whispersOf({connection, entries}: Nats): Whispers {
  const subject = `${entries}-whispers`;
  return {
    tell: (words) => {
      connection.publish(subject, words);
      return connection.flush();
    },
    hear(on) {
      const subscription = connection.subscribe(subject, {callback: (error, message) => {
        if (!error) on(message.string());
      }});
      return () => subscription.unsubscribe();
    },
  };
}
