import {call, post} from './class.mjs';

/**
 * Writes one batch after another as a page's outbox does: what was not acknowledged is sent again as it was, to the
 * origin that holds then. `pause`: so many ms between two batches. `loses`: which tries have their answer lost on the way,
 * after the server has stored it.
 */
export function outbox(origin, space, token, {pause = 0, loses = () => false} = {}) {
  const [acknowledged, made] = [new Map(), []];
  const lost = new Map();
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));
  let [going, givenUp] = [true, false];
  let tries = 0;
  const done = (async () => {
    while (going) {
      const batch = Array.from({length: 1 + made.length % 5}, () => post());
      made.push(...batch);
      for (let answer; answer?.status !== 200 && !givenUp;) {
        tries += 1;
        answer = await call({origin: origin(tries)}, 'POST', `/v1/spaces/${space}/entries`, {token, body: {entries: batch}}).catch(() => undefined);
        if (answer?.status === 200 && loses(tries)) {
          answer.body.results.forEach(({seq}, i) => lost.set(batch[i].id, seq));
          answer = undefined;
        }
        if (answer?.status === 200) answer.body.results.forEach(({seq, dup}, i) => {
          const {id} = batch[i];
          if (lost.has(id) && (!dup || seq !== lost.get(id))) throw new Error(`what was stored as ${lost.get(id)} is said to be ${seq}`);
          acknowledged.set(id, seq);
        });
        else await rest(20);
      }
      if (pause) await rest(pause);
    }
  })();
  return {
    acknowledged,
    made,
    /** What was stored while its answer was lost. */
    lost,
    get tries() {
      return tries;
    },
    /** Resolves when all is acknowledged. */
    async end() {
      going = false;
      await done;
    },
    /** Says nothing any more, also when it was not acknowledged: a test that failed must come to its end. */
    giveUp() {
      [going, givenUp] = [false, true];
    },
  };
}
