// npm start: the example lesson, served from this machine as a careful site would serve it. npm start -- --port 9000
import {ensureBuilt, ensureInstalled} from './prepare.mjs';
import {serve, strictPolicy} from './serve.mjs';

const wish = process.argv.indexOf('--port');
const port = wish > 0 ? Number(process.argv[wish + 1]) : 8080;
if (!Number.isInteger(port) || port < 0 || port > 65_535) exit('--port takes a number, such as: npm start -- --port 9000');

try {
  ensureInstalled();
  ensureBuilt();
} catch (error) {
  exit(error.message);
}

const {origin, close} = await firstFree(port);
console.log(`\n  The example lesson: ${origin}/\n\n  Ctrl-C stops it.\n`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().then(() => process.exit(0)));

async function firstFree(from) {
  for (let number = from; number < from + 50; number += 1) {
    try {
      return await serve({port: number, home: '/stories/lesson/', headers: {'content-security-policy': strictPolicy}});
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
  return exit(`No free port from ${from} on. Name another: npm start -- --port 9000`);
}

function exit(message) {
  console.error(message);
  process.exit(1);
}
