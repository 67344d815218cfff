/** How long elements may draw in one task, ms: what is left has its turn in the next, and the page stays awake. */
const SLICE = 16;
/** On a page where no more than these ever want to be drawn at the same time, none waits. */
const FEW = 50;

const waiting: (() => void)[] = [];
let many = false;
let gathering = false;
let channel: MessageChannel | undefined;
/** When the present task has to end, ms of the page's clock. */
let end: number | undefined;

/** How many wait for their turn. */
export const queued = (): number => waiting.length;

/** Draws at once, or where many elements want to, in its turn. For `scheduleUpdate`. */
export function inTurn(draw: () => unknown): Promise<unknown> {
  const done = async () => draw();
  return new Promise((resolve) => {
    waiting.push(() => resolve(done()));
    // All that want to be drawn now have said so before the first one is.
    if (!gathering) queueMicrotask(go);
    gathering = true;
  });
}

function go(): void {
  gathering = false;
  many ||= waiting.length > FEW;
  if (many && end === undefined) begin();
  while (waiting.length > 0 && (!many || performance.now() < end!)) waiting.shift()!();
}

/** A task begins: what it leaves is for the next, which a timer would not bring in a tab that is not seen. */
function begin(): void {
  end = performance.now() + SLICE;
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => {
      end = undefined;
      if (waiting.length > 0) go();
    };
  }
  channel.port2.postMessage(0);
}
