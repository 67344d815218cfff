/** Where the bytes of a stream go. */
export interface Outlet {
  /** Bytes that it takes before somebody has to wait for the client; below zero, so many wait. */
  readonly room: number;
  /** The bytes must not change any more: the same are given to many. */
  write(bytes: Uint8Array): void;
  /** Ends it after what was written. */
  end(): void;
  /** Ends it now, without what waits. */
  cut(): void;
}

/** What fills an outlet. */
export interface Spring {
  /** Begins to write; called once at most. */
  start(outlet: Outlet): void;
  /** There is room again. */
  onRoom(): void;
  /** Nobody takes anything any more. Also when it never began. */
  onGone(): void;
}

/** Bytes that wait for the client without anybody else waiting. */
export const HIGH_WATER = 64 * 1024;

const springs = new WeakMap<Response, Spring>();

/** An answer whose body flows from the spring once somebody reads it. */
export function springing(spring: Spring, respond: (body: ReadableStream<Uint8Array>) => Response): Response {
  const response = respond(bodyFrom(spring));
  springs.set(response, spring);
  return response;
}

/**
 * The spring behind an answer that nobody has read from. A stream of the web costs each message some promises: with
 * hundreds of streams that is more than the messages. Who writes to a socket takes it from here.
 */
export const springOf = (response: Response): Spring | undefined => springs.get(response);

function bodyFrom(spring: Spring): ReadableStream<Uint8Array> {
  let started = false;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (started) {
        spring.onRoom();
        return;
      }
      started = true;
      spring.start({
        get room() {
          return HIGH_WATER + (controller.desiredSize ?? 0);
        },
        write: (bytes) => controller.enqueue(bytes),
        end: () => controller.close(),
        cut: () => controller.error(new Error('The client reads too slowly.')),
      });
    },
    cancel: () => spring.onGone(),
    // Nothing begins before the first reading.
  }, {highWaterMark: 0, size: (chunk) => chunk.byteLength});
}
