// A server of its own that may be killed: node writer.mjs <address> <space> <lanes>. It appends without end and writes a
// line for what was acknowledged (`+ id seq`), and for what was refused (`- code`). With "erase" in its way it also erases.
import {writeSync} from 'node:fs';
import {randomUUID} from 'node:crypto';
import {openStore} from '../dist/store.js';

const [address, space, lanes, erase] = process.argv.slice(2);
const store = await openStore(address);
const say = (line) => writeSync(1, `${line}\n`);
say('ready');

for (let lane = 0; lane < Number(lanes); lane++) {
  void (async () => {
    for (let i = 0; ; i++) {
      const batch = Array.from({length: 1 + i % 3}, () => ({id: randomUUID(), activity: 'load', type: 'posted', data: {text: `${lane} ${i} `.padEnd(200 + (i * 37) % 3000, 'x')}}));
      try {
        const outcomes = await store.append(space, `lane${lane}`, new Date().toISOString(), batch);
        say(batch.map(({id}, k) => `+ ${id} ${outcomes[k].seq}`).join('\n'));
      } catch (error) {
        say(`- ${error.code}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  })();
}
if (erase) for (;;) await store.erase(space, {author: erase}).then((count) => say(`erased ${count}`));
