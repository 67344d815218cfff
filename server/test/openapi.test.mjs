import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import {ROUTES} from '../dist/index.js';
import {ADMIN, call, entry, openClass} from './class.mjs';

const api = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).filter(([method]) => method !== 'parameters').map(([method, operation]) => ({path, method: method.toUpperCase(), operation})));
const ajv = new Ajv2020({strict: false, formats: {'date-time': true, uri: true}});
ajv.addSchema(api, 'api');

const pointer = (text) => text.replaceAll('~', '~0').replaceAll('/', '~1');

function assertDescribed({path, method, answer}) {
  const at = `/paths/${pointer(path)}/${method.toLowerCase()}/responses`;
  const described = api.paths[path][method.toLowerCase()].responses[answer.status];
  assert.ok(described, `${method} ${path} answers ${answer.status}, of which openapi.json says nothing`);
  const place = described.$ref ? described.$ref.slice(1) : `${at}/${answer.status}`;
  if (!answer.body) return;
  const validate = ajv.getSchema(`api#${place}/content/application~1json/schema`);
  assert.ok(validate(answer.body), `${method} ${path} ${answer.status}: ${ajv.errorsText(validate.errors)} in ${answer.text}`);
}

test('openapi.json names every route of the server and no other', () => {
  const routes = ROUTES.map(({method, path, access}) => `${method} ${path} ${access}`).sort();
  const described = operations.map(({method, path, operation}) => `${method} ${path} ${operation['x-access']}`).sort();
  assert.deepEqual(described, routes);
});

test('every reference in openapi.json leads somewhere, and each schema is one', () => {
  for (const [, reference] of JSON.stringify(api).matchAll(/"\$ref":"#([^"]+)"/g)) {
    assert.ok(ajv.getSchema(`api#${reference}`) ?? reference.split('/').slice(1).reduce((at, step) => at?.[step], api), reference);
  }
  for (const name of Object.keys(api.components.schemas)) assert.ok(ajv.getSchema(`api#/components/schemas/${name}`), name);
});

test('what the server answers is what openapi.json says, all is well or not', async (t) => {
  const room = await openClass(t, {settings: {label: 'Physics', lesson: 'https://x.example/', retain: 5}});
  const [ann, tea] = [await room.join({code: room.code, name: 'Ann'}), await room.join({key: room.key})];
  await room.append(ann, [entry('posted'), entry('answered')]);
  const bodyOf = (id) => ({
    join: {code: room.code, name: 'Ben'}, joinSomewhere: {code: room.code}, rename: {name: 'Anna'}, append: {entries: [entry('posted'), {}]},
    createSpace: {label: 'Another'}, changeSpace: {label: 'Chemistry', retain: null}, rotate: {},
  })[id];
  // What ends something comes last.
  const order = operations.toSorted((a, b) => (a.method === 'DELETE') - (b.method === 'DELETE') || b.path.length - a.path.length);
  for (const {path, method, operation} of order) {
    const address = path.replace('{space}', room.space).replace('{sub}', ann.sub);
    const tokens = {anyone: undefined, member: ann.token, staff: tea.token, 'author-or-staff': tea.token, admin: ADMIN, operator: ADMIN};
    const answer = await call(room, method, address, {token: tokens[operation['x-access']], body: bodyOf(operation.operationId)});
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
    assertDescribed({path, method, answer});
    if (operation['x-access'] !== 'anyone') assertDescribed({path, method, answer: await call(room, method, address, {token: 'x'})});
    if (operation.requestBody) {
      for (const body of ['{', '[]', '{"name": 5, "code": 7, "label": 7, "key": 7, "entries": 7}', `{"x": "${'x'.repeat(1024 * 1024)}"}`]) {
        assertDescribed({path, method, answer: await call(room, method, address, {token: tokens[operation['x-access']], body})});
      }
    }
    if (path.endsWith('/entries') && method !== 'DELETE') {
      const answer = await call(room, method, `${address}?after=1.zzzzzzz.0`, {token: ann.token, body: method === 'POST' ? {after: '1.zzzzzzz.0', entries: [entry('posted')]} : undefined});
      assert.equal(answer.status, 412);
      assertDescribed({path, method, answer});
    }
    if (operation.operationId === 'rotate') room.code = (await room.call('GET', '', {token: ADMIN})).body.code;
    if (operation.operationId === 'closeSpace') await room.call('POST', '/open', {token: ADMIN});
  }
});
