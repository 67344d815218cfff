// The discussions that talk.test.mjs puts up: every state there is, in English and Arabic.
const MINUTE = 60_000;
let number = 0;

/** @param ago minutes */
const entry = (by, type, data, ago = 5) => ({ id: `e${number += 1}`, by, type, data, at: new Date(Date.now() - ago * MINUTE).toISOString() });
const post = (by, text, more = {}, ago = 30) => entry(by, 'posted', { text, ...more }, ago);
const staff = (text, more = {}) => post('prof', text, { ...more, by: 'staff' });
const names = { ada: 'Ada', bob: 'Bob', cem: 'Cem', prof: 'Prof. Nkem', wide: `Anna-Maria ${'Wolkenstein'.repeat(8)}`, rtl: 'ليلى' };
const learner = { sub: 'me', role: 'learner', name: 'Maria' };
const teacher = { sub: 'prof', role: 'staff', name: 'Prof. Nkem' };

const RICH = (t) => t(`It should say **what it means**, not only *that it is so*:

> You have been tested for a rare illness.

1. \`positive\` is no verdict
2. most who hear it [are healthy](https://example.org/base-rates), see https://example.org/a

\`\`\`
P(ill | positive) = 0.09
\`\`\``, `يجب أن تقول **ما معناها**:

> لقد أجريت فحصا لمرض نادر.

1. \`positive\`
2. معظمهم [أصحاء](https://example.org/base-rates)`);
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(6);

const arranged = (data) => entry('prof', 'arranged', { ...data, by: 'staff' }, 60);

/** A talk with a bit of everything in it. */
function lively(t, by = 'me') {
  const opening = post('ada', RICH(t));
  const answer = post('wide', t('I would be frightened all the same.', 'سأخاف على أي حال.'), { parent: opening.id });
  const mine = post(by, t('Me too, and that is why the number matters.', 'وأنا أيضا.'), { parent: answer.id });
  const deeper = post('rtl', LONG, { parent: mine.id });
  const deepest = post('bob', t('@Ada that is one word.', 'هذه كلمة واحدة.'), { parent: deeper.id, quote: opening.id });
  const gone = post('cem', t('Never mind.', 'لا عليك.'));
  const other = staff(t('What would you want to know first?', 'ماذا تريد أن تعرف أولا؟'));
  return [
    opening, answer, mine, deeper, deepest, gone, post('ada', t('I do mind.', 'بل علي.'), { parent: gone.id }), entry('cem', 'removed', { post: gone.id }), other,
    entry('ada', 'edited', { post: opening.id, text: `${opening.data.text}\n` }), entry('bob', 'reacted', { post: opening.id, kind: 'like', on: true }),
    entry('me', 'reacted', { post: opening.id, kind: 'like', on: true }), entry('prof', 'endorsed', { post: answer.id, on: true }),
    entry('prof', 'moderated', { post: other.id, as: 'pinned', on: true }), entry('prof', 'moderated', { post: opening.id, as: 'resolved', on: true }),
  ];
}

const many = (t) => Array.from({ length: 8 }, (_, i) => post(i % 2 ? 'bob' : 'ada', t(`A positive thought, number ${i}.`, `فكرة ${i} positive`)));

function supervised(t) {
  const [rude, waits, fine, hidden] = [post('bob', t('You are all stupid.', 'كلام سيئ.')), post('cem', t('May I?', 'هل لي؟')), post('ada', t('Yes.', 'نعم.')), post('bob', t('Hidden words.', 'كلام مخفي.'))];
  return [
    arranged({ moderated: true }), rude, waits, fine, hidden, entry('ada', 'reported', { post: rude.id, reason: t('It hurts.', 'هذا مؤلم.') }),
    entry('prof', 'moderated', { post: fine.id, as: 'approved', on: true }), entry('prof', 'moderated', { post: hidden.id, as: 'hidden', on: true }),
    entry('prof', 'moderated', { post: fine.id, as: 'locked', on: true }),
  ];
}

/** What stands on a page together. @param t picks the English or the Arabic words */
export const PAGES = {
  'to read': (t) => [
    { id: 'empty', said: [] },
    { id: 'threads', said: lively(t) },
    { id: 'search', said: many(t) },
    { id: 'questions', attributes: { kind: 'questions' }, drafts: { seen: { upTo: 1, left: [] } }, said: [post('me', t('Why nine?', 'لماذا تسعة؟')), ...lively(t, 'cem')].map((each) => each) },
    { id: 'anonymous', attributes: { anonymous: 'peers' }, said: [arranged({ anonymous: 'peers' }), post('~kJ3mVw0aaaaaaaaaaaaaaa', t('Nobody knows me.', 'لا أحد يعرفني.')), post('~zQ9bbbbbbbbbbbbbbbbbbb', t('Nor me.', 'ولا أنا.'))] },
    { id: 'gated', attributes: { gate: 'post-first', 'min-words': '20', 'edit-for': '30' }, said: [arranged({ gate: 'post-first' }), staff(t('Begin.', 'ابدأ.')), post('ada', 'Not to be seen')] },
    { id: 'closed', attributes: { closes: '2020-01-01T10:00' }, said: [arranged({ closes: '2020-01-01T10:00:00.000Z' }), post('ada', t('It was good.', 'كان جيدا.'))] },
    { id: 'locked', said: (() => { const first = post('ada', t('No more.', 'كفى.')); return [first, entry('prof', 'moderated', { post: first.id, as: 'locked', on: true }), entry('prof', 'moderated', { post: first.id, as: 'hidden', on: true }), post('bob', t('Oh.', 'أوه.'), { parent: first.id })]; })() },
  ],
  'to write in': (t) => ['menu', 'link', 'reply', 'quote', 'edit', 'report', 'remove', 'about', 'news', 'mention'].map((id) => ({
    id, said: [post('ada', t('Hers.', 'لها.')), post('me', t('Mine.', 'لي.'))],
  })),
  'for the staff': (t) => [
    { id: 'staff', me: teacher, attributes: { moderated: '' }, said: supervised(t) },
    { id: 'queue', me: teacher, attributes: { moderated: '' }, said: supervised(t) },
    { id: 'veiled', me: teacher, attributes: { anonymous: 'all' }, said: [arranged({ anonymous: 'all' }), post('~kJ3mVw0aaaaaaaaaaaaaaa', t('Nobody knows me.', 'لا أحد يعرفني.'))] },
  ],
};

/** One discussion, as its seat wants it. */
export const talk = (each, t = (english) => english) => ({
  label: `${t('The letter', 'الرسالة')}: ${each.id}`, prompt: t('Your doctor’s letter says only “positive”. What should it say instead?', 'ماذا يجب أن تقول الرسالة؟'), me: learner, names, ...each,
});

/** A lesson's talk for hands: a thread of somebody else's, and one's own. */
export const forHands = (me = learner) => talk({
  id: 'hands', label: 'The letter', me, ...(me.role === 'staff' && { attributes: { moderated: '' } }), said: [post('ada', 'What does it mean?'), ...(me.role === 'staff' ? [arranged({ moderated: true })] : [])],
});
export { learner, teacher };
