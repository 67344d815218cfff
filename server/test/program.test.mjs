import assert from 'node:assert/strict';
import {createServer, request as httpRequest} from 'node:http';
import {once} from 'node:events';
import {mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {ADMIN, call, folder, openClass, post, run, serve} from './class.mjs';

test('flip-server check holds for flip-server, with the admin key and with a space alone', async (t) => {
  const room = await openClass(t, {heartbeat: 100});
  const {status, out, err} = await run(['check', room.origin], {FLIP_ADMIN_KEY: ADMIN});
  assert.equal(status, 0, out + err);
  assert.match(out, /^ok +health answers 200/);
  assert.match(out, /\d\d hold, 0 do not\n$/);
  assert.deepEqual((await call(room, 'GET', '/v1/spaces', {token: ADMIN})).body.spaces.map(({space}) => space), [room.space], 'nothing is left behind');
  const mine = await run(['check', room.origin, '--space', room.space], {FLIP_CODE: room.code, FLIP_STAFF_KEY: room.key});
  assert.equal(mine.status, 0, mine.out + mine.err);
  assert.match(mine.out, /1 not tried: give the admin key/);
  assert.equal((await room.join({key: room.key})).role, 'staff', 'the keys of a space that is not ours stay');
});

test('flip-server check tells a backend\'s faults, each under its sentence', async (t) => {
  const room = await openClass(t, {heartbeat: 100});
  // A backend with five faults: it calls a dup new, forgets which activity was asked for, runs formulas, takes entries
  // for a closed space, and lets pages come with cookies.
  const faulty = createServer((asked, answer) => {
    const on = httpRequest({port: room.port, path: asked.url.replace(/activity=[^&]*/, ''), method: asked.method, headers: asked.headers}, (given) => {
      const chunks = [];
      const headers = {...given.headers, 'access-control-allow-credentials': 'true'};
      if (asked.headers.accept === 'text/event-stream') return answer.writeHead(given.statusCode, headers) && given.pipe(answer);
      return given.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
        const text = Buffer.concat(chunks).toString().replaceAll('"dup":true', '"dup":false').replaceAll("'=cmd", '=cmd');
        delete headers['content-length'];
        delete headers.connection;
        answer.writeHead(given.statusCode === 410 ? 200 : given.statusCode, headers).end(text);
      });
    });
    answer.on('close', () => on.destroy());
    on.on('error', () => answer.destroy());
    asked.pipe(on);
  });
  await once(faulty.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    faulty.closeAllConnections();
    faulty.close();
  });
  const {status, out} = await run(['check', `http://127.0.0.1:${faulty.address().port}`], {FLIP_ADMIN_KEY: ADMIN});
  assert.equal(status, 1);
  const broken = [...out.matchAll(/^not ok +(.+)$/gm)].map(([, says]) => says);
  for (const part of ['the same entry twice', 'of one activity', 'in which no formula runs', 'a closed space takes nothing', 'any page may ask']) {
    assert.ok(broken.some((says) => says.includes(part)), `${part} in ${broken.join('; ')}`);
  }
  assert.equal(broken.length, 5, out);
});

test('flip-server check says what it needs, and when nothing answers', async () => {
  for (const [args, env, says] of [[['check'], {}, /Say which backend/], [['check', 'http://127.0.0.1:9', '--data', '/nowhere'], {FLIP_ADMIN_KEY: ''}, /Nothing answers|admin key/],
    [['check', 'http://127.0.0.1:9'], {FLIP_ADMIN_KEY: ADMIN}, /Nothing answers at http/]]) {
    const {status, err} = await run(args, env);
    assert.equal(status, 1);
    assert.match(err, says);
    assert.doesNotMatch(err, /\n +at /);
  }
});

test('a space is made, looked at, exported and erased from the command line: on the store, and on a running server', async (t) => {
  const data = folder(t);
  const made = await run(['space', 'create', 'physics-7b', '--label', 'Physics', '--retain', '30', '--data', data]);
  assert.equal(made.status, 0, made.err);
  const {code, key} = JSON.parse(made.out);
  const server = await serve(['--data', data]);
  t.after(() => server.child.kill('SIGKILL'));
  const ann = (await call(server, 'POST', '/v1/join', {body: {code, name: 'Ann'}})).body;
  await call(server, 'POST', '/v1/spaces/physics-7b/entries', {token: ann.token, body: {entries: [post('hello')]}});
  for (const where of [['--data', data], ['--url', server.origin]]) {
    const space = (...args) => run(['space', ...args, ...where], {FLIP_ADMIN_KEY: ADMIN});
    assert.match((await space('list')).out, /^physics-7b\t....-....\topen\tPhysics\n$/);
    assert.match((await space('export', 'physics-7b')).out, /"text":"hello"/);
    assert.match((await space('export', 'physics-7b', '--format', 'csv')).out, /,Ann,talk,posted,.*hello/);
    assert.equal(JSON.parse((await space('people', 'physics-7b')).out).people[0].name, 'Ann');
    const file = join(data, `export${where[0]}.csv`);
    assert.equal((await space('export', 'physics-7b', '--format', 'csv', '--out', file)).status, 0);
    assert.match(readFileSync(file, 'utf8'), /hello/);
    assert.equal(statSync(file).mode & 0o077, 0, 'for its owner\'s eyes alone');
    const refused = await space('erase', 'physics-7b', '--author', ann.sub);
    assert.deepEqual([refused.status, refused.out], [1, '']);
    assert.match(refused.err, /Add --yes/);
    const meant = [[['show', 'unheard'], /There is no such space/], [['export', 'physics-7b', '--format', 'xml'], /ndjson or csv/]];
    // What is said badly is said before anything is opened, wherever that is.
    const unmeant = [[['erase', 'physics-7b', '--yes'], /Say whom/], [['dance'], /knows create/], [['show'], /Say which space/]];
    await Promise.all([...meant, ...(where[0] === '--data' ? unmeant : [])].map(async ([args, says]) => {
      const {status, err} = await space(...args);
      assert.equal(status, 1);
      assert.match(err, says);
    }));
  }
  // What is changed on the store is heard of by the server that runs.
  const rotated = JSON.parse((await run(['space', 'rotate', 'physics-7b', '--key', '--data', data])).out);
  await new Promise((done) => setTimeout(done, 1100));
  const enter = async (with_) => (await call(server, 'POST', '/v1/spaces/physics-7b/join', {body: {key: with_}})).status;
  assert.deepEqual([await enter(key), await enter(rotated.key)], [403, 200]);
  assert.deepEqual(JSON.parse((await run(['space', 'erase', 'physics-7b', '--author', ann.sub, '--yes', '--url', server.origin], {FLIP_ADMIN_KEY: ADMIN})).out), {erased: 1});
  assert.equal((await run(['space', 'delete', 'physics-7b', '--yes', '--data', data])).status, 0);
  assert.ok(!server.output.out.includes('Ann') && !server.output.out.includes(ann.token));
});

test('its secrets are made once, for its owner\'s eyes alone, and stay: tokens outlive a restart', async (t) => {
  const data = join(folder(t), 'deep', 'data');
  const env = {FLIP_ADMIN_KEY: undefined, FLIP_SECRET: undefined};
  const first = await serve(['--data', data, '--quiet'], env);
  const admin = readFileSync(join(data, 'admin-key'), 'utf8').trim();
  for (const name of ['secret', 'admin-key', 'class.db']) assert.equal(statSync(join(data, name)).mode & 0o077, 0, name);
  assert.ok(!first.output.err.includes(admin) && !first.output.out.includes(admin));
  const {body: {code}} = await call(first, 'POST', '/v1/spaces', {token: admin, body: {}});
  const {body: ann} = await call(first, 'POST', '/v1/join', {body: {code}});
  first.child.kill('SIGTERM');
  assert.deepEqual((await first.exited)[0], 0);
  const second = await serve(['--data', data, '--quiet'], env);
  t.after(() => second.child.kill('SIGKILL'));
  assert.equal((await call(second, 'GET', `/v1/spaces/${ann.space}/me`, {token: ann.token})).status, 200);
  second.child.kill('SIGINT');
  assert.deepEqual((await second.exited)[0], 0);
});

test('what cannot be meant is said in a sentence, without a trace', async (t) => {
  const data = folder(t);
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.after(() => taken.close());
  for (const [args, env, says] of [
    [['--port', 'x'], {}, /--port takes a whole number/], [['dance'], {}, /There is no command dance/], [['--colour', 'red'], {}, /--help says/],
    [['--store', 'mongodb://x'], {}, /file:\.\/class\.db|names no|store/i], [[], {FLIP_SECRET: 'short'}, /at least 32 bytes/], [[], {FLIP_ADMIN_KEY: 'short'}, /at least 24 characters/],
    [['--site-jwks', 'http://evil.example/keys'], {}, /https/], [['--static', '/nowhere/at/all'], {}, /names no folder/], [['--port', String(taken.address().port)], {}, /port is taken/],
  ]) {
    const {status, err} = await run([...args, '--data', data], env);
    assert.equal(status, 1, args.join(' '));
    assert.match(err, says);
    assert.doesNotMatch(err, /\n +at /);
  }
  assert.match((await run(['--help'])).out, /flip-server check/);
});

test('a folder of files is served beside the class, with ranges, and nothing outside it or secret', async (t) => {
  const [files, elsewhere] = [folder(t), folder(t)];
  mkdirSync(join(files, 'lesson'));
  writeFileSync(join(files, 'lesson', 'index.html'), '<!doctype html>A lesson');
  writeFileSync(join(files, 'video.mp4'), '0123456789');
  writeFileSync(join(files, '.hidden'), 'secret');
  writeFileSync(join(elsewhere, 'outside.txt'), 'secret');
  symlinkSync(join(elsewhere, 'outside.txt'), join(files, 'link.txt'));
  const server = await serve(['--data', join(files, 'mine'), '--static', files, '--quiet'], {FLIP_SECRET: undefined});
  t.after(() => server.child.kill('SIGKILL'));
  const get = (path, headers) => call(server, 'GET', path, {headers});
  const lesson = await get('/lesson/');
  assert.deepEqual([lesson.status, lesson.text, lesson.headers.get('content-type')], [200, '<!doctype html>A lesson', 'text/html; charset=utf-8']);
  const part = await get('/video.mp4', {range: 'bytes=2-4'});
  assert.deepEqual([part.status, part.text, part.headers.get('content-range')], [206, '234', 'bytes 2-4/10']);
  assert.equal((await get('/video.mp4', {range: 'bytes=20-'})).status, 416);
  for (const path of ['/.hidden', '/link.txt', '/mine/secret', '/mine/class.db', '/%2e%2e/outside.txt', '/..%2foutside.txt', '/nothing', '/%']) assert.equal((await get(path)).status, 404, path);
  assert.equal((await call(server, 'POST', '/lesson/')).status, 405);
  assert.equal((await get('/v1/health')).status, 200);
});
