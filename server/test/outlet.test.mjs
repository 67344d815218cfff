import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import {test} from 'node:test';
import {ADMIN, call, openClass, post, until} from './class.mjs';

/** What comes over a bare socket. */
async function spoken(t, port, lines) {
  const socket = connect(port, '127.0.0.1');
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  const heard = {text: '', socket, over: false};
  socket.setEncoding('utf8').on('data', (part) => (heard.text += part)).on('close', () => (heard.over = true)).on('error', () => {});
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return heard;
}

const ask = (room, {token}, version) => [
  `GET /v1/spaces/${room.space}/entries?after=0 HTTP/${version}`, `host: 127.0.0.1:${room.port}`, 'accept: text/event-stream', `authorization: Bearer ${token}`,
];

test('a stream is the same through the socket, to HTTP 1.0, and as the handler alone gives it', async (t) => {
  const room = await openClass(t);
  const ann = await room.join();
  const item = post('grüß Gott, 世界');
  const [modern, old] = await Promise.all(['1.1', '1.0'].map((version) => spoken(t, room.port, ask(room, ann, version))));
  const answer = await room.handler(new Request(`${room.origin}/v1/spaces/${room.space}/entries?after=0`, {headers: {accept: 'text/event-stream', authorization: `Bearer ${ann.token}`}}));
  const reader = answer.body.getReader();
  let plain = '';
  void (async () => {
    const decoder = new TextDecoder();
    for (let part = await reader.read(); !part.done; part = await reader.read()) plain += decoder.decode(part.value, {stream: true});
  })();
  await until(() => [modern.text, old.text, plain].every((text) => text.includes('"entries":[]')), 'the first message');
  await room.append(ann, item);
  await until(() => [modern.text, old.text, plain].every((text) => text.includes(item.id)), 'the entry');
  const bodyOf = ({text}) => text.slice(text.indexOf('\r\n\r\n') + 4);
  assert.match(modern.text, /transfer-encoding: chunked/i);
  assert.doesNotMatch(old.text, /transfer-encoding/i);
  // Each message is one chunk, and its length is that of its bytes.
  const chunks = [...bodyOf(modern).matchAll(/([0-9a-f]+)\r\n([^]*?)\r\n(?=[0-9a-f]+\r\n|$)/g)];
  for (const [, length, chunk] of chunks) assert.equal(Buffer.byteLength(chunk), parseInt(length, 16));
  assert.equal(chunks.map(([, , chunk]) => chunk).join(''), plain);
  assert.equal(bodyOf(old), plain);
  await reader.cancel();
  await until(async () => (await call(room, 'GET', '/metrics', {token: ADMIN})).text.includes('flip_streams 2'), 'the stream to be counted no more');
});

test('a stream that is answered behind another request on its connection comes whole', async (t) => {
  const room = await openClass(t);
  const ann = await room.join();
  await room.append(ann, post('behind'));
  const health = ['GET /v1/health HTTP/1.1', `host: 127.0.0.1:${room.port}`, '', ''];
  const heard = await spoken(t, room.port, [...health, ...health, ...ask(room, ann, '1.1')]);
  await until(() => heard.text.includes('behind'), 'the entry');
  assert.equal(heard.text.match(/HTTP\/1\.1 200/g).length, 3);
  assert.ok(heard.text.lastIndexOf('HTTP/1.1 200') < heard.text.indexOf(': hello'), 'nothing is said before its head');
});
