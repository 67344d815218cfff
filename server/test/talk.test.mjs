// What a page hides in a discussion, a raw client with a learner's token cannot see either: by no way of reading.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {openClass, until} from './class.mjs';
import {startNats, startPostgres} from './engines.mjs';

const say = (type, data, activity = 'talk') => ({id: randomUUID(), activity, type, data});
const arranged = (data) => say('arranged', {...data, by: 'staff'});
const moderated = (post, as, on = true) => say('moderated', {post: post.id, as, on});

async function openTalk(t, arrangement, {settings, ...options} = {}) {
  const room = await openClass(t, {settings: {anonymous: true, ...settings}, ...options});
  const [ann, ben, tea, guest] = [await room.join({code: room.code, name: 'Annabella-Test'}), await room.join({code: room.code, name: 'Benjamin-Test'}), await room.join({key: room.key, name: 'Teacher-Test'}), await room.join({})];
  if (arrangement) await told(room, tea, arranged(arrangement));
  return {room, ann, ben, tea, guest};
}

async function told(room, person, ...entries) {
  const {body} = await room.append(person, entries);
  assert.ok(body.results?.every(({seq}) => seq > 0), JSON.stringify(body));
  return body.results;
}

const refusalOf = async (room, person, entry) => {
  const {status, body} = await room.append(person, entry);
  assert.match(body.results[0].error?.message ?? '', /^[A-Z].{15,}\.$/);
  return [status, body.results[0].error.code];
};

/** What somebody sees of an entry, asked in every way there is; all must agree. */
async function seen(room, person, {id}) {
  const {body, text} = await room.read(person, 'after=0&limit=1000');
  const found = body.entries.find((entry) => entry.id === id);
  const before = body.entries.findLast((entry) => entry.seq < (found?.seq ?? Infinity) && entry.id !== id);
  const polled = await room.read(person, `after=${found ? before?.seq ?? 0 : 0}&wait=5&limit=1000`);
  assert.deepEqual(polled.body.entries.find((entry) => entry.id === id), found, 'by waiting');
  const narrow = await room.read(person, 'after=0&activity=talk');
  assert.deepEqual(narrow.body.entries.find((entry) => entry.id === id), found, 'of the activity');
  const stream = await room.stream(person);
  await until(() => stream.cursor() >= body.cursor, 'the stream');
  assert.deepEqual(stream.entries.find((entry) => entry.id === id), found, 'as a stream');
  stream.close();
  return found && Object.assign(found, {names: body.names, text});
}

test('behind a gate a learner sees what the staff says, and the others\' only after a post of their own', async (t) => {
  const {room, ann, ben, tea, guest} = await openTalk(t, {gate: 'post-first'});
  const [opening, first] = [say('posted', {text: 'what do you think?', by: 'staff'}), say('posted', {text: 'ann thinks'})];
  const [edit, like] = [say('edited', {post: first.id, text: 'ann thinks again'}), say('reacted', {post: first.id, kind: 'like', on: true})];
  await told(room, tea, opening);
  await told(room, ann, first, edit, like);
  const live = await room.stream(ben);
  for (const one of [first, edit, like]) {
    for (const person of [ben, guest]) assert.equal(await seen(room, person, one), undefined, one.type);
    for (const person of [ann, tea]) assert.equal((await seen(room, person, one)).author, ann.sub);
  }
  assert.equal((await seen(room, ben, opening)).data.text, 'what do you think?');
  const mine = say('posted', {text: 'ben thinks'});
  const waiting = room.read(ben, `after=${live.cursor()}&wait=20`);
  await told(room, ann, say('posted', {text: 'ann once more'}));
  await told(room, ben, mine);
  assert.deepEqual((await waiting).body.entries.map(({id}) => id), [mine.id]);
  assert.ok(!live.entries.some(({author}) => author === ann.sub));
  for (const one of [first, edit, like]) assert.equal((await seen(room, ben, one)).author, ann.sub, 'after an own post');
  assert.equal(await seen(room, guest, first), undefined);
  const after = say('posted', {text: 'to all who have posted'});
  await told(room, ann, after);
  await until(() => live.entries.some(({id}) => id === after.id), 'the live post');
});

test('a gate that the teacher holds opens for all when the teacher arranges it anew', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, {gate: 'teacher'});
  const [hers, his] = [say('posted', {text: 'hers'}), say('posted', {text: 'his'})];
  await told(room, ann, hers);
  await told(room, ben, his, say('arranged', {gate: 'none'}));
  assert.equal(await seen(room, ben, hers), undefined, 'no learner opens it');
  assert.ok(await seen(room, ben, his));
  await told(room, tea, arranged({gate: 'none'}));
  assert.equal((await seen(room, ben, hers)).data.text, 'hers');
});

test('what is not approved is seen by its author and the staff; what is changed after that waits again', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, {moderated: true});
  const [post, edit] = [say('posted', {text: 'may I?'}), say('edited', {post: '', text: 'may I not?'})];
  const [mine, like] = [say('reacted', {post: post.id, kind: 'too', on: true}), say('endorsed', {post: post.id, on: true})];
  edit.data.post = post.id;
  const live = await room.stream(ben);
  const hers = await room.stream(ann);
  await told(room, ann, post, mine);
  await until(() => hers.entries.some(({id}) => id === mine.id), 'her own');
  await told(room, tea, like);
  for (const one of [post, mine, like]) {
    assert.equal(await seen(room, ben, one), undefined);
    for (const person of [ann, tea]) assert.ok(await seen(room, person, one));
  }
  await told(room, tea, moderated(post, 'approved'));
  for (const one of [post, mine, like]) assert.ok(await seen(room, ben, one));
  await told(room, ann, edit);
  assert.equal(await seen(room, ben, edit), undefined);
  assert.ok(await seen(room, ann, edit));
  await told(room, tea, moderated(post, 'approved'));
  assert.equal((await seen(room, ben, edit)).data.text, 'may I not?');
  await told(room, tea, moderated(post, 'approved', false));
  assert.equal(await seen(room, ben, post), undefined);
  await until(() => [live, hers].every(({entries}) => entries.filter(({type}) => type === 'moderated').length === 3), 'the moderation');
  assert.ok(hers.entries.some(({id}) => id === like.id), 'it is about her post');
  assert.ok(!live.text.includes('may I') && !live.entries.some(({id}) => id === post.id));
});

test('what the staff hides or its author takes back has no words for other learners, in whatever field they were', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, undefined);
  const words = 'very-bad-words';
  const good = say('posted', {text: 'a question'});
  const bad = say('posted', {text: words, parent: good.id, quote: words, at: 3, extra: words, by: undefined});
  const edit = say('edited', {post: bad.id, text: `${words} more`, extra: words});
  await told(room, ben, good);
  await told(room, ann, bad, edit, say('posted', {text: 'quoting', quote: bad.id}));
  assert.ok((await seen(room, ben, bad)).text.includes(words));
  await told(room, tea, moderated(bad, 'hidden'));
  for (const one of [bad, edit]) {
    const {data, text} = await seen(room, ben, one);
    assert.deepEqual(data, one === bad ? {text: '', redacted: true, parent: good.id, at: 3} : {post: bad.id, text: '', redacted: true});
    assert.ok(!text.includes(words));
    for (const person of [ann, tea]) assert.deepEqual((await seen(room, person, one)).data, JSON.parse(JSON.stringify(one.data)));
  }
  await told(room, tea, moderated(bad, 'hidden', false));
  assert.equal((await seen(room, ben, bad)).data.text, words);
  await told(room, ann, say('removed', {post: bad.id}));
  assert.ok(!(await seen(room, ben, bad)).text.includes(words));
  assert.ok((await seen(room, ann, bad)).text.includes(words));
});

test('anonymous to peers: learners get pseudonyms without names, the same for all of them, and the staff gets who it is', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, {anonymous: 'peers'});
  const carl = await room.join({code: room.code, name: 'Carl-Test'});
  const [post, more, like] = [say('posted', {text: 'who am I?'}), say('posted', {text: 'and again'}), say('reacted', {post: 'x', kind: 'like', on: true})];
  const live = await room.stream(ben);
  await told(room, ann, post, more, like, say('posted', {text: 'elsewhere'}, 'other'), say('posted', {text: 'veiled too'}, 'third'), say('arranged', {anonymous: 'peers'}, 'third'));
  await told(room, tea, say('posted', {text: 'well done', by: 'staff'}));
  const pseudonyms = new Set();
  for (const person of [ben, carl]) {
    for (const one of [post, more, like]) pseudonyms.add((await seen(room, person, one)).author);
    const {body} = await room.read(person);
    assert.deepEqual(Object.keys(body.names).sort(), [ann.sub, tea.sub].sort(), 'Ann is named where she spoke elsewhere');
    for (const {author, activity, data} of body.entries) assert.equal(author === ann.sub, activity === 'other', JSON.stringify(data));
    assert.equal(new Set(body.entries.filter(({author}) => author.startsWith('~')).map(({author}) => author)).size, 2, 'another in another activity');
  }
  assert.equal(pseudonyms.size, 1);
  assert.match([...pseudonyms][0], /^~[\w-]{22}$/);
  await until(() => live.entries.some(({data}) => data.text === 'well done'), 'the live posts');
  assert.equal(live.entries.find(({id}) => id === post.id).author, [...pseudonyms][0]);
  for (const person of [ann, tea]) assert.equal((await seen(room, person, post)).author, ann.sub);
  assert.ok((await room.exported(tea.token)).includes(ann.sub));
  assert.match(await room.exported(tea.token, '?format=csv'), /Annabella-Test/);
});

test('anonymous to all: no author is in any answer, stream, export, line of the log or in the file; and to oneself one is oneself', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, undefined);
  // As a page does whose teacher has not looked yet: the first says how it is arranged, and posts at once.
  const [post, edit, gone] = [say('posted', {text: 'nobody-knows-who'}), say('edited', {post: '', text: 'nobody-knows-more'}), say('posted', {text: 'nobody-took-back'})];
  edit.data.post = post.id;
  const others = [say('progressed', {ratio: 1}), say('completed', {}), say('reported', {post: post.id, reason: 'nobody-reports'}), say('followed', {thread: post.id, on: false})];
  const streams = await Promise.all([room.stream(ben), room.stream(tea), room.stream(ann)]);
  await told(room, ann, say('arranged', {anonymous: 'all'}), post, edit, ...others);
  await told(room, ann, gone, say('removed', {post: gone.id}), say('moderated', {post: post.id, as: 'resolved', on: true}));
  await told(room, ben, say('posted', {text: 'nor-me'}));
  await until(() => streams.every(({entries}) => entries.some(({data}) => data.text === 'nor-me')), 'the streams');
  const texts = [
    (await room.read(ben)).text, (await room.read(tea)).text, (await room.read(tea, 'after=0&wait=1')).text, JSON.stringify(streams[0].messages), JSON.stringify(streams[1].messages),
    await room.exported(tea.token), await room.exported(tea.token, '?format=csv'), await room.exported(tea.token, `?author=${ann.sub}`),
    await room.exported(tea.token, `?author=${ann.sub}&format=csv`), room.lines.join(''),
  ];
  const hers = [post, edit, gone, ...others];
  assert.ok(texts.slice(0, 7).every((text) => text.includes('nobody-knows-who') || !text.includes('nor-me')));
  // She said nothing elsewhere, so she is nowhere at all.
  for (const text of texts) for (const secret of [ann.sub, 'Annabella']) assert.ok(!text.includes(secret), `${secret} in ${text.slice(0, 300)}`);
  for (const one of hers) assert.equal((await seen(room, ann, one)).author, ann.sub, 'to herself she is herself');
  assert.ok(streams[2].entries.filter(({id}) => hers.some((one) => one.id === id)).every(({author}) => author === ann.sub));
  // The list of people is the one place that knows her: without it, her name is nowhere on the disk.
  await room.store.records.delete(`people/${room.space}/${ann.sub}`);
  await room.stop();
  const bytes = Buffer.concat(readdirSync(dirname(room.path)).map((name) => readFileSync(join(dirname(room.path), name))));
  assert.ok(bytes.includes('nobody-knows-who'));
  assert.ok(!bytes.includes(ann.sub), 'nowhere on the disk');
});

test('what is sent again is known again, also when the talk was arranged anew meanwhile; and other content is a conflict', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, undefined);
  const [named, veiled] = [say('posted', {text: 'by name'}), say('posted', {text: 'by none'})];
  const [like, edit] = [say('reacted', {post: named.id, kind: 'like', on: true}), say('edited', {post: named.id, text: 'by name still'})];
  const first = await told(room, ann, named, like);
  await told(room, tea, arranged({anonymous: 'all'}));
  const second = await told(room, ann, veiled, edit);
  const again = await told(room, ann, named, like, veiled, edit);
  assert.deepEqual(again, [...first, ...second].map(({seq}) => ({seq, dup: true})));
  await told(room, tea, arranged({anonymous: 'no', closes: '2020-01-01T00:00:00.000Z', perDay: 1}));
  assert.deepEqual(await told(room, ann, edit, veiled, like, named), [second[1], second[0], first[1], first[0]].map(({seq}) => ({seq, dup: true})));
  for (const one of [named, veiled, like, edit]) {
    assert.deepEqual((await room.append(ben, one)).body.results[0].error?.code !== undefined, true);
    assert.ok(['conflict', 'closed'].includes((await room.append(ann, {...one, data: {...one.data, text: 'other', kind: 'too'}})).body.results[0].error.code));
  }
  const {body} = await room.read(tea);
  const authors = Object.fromEntries(body.entries.map(({id, author}) => [id, author]));
  assert.equal(authors[named.id], ann.sub);
  assert.match(authors[veiled.id], /^~/);
  assert.equal(authors[edit.id], ann.sub, 'a change has its post\'s author, or the pair would tell who wrote both');
  assert.equal((await room.read(ann)).body.entries.filter(({author}) => author === ann.sub).length, 4);
});

test('pseudonyms to peers and to all have nothing in common, so that the staff cannot link them', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, {anonymous: 'peers'});
  const [early, late] = [say('posted', {text: 'early'}), say('posted', {text: 'late'})];
  await told(room, ann, early);
  await told(room, tea, arranged({anonymous: 'all'}));
  await told(room, ann, late);
  const [a, b] = [(await seen(room, ben, early)).author, (await seen(room, ben, late)).author];
  assert.ok(a.startsWith('~') && b.startsWith('~') && a !== b);
  assert.equal((await seen(room, tea, early)).author, ann.sub);
  assert.equal((await seen(room, tea, late)).author, b);
});

test('a class refuses what its talk does not take, each with a sentence, and of the staff takes it all', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, {perDay: 2});
  const [thread, answer] = [say('posted', {text: 'a thread'}), say('posted', {text: 'an answer'})];
  answer.data.parent = thread.id;
  await told(room, ann, thread);
  await told(room, ben, answer);
  const forbidden = [403, 'forbidden'];
  assert.deepEqual(await refusalOf(room, ann, say('posted', {text: 'I am staff', by: 'staff'})), forbidden);
  assert.deepEqual(await refusalOf(room, ann, say('arranged', {gate: 'none', by: 'staff'})), forbidden);
  for (const as of ['hidden', 'approved', 'pinned', 'locked']) assert.deepEqual(await refusalOf(room, ann, moderated(thread, as)), forbidden);
  assert.deepEqual(await refusalOf(room, ann, say('endorsed', {post: thread.id, on: true})), forbidden);
  assert.deepEqual(await refusalOf(room, ann, say('rated', {learner: ann.sub, score: 1})), forbidden);
  assert.deepEqual(await refusalOf(room, ben, moderated(thread, 'resolved')), forbidden, 'another\'s thread');
  assert.deepEqual(await refusalOf(room, ben, moderated(answer, 'resolved')), forbidden, 'no thread');
  for (const person of [ben, tea]) {
    assert.deepEqual(await refusalOf(room, person, say('edited', {post: thread.id, text: 'mine'})), forbidden);
    assert.deepEqual(await refusalOf(room, person, say('removed', {post: thread.id})), forbidden);
  }
  await told(room, ann, moderated(thread, 'resolved'), moderated(thread, 'resolved', false));
  await told(room, tea, moderated(thread, 'resolved'), say('rated', {learner: ann.sub, score: 1}));
  for (const as of ['authors', '__proto__', 'constructor']) assert.deepEqual(await refusalOf(room, tea, moderated(thread, as)), [422, 'invalid']);
  for (const bad of [{gate: 'x'}, {anonymous: 'x'}, {closes: 'x'}, {perDay: 0}]) assert.deepEqual(await refusalOf(room, tea, arranged(bad)), [422, 'invalid']);

  // Locked: also deep in the thread.
  await told(room, tea, moderated(thread, 'locked'));
  assert.deepEqual(await refusalOf(room, ann, say('posted', {text: 'too late', parent: answer.id})), [403, 'locked']);
  await told(room, tea, say('posted', {text: 'the staff may', parent: answer.id, by: 'staff'}), moderated(thread, 'locked', false));

  // Two a day, also when they come together or at once.
  const {body} = await room.append(ben, [say('posted', {text: 'second'}), say('posted', {text: 'third'})]);
  assert.deepEqual(body.results.map(({error}) => error?.code), [undefined, 'enough']);
  const rush = await Promise.all(Array.from({length: 5}, () => room.append(ann, say('posted', {text: 'at once'}))));
  assert.deepEqual(rush.map(({body}) => body.results[0].error?.code ?? 'stored').sort(), ['enough', 'enough', 'enough', 'enough', 'stored']);
  assert.deepEqual(await told(room, ann, thread).then(([{dup}]) => dup), true, 'what is there is no post too many');

  await told(room, tea, arranged({closes: new Date(Date.now() - 1000).toISOString()}));
  assert.deepEqual(await refusalOf(room, ann, say('posted', {text: 'too late'})), [403, 'closed']);
  assert.deepEqual(await refusalOf(room, ann, say('edited', {post: thread.id, text: 'too late'})), [403, 'closed']);
  await told(room, ann, say('removed', {post: thread.id}), say('reacted', {post: answer.id, kind: 'like', on: true}));
  await told(room, tea, say('posted', {text: 'a last word', by: 'staff'}), arranged({closes: new Date(Date.now() + 1e6).toISOString()}));
  await told(room, ann, say('posted', {text: 'in time'}));
});

test('a rating is for whom it names, by name or by pseudonym, and for the staff', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, undefined);
  await told(room, tea, say('arranged', {anonymous: 'all', by: 'staff'}, 'veiled'));
  const [named, veiled] = [say('posted', {text: 'named'}), say('posted', {text: 'veiled'}, 'veiled')];
  await told(room, ann, named, veiled);
  const pseudonym = (await room.read(tea)).body.entries.find(({id}) => id === veiled.id).author;
  const live = await Promise.all([ann, ben].map((person) => room.stream(person)));
  const ratings = [say('rated', {learner: ann.sub, score: 0.5, reasons: ['short'], post: named.id}), say('rated', {learner: pseudonym, score: 1}, 'veiled')];
  await told(room, tea, ...ratings, say('posted', {text: 'over', by: 'staff'}));
  const of = (entries) => entries.filter(({type}) => type === 'rated').map(({data}) => [data.learner, data.score]);
  assert.deepEqual(of((await room.read(ann)).body.entries), [[ann.sub, 0.5], [ann.sub, 1]]);
  assert.deepEqual(of((await room.read(ben)).body.entries), []);
  assert.deepEqual(of((await room.read(tea)).body.entries), [[ann.sub, 0.5], [pseudonym, 1]]);
  await until(() => live.every(({entries}) => entries.some(({data}) => data.text === 'over')), 'the streams');
  assert.deepEqual(live.map(({entries}) => of(entries).length), [2, 0]);
  // Taken back, that too is for whom it names; and a learner neither rates nor takes back, in whosever name.
  await told(room, tea, say('rated', {learner: pseudonym, score: 0, on: false}, 'veiled'));
  const backs = async (person) => (await room.read(person)).body.entries.filter(({data}) => data.on === false).map(({data}) => data.learner);
  assert.deepEqual([await backs(ann), await backs(ben)], [[ann.sub], []]);
  for (const learner of [ann.sub, ben.sub, pseudonym]) {
    for (const more of [{}, {on: false}, {post: veiled.id}]) assert.deepEqual(await refusalOf(room, ann, say('rated', {learner, score: 1, ...more}, 'veiled')), [403, 'forbidden']);
  }
});

test('who is erased goes with all that stands under their pseudonyms', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, {anonymous: 'all'});
  await told(room, tea, say('arranged', {anonymous: 'all', by: 'staff'}, 'second'));
  await told(room, ann, say('posted', {text: 'erased-words'}), say('completed', {}), say('posted', {text: 'erased-too'}, 'second'), say('posted', {text: 'erased-by-name'}, 'plain'));
  await told(room, ben, say('posted', {text: 'stays'}));
  const {body} = await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: tea.token});
  assert.equal(body.erased, 4);
  const text = await room.exported(tea.token);
  assert.ok(!text.includes('erased-') && text.includes('stays'));
  await room.stop();
  for (const name of readdirSync(dirname(room.path))) assert.ok(!readFileSync(join(dirname(room.path), name)).includes('erased-'), name);
});

test('what was hidden stays hidden and what is veiled stays veiled when who said so is erased, or a term has passed', async (t) => {
  const start = Date.parse('2026-10-01T08:00:00.000Z');
  let day = 0;
  const {room, ann, ben} = await openTalk(t, undefined, {now: () => new Date(start + day * 86_400_000), settings: {retain: 30}});
  const other = await room.join({key: room.key, name: 'Other-Teacher'});
  await told(room, other, arranged({anonymous: 'peers', gate: 'post-first'}));
  day = 20;
  const [bad, his] = [say('posted', {text: 'bad-words'}), say('posted', {text: 'his'})];
  await told(room, ann, bad);
  await told(room, ben, his);
  await told(room, other, moderated(bad, 'hidden'));
  const check = async (what) => {
    const {author, data} = await seen(room, ben, bad);
    assert.deepEqual([data.text, author.slice(0, 1)], ['', '~'], what);
  };
  await check('at first');
  day = 40;
  assert.ok(await room.handler.retain() > 0);
  const tea = await room.join({key: room.key});
  assert.ok(!(await room.read(tea)).body.entries.some(({type}) => type === 'arranged'));
  await check('when the arrangement is too old');
  await room.call('DELETE', `/authors/${other.sub}/entries`, {token: tea.token});
  assert.ok(!(await room.read(tea)).body.entries.some(({type}) => type === 'moderated'));
  await check('when who hid it is erased');
  const carl = await room.join();
  assert.equal(await seen(room, carl, his), undefined, 'the gate is shut still');
});

test('a server that was just started, and another one beside it, hide the same', async (t) => {
  const {room, ann, ben, tea} = await openTalk(t, {gate: 'post-first', anonymous: 'all'});
  const bad = say('posted', {text: 'bad-words'});
  await told(room, ann, bad);
  const {createHandler, openStore} = await import('../dist/index.js');
  const {SECRET, ADMIN} = await import('./class.mjs');
  const store = await openStore(`file:${room.path}`);
  const handler = createHandler({store, secret: SECRET, adminKey: ADMIN});
  t.after(async () => {
    await handler.stop();
    await store.close();
  });
  const elsewhere = async (person, method = 'GET', body = undefined) => (await handler(new Request(`http://x/v1/spaces/${room.space}/entries?after=0`, {
    method, headers: {authorization: `Bearer ${person.token}`, ...(body && {'content-type': 'application/json'})}, ...(body && {body: JSON.stringify({entries: [body]})}),
  }))).json();
  assert.ok(!JSON.stringify(await elsewhere(ben)).includes('bad-words'));
  assert.ok((await elsewhere(tea)).entries.every(({author}) => author !== ann.sub));
  assert.equal((await elsewhere(ann)).entries.find(({id}) => id === bad.id).author, ann.sub, 'the same pseudonym');
  // What one of them has just acknowledged holds in the other at once.
  await elsewhere(ben, 'POST', say('posted', {text: 'his'}));
  assert.equal((await seen(room, ben, bad)).data.text, 'bad-words');
  await told(room, tea, moderated(bad, 'hidden'));
  assert.ok(!JSON.stringify(await elsewhere(ben)).includes('bad-words'));
});

for (const [name, start] of [['NATS', startNats], ['PostgreSQL', startPostgres]]) {
  test(`kept in ${name}, a talk hides, veils and knows again the same`, {timeout: 120_000}, async (t) => {
    const engine = await start();
    if (!engine) return t.skip(`${name} is not installed`);
    t.after(() => engine.stop());
    const {room, ann, ben, tea} = await openTalk(t, {gate: 'post-first', anonymous: 'all'}, {address: engine.address});
    const [hers, his] = [say('posted', {text: 'hers'}), say('posted', {text: 'his'})];
    const first = await told(room, ann, hers, say('completed', {}));
    assert.deepEqual((await told(room, ann, hers))[0], {seq: first[0].seq, dup: true});
    assert.equal((await room.append(ben, {...hers, data: {text: 'other'}})).body.results[0].error.code, 'conflict');
    assert.equal(await seen(room, ben, hers), undefined);
    await told(room, ben, his);
    assert.match((await seen(room, ben, hers)).author, /^~/);
    assert.equal((await seen(room, ann, hers)).author, ann.sub);
    await told(room, tea, moderated(hers, 'hidden'));
    assert.equal((await seen(room, ben, hers)).data.text, '');
    assert.ok(!(await room.exported(tea.token)).includes(ann.sub));
    assert.equal((await room.call('DELETE', `/authors/${ann.sub}/entries`, {token: tea.token})).body.erased, 2);
    assert.equal(await seen(room, ben, hers), undefined);
    assert.ok(await seen(room, ben, his));
    return undefined;
  });
}
