// What the manifest promises to page authors exists: every documented slot, part, property, state and event.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from './server.mjs';

const { modules } = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const elements = modules.flatMap(({ path, declarations = [] }) => declarations.filter(({ tagName }) => tagName).map((element) => ({ ...element, path })));

/** All code of the element's room and of what elements share, without comments: what a promise must be found in. */
function codeOf(path) {
  const files = [dirname(path), 'src/element'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true }).filter((name) => name.endsWith('.ts')).map((name) => join(root, room, name)));
  return files.map((file) => readFileSync(file, 'utf8')).join('\n').replace(/\/\*[^]*?\*\//g, '');
}

const quoted = (name) => `(["'\`\\s])${name.replace(/[^\w-]/g, '\\$&')}(["'\`\\s])`;

test('the manifest knows elements', () => assert.ok(elements.length > 0));

for (const { tagName, path, description, slots = [], cssParts = [], cssStates = [], events = [], attributes = [], members = [] } of elements) {
  const code = codeOf(path);
  const has = (pattern) => new RegExp(pattern).test(code);
  test(`<${tagName}> keeps what its documentation promises`, () => {
    assert.match(description ?? '', /```html/, 'an example stands in the doc comment');
    for (const { name } of slots) assert.ok(name === '' ? has('<slot') : has(`slot(:not\\()?.*${name}`), `slot "${name}"`);
    for (const { name } of cssParts) assert.ok(has(`part=[^>]*\\b${name}\\b`), `part "${name}"`);
    for (const { name } of cssStates) assert.ok(has(quoted(name)), `state "${name}"`);
    for (const { name } of events.filter((event) => event.name)) {
      // Named `flip-x`, recorded as 'x', or a media event that is passed on.
      assert.ok(name === 'flip-record' || has(quoted(name)) || has(quoted(name.replace(/^flip-/, ''))), `event "${name}"`);
    }
    for (const { name, description: words } of [...attributes, ...members.filter(({ privacy, kind }) => !privacy && kind === 'field')]) {
      assert.ok(words, `"${name}" is explained`);
    }
  });
}
