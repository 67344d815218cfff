import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {test} from 'node:test';
import {root} from '../../.tools/rooms.mjs';

const RUNS = 10_000;

// In a process of its own: the runner watches every promise of its tests, and these are millions.
test(`${RUNS} classes end equal, whatever the network does`, () => {
  const {status, stderr} = spawnSync(process.execPath, [join(root, 'test/sync/replicas.mjs'), String(RUNS)], {encoding: 'utf8'});
  assert.equal(status, 0, stderr);
});
