// Real engines on loopback, in folders of their own that are gone afterwards. Where one is not installed the function
// gives undefined, and the suite says by name what it leaves out.
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync} from 'node:fs';
import {createServer, connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/**
 * Where tests keep their stores: in memory, where there is enough of it. A process that is killed loses nothing there
 * that a disk would keep, and nobody waits for a disk that others use too. FLIP_STORES names another place: what is
 * measured has to be on a disk.
 */
export function place() {
  if (process.env.FLIP_STORES) return process.env.FLIP_STORES;
  const shared = '/dev/shm';
  if (!existsSync(shared)) return tmpdir();
  const {bavail, bsize} = statfsSync(shared);
  return bavail * bsize > 1e9 ? shared : tmpdir();
}

/** A folder for one test run; `remove` it at the end. */
export function folder() {
  const path = mkdtempSync(join(place(), 'flip-server-'));
  return {path, remove: () => rmSync(path, {recursive: true, force: true, maxRetries: 5})};
}

/** nats-server with JetStream: one node, or three that are one cluster. */
export async function startNats(count = 1) {
  const program = findProgram('nats-server', ['/usr/sbin', '/usr/local/bin']);
  if (!program) return undefined;
  const home = folder();
  const ports = await freePorts(count * 2);
  const routes = ports.slice(count).map((port) => `nats://127.0.0.1:${port}`);
  const nodes = ports.slice(0, count).map((port, i) => {
    const cluster = count > 1 ? ['--cluster_name', 'flip', '--cluster', routes[i], '--routes', routes.join(',')] : [];
    return engine(port, () => spawn(program, ['-a', '127.0.0.1', '-p', String(port), '-n', `node${i}`, '-js', '-sd', join(home.path, String(i)), ...cluster], {stdio: 'ignore'}));
  });
  await Promise.all(nodes.map((node) => node.start()));
  return {
    address: `nats://${nodes.map(({port}) => `127.0.0.1:${port}`).join(',')}`,
    folder: home.path,
    /** Named node0, node1, node2. */
    nodes,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
      home.remove();
    },
  };
}

/** PostgreSQL, which refuses to run as root: then as the user that Debian's package made, or as nobody. */
export async function startPostgres() {
  const version = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => b - a).find((name) => existsSync(`/usr/lib/postgresql/${name}/bin/initdb`)) : undefined;
  const initdb = findProgram('initdb', [`/usr/lib/postgresql/${version}/bin`]);
  if (!initdb) return undefined;
  const home = folder();
  const data = join(home.path, 'data');
  mkdirSync(data, {mode: 0o700});
  const user = process.getuid?.() === 0 ? userOf('postgres') ?? userOf('nobody') : undefined;
  if (user) for (const path of [home.path, data]) chownSync(path, user.uid, user.gid);
  const settings = {stdio: 'ignore', cwd: home.path, env: {PATH: process.env.PATH, LC_ALL: 'C.UTF-8'}, ...user};
  const {status} = spawnSync(initdb, ['-D', data, '-U', 'flip', '-A', 'trust', '-E', 'UTF8', '--no-sync'], settings);
  if (status !== 0) throw new Error(`initdb in ${data} ended with ${status}.`);
  const [port] = await freePorts(1);
  const node = engine(port, () => spawn(initdb.replace(/initdb$/, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${home.path}`], settings));
  await node.start();
  const address = `postgres://flip@127.0.0.1:${port}/postgres`;
  return {
    address,
    /** Writes to its files what it has in memory. */
    async flush() {
      const {default: pg} = await import('pg');
      const client = new pg.Client(address);
      await client.connect();
      await client.query('CHECKPOINT');
      await client.end();
    },
    folder: home.path,
    nodes: [node],
    async stop() {
      // SIGINT ends its sessions too, SIGTERM would wait for them.
      await node.stop('SIGINT');
      home.remove();
    },
  };
}

/** One process that answers on a port, and can be killed and started again. */
function engine(port, run) {
  let child;
  return {
    port,
    async start() {
      // What was killed may leave a lock that takes a moment to go.
      for (let tries = 1; ; tries++) {
        child = run();
        const ended = once(child, 'exit').then(([code, signal]) => `ended at once (${code ?? signal})`);
        const fault = await Promise.race([ended, answers(port)]);
        if (!fault) return;
        if (tries === 20) throw new Error(`The engine on port ${port} ${fault}.`);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    },
    async stop(signal = 'SIGTERM') {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(late);
    },
  };
}

async function answers(port) {
  for (let tries = 0; tries < 600; tries++) {
    const socket = connect(port, '127.0.0.1');
    const answer = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
    socket.destroy();
    if (answer) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return 'does not answer';
}

async function freePorts(count) {
  const servers = Array.from({length: count}, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function findProgram(name, folders) {
  const paths = [...(process.env.PATH ?? '').split(':'), ...folders].filter(Boolean).map((path) => join(path, name));
  return paths.find((path) => existsSync(path));
}

function userOf(name) {
  const line = spawnSync('getent', ['passwd', name], {encoding: 'utf8'}).stdout?.split(':');
  return line?.length > 3 ? {uid: Number(line[2]), gid: Number(line[3])} : undefined;
}
