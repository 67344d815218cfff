// Groups in a class: the staff alone makes them, and whoever reads them can call the others by name.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entry, openClass, until} from './class.mjs';

async function openRoom(t) {
  const room = await openClass(t);
  const [teacher, ada, bob] = [await room.join({key: room.key, name: 'Prof. Nkem'}), await room.join({code: room.code, name: 'Ada'}), await room.join({code: room.code, name: 'Bob'})];
  const groups = {...entry('grouped'), activity: 'pairs', data: {run: 1, groups: [{label: 'Table 1', members: [ada.sub, bob.sub]}]}};
  return {room, teacher, ada, bob, groups};
}

test('who reads groups gets the names of those in them, though these said nothing to all', async (t) => {
  const {room, teacher, ada, bob, groups} = await openRoom(t);
  const stream = await room.stream(bob);
  await room.append(ada, {...entry('answered'), activity: 'top'});
  await room.append(teacher, groups);
  const {body} = await room.read(bob, 'after=0');
  assert.deepEqual(body.entries.map(({type}) => type), ['grouped']);
  assert.deepEqual(body.names, {[teacher.sub]: 'Prof. Nkem', [ada.sub]: 'Ada', [bob.sub]: 'Bob'});
  await until(() => stream.entries.length > 0);
  stream.close();
  assert.equal(stream.messages.findLast(({data}) => data?.entries.length > 0).data.names[ada.sub], 'Ada');
});

test('who was erased has no name in the groups any more', async (t) => {
  const {room, teacher, ada, bob, groups} = await openRoom(t);
  await room.append(teacher, groups);
  assert.equal((await room.call('DELETE', `/authors/${ada.sub}/entries`, teacher)).status, 200);
  const {body} = await room.read(bob, 'after=0');
  assert.equal(body.names[ada.sub], undefined);
  assert.equal(body.names[bob.sub], 'Bob');
});

test('no learner makes groups', async (t) => {
  const {room, ada, groups} = await openRoom(t);
  const {status, body} = await room.append(ada, groups);
  assert.equal(status, 403);
  assert.equal(body.results[0].error.code, 'forbidden');
});
