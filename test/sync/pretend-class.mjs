// A class in one process, without a network or a clock: a model of the server, ways on which answers get lost, come twice
// and late, and a time that passes only when nothing else is to do.

/** Time that is told to pass. */
export function pretendTime() {
  let now = 0;
  let count = 0;
  const queue = [];
  return {
    now: () => now,
    after(ms, then) {
      const event = {at: now + ms, order: count++, then};
      let i = queue.length;
      while (i > 0 && (queue[i - 1].at > event.at)) i -= 1;
      queue.splice(i, 0, event);
      return () => {
        event.then = undefined;
      };
    },
    /** Lets all happen that is due until then, in order; between two events, whatever follows from the first. */
    async pass(until) {
      await settle();
      while (queue.length > 0 && queue[0].at <= until) {
        const {at, then} = queue.shift();
        if (!then) continue;
        now = at;
        then();
        await settle();
      }
      now = Math.max(now, until);
    },
  };
}

const settle = () => new Promise((done) => { setImmediate(done); });

/** The server as /v1 describes it: numbers with gaps, one entry an id, `all` for everybody and the rest for its author. */
export function pretendServer(time) {
  const entries = [];
  const watchers = new Set();
  let seq = 0;
  return {
    entries,
    watch(on) {
      watchers.add(on);
      return () => watchers.delete(on);
    },
    append(author, {entries: items}) {
      const results = items.map(({id, activity, type, data}) => {
        const known = entries.find((entry) => entry.id === id);
        if (known) {
          const same = known.author === author && JSON.stringify(known.data) === JSON.stringify(data);
          return same ? {seq: known.seq, dup: true} : {error: {code: 'conflict', message: 'There is another entry with this id.'}};
        }
        if (data.text === 'refused') return {error: {code: 'invalid', message: 'This is not taken.'}};
        seq += 1 + (seq % 3);
        entries.push({id, space: 'class', activity, type, data, author, at: new Date(time.now()).toISOString(), seq});
        return {seq, dup: false};
      });
      for (const on of [...watchers]) on();
      return {results, now: new Date(time.now()).toISOString()};
    },
    read: (reader, after) => ({
      entries: entries.filter((entry) => entry.seq > after && (entry.type === 'posted' || entry.author === reader)),
      names: {}, cursor: String(Math.max(after, seq)),
    }),
  };
}

const json = (status, body, headers = {}) => ({
  ok: status === 200, status, headers: {get: (name) => headers[name] ?? (name === 'content-type' ? 'application/json' : null)},
  json: () => Promise.resolve(structuredClone(body)),
});

/**
 * A learner's way to the server. `chance()` gives 0..1; `bad.share` of all that is sent meets a fault until it is set to 0.
 */
export function pretendWay({time, server, sub, chance, bad}) {
  const fails = () => chance() < bad.share;
  const later = (signal) => new Promise((done, fail) => {
    const stop = time.after(Math.floor(chance() * 4000), done);
    signal?.addEventListener('abort', () => {
      stop();
      fail(new DOMException('given up', 'AbortError'));
    });
  });
  const lost = () => Promise.reject(new TypeError('network'));

  async function post(body, signal) {
    await later(signal);
    if (fails()) return lost();
    if (fails()) return chance() < 0.5 ? json(500, {}) : json(429, {error: {code: 'too-many', message: 'Wait.'}}, {'retry-after': '7'});
    const answer = server.append(sub, body);
    // The same request once more, as a proxy may do; and the answer may be lost after the server has taken it.
    if (fails()) server.append(sub, body);
    await later(signal);
    return fails() ? lost() : json(200, answer);
  }

  async function read(after, wait, signal) {
    await later(signal);
    if (fails()) return lost();
    if (fails()) return {...json(200, {}), json: () => Promise.reject(new SyntaxError('a page of a hotel'))};
    let answer = server.read(sub, after);
    if (wait && answer.entries.length === 0) {
      await Promise.race([new Promise((done) => { server.watch(done); }), new Promise((done) => { time.after(wait * 1000, done); })]);
      answer = server.read(sub, after);
    }
    await later(signal);
    return json(200, answer);
  }

  /** A stream that may be held back, cut in the middle of a message, or say something twice. */
  async function open(from, signal) {
    if (fails()) await new Promise((_, fail) => { signal.addEventListener('abort', () => fail(new DOMException('held', 'AbortError'))); });
    await later(signal);
    if (fails()) return lost();
    let after = from;
    const pieces = [];
    let wake;
    let over = false;
    let due = 0;
    const push = (text) => {
      if (over) return;
      pieces.push(new TextEncoder().encode(text));
      wake?.();
    };
    const tell = () => {
      const {entries, names, cursor} = server.read(sub, after);
      const message = `id: ${cursor}\ndata: ${JSON.stringify({entries, names})}\n\n`;
      after = Number(cursor);
      // Late, but in order: within one connection nothing overtakes.
      due = Math.max(due, time.now() + Math.floor(chance() * 1000));
      time.after(due - time.now(), () => {
        const cut = Math.floor(chance() * message.length);
        push(message.slice(0, cut));
        if (fails()) end();
        else push(message.slice(cut) + (fails() ? message : ''));
      });
    };
    const beat = () => {
      push(': heartbeat\n\n');
      if (!over) time.after(15_000, beat);
    };
    const stop = server.watch(tell);
    const end = () => {
      over = true;
      stop();
      wake?.();
    };
    signal.addEventListener('abort', end);
    tell();
    beat();
    const reader = {
      async read() {
        while (pieces.length === 0 && !over) await new Promise((done) => { wake = done; });
        if (signal.aborted) throw new DOMException('given up', 'AbortError');
        return pieces.length > 0 ? {done: false, value: pieces.shift()} : {done: true};
      },
    };
    return {...json(200, {}, {'content-type': 'text/event-stream'}), body: {getReader: () => reader}};
  }

  return (address, {method, body, headers, signal}) => {
    if (method === 'POST') return post(JSON.parse(body), signal);
    const query = new URL(address).searchParams;
    const after = Number(query.get('after'));
    return headers.accept ? open(after, signal) : read(after, Number(query.get('wait')), signal);
  };
}
