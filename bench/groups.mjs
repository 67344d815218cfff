// node bench/groups.mjs [--quick]: how long it takes to make groups, in Node, with the built core (npm run build first).
// Each class has answers, certainty and ten earlier runs to avoid; the median and the slowest of many seeds.
import {encountersOf, makeGroups, worthOf} from '../dist/core.js';

const seeds = process.argv.includes('--quick') ? 5 : 30;
const ANSWERS = ['a', 'b', 'c', 'd'];
/** Most of a class at 300 must not take longer, ms. */
const LIMIT = 100;

console.log('| people | rule | groups | median ms | slowest ms | groups without a right one | pairs again |');
console.log('|---|---|---|---|---|---|---|');
let late = false;
for (const size of [12, 30, 100, 300, 1000]) {
  for (const by of ['different-answers', 'mixed-score', 'random']) {
    const people = classOf(size);
    const known = new Map(people.map((person) => [person.id, person]));
    const runs = [];
    for (let run = 0; run < 10; run += 1) runs.push(makeGroups(people, {by: 'random', size: 3, seed: `earlier ${run}`}));
    const met = encountersOf(runs);
    const times = [];
    let groups;
    for (let seed = 0; seed < seeds; seed += 1) {
      const start = performance.now();
      groups = makeGroups(people, {by, size: 3, seed: `seed ${seed}`, met});
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const worths = groups.map((team) => worthOf(team, known, met));
    const median = times[Math.floor(times.length / 2)];
    late ||= size === 300 && median > LIMIT;
    console.log(`| ${size} | ${by} | ${groups.length} | ${median.toFixed(1)} | ${times.at(-1).toFixed(1)} | ${worths.filter(({right}) => right === 0).length} | ${worths.reduce((sum, {again}) => sum + again, 0)} |`);
  }
}
if (late) {
  console.error(`A class of 300 took longer than ${LIMIT} ms.`);
  process.exitCode = 1;
}

/** Four answers of which the first is right, one in eight without any, three grades of certainty. */
function classOf(size) {
  return Array.from({length: size}, (_, i) => {
    const draw = (i * 2654435761 % 4294967296) / 4294967296;
    const answer = draw < 0.125 ? undefined : ANSWERS[Math.floor(draw * 97) % 4];
    return {id: `person-${i}`, score: draw, ...(answer && {answer, right: answer === 'a', certainty: (i % 3) / 2})};
  });
}
