// In the page: rooms that several share, each in a seat of their own, as on a class server. A seat is all that a discussion
// knows of its class, so every state can be put up at once, and without waiting for anybody.

/** What is said in a room, and who hears it. */
class Room {
  entries = [];
  seats = new Set();

  add(entry, author) {
    const stored = { at: new Date().toISOString(), space: 'room', author, ...structuredClone(entry), seq: this.entries.length + 1 };
    this.entries.push(stored);
    for (const seat of this.seats) seat.hear([stored]);
    return stored;
  }
}

class Seat {
  space = 'room';
  status = 'shared';
  kept = new Map();
  listeners = new Set();
  drafts = {
    get: async (key) => this.kept.get(key),
    set: async (key, value) => {
      if (value === undefined) this.kept.delete(key);
      else this.kept.set(key, value);
    },
  };

  constructor(room, identity, names) {
    Object.assign(this, { room, identity, nameOf: (sub) => names[sub] });
    room.seats.add(this);
  }

  append = async (entry) => ({ seq: this.room.add(entry, this.identity.sub).seq, dup: false });
  read = async (after, { activity } = {}) => this.room.entries.filter((entry) => entry.seq > after && (!activity || entry.activity === activity));
  subscribe(after, on, options) {
    void this.read(after, options).then(on);
    this.listeners.add(on);
    return () => this.listeners.delete(on);
  }
  hear(batch) {
    for (const listener of this.listeners) listener(batch);
  }
  whoami = async () => this.identity;
  restore = async () => {};
  onStatus = () => () => {};
  refresh() {}
  close() {}
}

const rooms = new Map();

/** Puts discussions into the page, each in a class of its own: {id, label, attributes, prompt, me, names, said, drafts}. */
globalThis.put = (talks) => {
  rooms.clear();
  document.querySelector('main').replaceChildren(...talks.map(({ id, label = '', attributes = {}, prompt, me, names, said, drafts = {} }) => {
    const room = new Room();
    rooms.set(id, room);
    for (const { by, ...entry } of said) room.add({ activity: id, ...entry }, by);
    const seat = new Seat(room, me, names);
    for (const [key, value] of Object.entries(drafts)) seat.kept.set(`${id}/${key}`, value);
    // What a lesson hands down, see src/element/context.ts.
    const holder = document.createElement('div');
    const scope = { space: 'room', log: Promise.resolve(seat), claim: (wanted) => wanted, release() {}, enter: () => () => {} };
    holder.addEventListener('context-request', (event) => {
      if (event.context !== 'flip-lesson') return;
      event.stopPropagation();
      event.callback(scope, () => {});
    });
    const talk = document.createElement('flip-discussion');
    for (const [name, value] of Object.entries({ id, label, ...attributes })) talk.setAttribute(name, value);
    talk.append(Object.assign(document.createElement('p'), { textContent: prompt }));
    holder.append(talk);
    return holder;
  }));
};

/** Somebody says something elsewhere. */
globalThis.hear = (id, { by, ...entry }) => rooms.get(id).add({ activity: id, ...entry }, by);

/** What was said in a room, by type. */
globalThis.saidIn = (id, type) => rooms.get(id).entries.filter((entry) => entry.type === type).map(({ author, data }) => ({ author, ...data }));
