import {uuid} from '../../../src/core/id.js';
import {codesOf, expect, type Sentence} from './sentence.js';
import {append, post, readAll, type Item, type Person} from './wire.js';

const place = (): string => `check-${uuid()}`;
const say = (activity: string, type: string, data: object): Item => ({id: uuid(), activity, type, data});
const arranged = (activity: string, data: object): Item => say(activity, 'arranged', {...data, by: 'staff'});

/** How a discussion is arranged holds for who asks the backend itself, too. Each in an activity of its own. */
export const talk: Sentence[] = [
  {
    says: 'behind a gate a learner gets others\' posts only after one of their own, and then all of them',
    async tryOn({backend, ann, ben, tea}) {
      const activity = place();
      const [opening, first, own] = [say(activity, 'posted', {text: 'opening', by: 'staff'}), post('first', activity), post('own', activity)];
      const sees = async (who: Person) => (await readAll(backend, who)).filter((entry) => entry.activity === activity && entry.type === 'posted').map(({id}) => id);
      await append(backend, tea, [arranged(activity, {gate: 'post-first'}), opening]);
      await append(backend, ann, [first]);
      expect('before', await sees(ben), [opening.id]);
      await append(backend, ben, [own]);
      expect('after', await sees(ben), [opening.id, first.id, own.id]);
    },
  },
  {
    says: 'what is not approved, or was changed since, is for its author and the staff; what is hidden has no words for other learners',
    async tryOn({backend, ann, ben, tea}) {
      const activity = place();
      const item = post('a post', activity);
      const edit = say(activity, 'edited', {post: item.id, text: 'another'});
      const sees = async (who: Person) => (await readAll(backend, who)).filter(({id}) => id === item.id || id === edit.id).map(({data}) => [data.text, data.redacted ?? false]);
      const moderate = (as: string) => append(backend, tea, [say(activity, 'moderated', {post: item.id, as, on: true})]);
      await append(backend, tea, [arranged(activity, {moderated: true})]);
      await append(backend, ann, [item]);
      expect('not approved', [await sees(ben), await sees(ann), await sees(tea)], [[], [['a post', false]], [['a post', false]]]);
      await moderate('approved');
      await append(backend, ann, [edit]);
      expect('changed since', await sees(ben), [['a post', false]]);
      await moderate('approved');
      await moderate('hidden');
      expect('hidden', [await sees(ben), await sees(ann)], [[['', true], ['', true]], [['a post', false], ['another', false]]]);
    },
  },
  {
    says: 'who is anonymous to peers or to all has another author there, the same in the whole activity, and to oneself one is oneself',
    async tryOn({backend, ann, ben, tea}) {
      for (const [anonymous, isForStaff] of [['peers', false], ['all', true]] as const) {
        const activity = place();
        const items = [post('one', activity), post('two', activity)];
        await append(backend, tea, [arranged(activity, {anonymous})]);
        await append(backend, ann, items);
        const authors = async (who: Person) => [...new Set((await readAll(backend, who)).filter((entry) => items.some(({id}) => id === entry.id)).map(({author}) => author))];
        const [veiled = ''] = await authors(ben);
        expect(`to peers, ${anonymous}`, [veiled.startsWith('~'), (await authors(ben)).length], [true, 1]);
        expect(`to the staff, ${anonymous}`, await authors(tea), [isForStaff ? veiled : ann.sub]);
        expect(`to oneself, ${anonymous}`, await authors(ann), [ann.sub]);
        expect(`sent again, ${anonymous}`, codesOf(await append(backend, ann, items)), ['stored', 'stored']);
      }
    },
  },
  {
    says: 'nobody speaks as the staff, changes another\'s post, answers in a locked thread, or posts after the end or more than there may be',
    async tryOn({backend, ann, ben, tea}) {
      const activity = place();
      const thread = post('a thread', activity);
      await append(backend, ann, [thread]);
      const refused = async (item: Item) => codesOf(await append(backend, ben, [item]))[0];
      expect('as staff', await refused(arranged(activity, {})), 'forbidden');
      expect('moderated', await refused(say(activity, 'moderated', {post: thread.id, as: 'hidden', on: true})), 'forbidden');
      expect('endorsed', await refused(say(activity, 'endorsed', {post: thread.id, on: true})), 'forbidden');
      expect('edited', await refused(say(activity, 'edited', {post: thread.id, text: 'mine'})), 'forbidden');
      await append(backend, tea, [say(activity, 'moderated', {post: thread.id, as: 'locked', on: true})]);
      expect('locked', await refused(say(activity, 'posted', {text: 'an answer', parent: thread.id})), 'locked');
      await append(backend, tea, [arranged(activity, {perDay: 1})]);
      await append(backend, ben, [post('the first', activity)]);
      expect('enough', await refused(post('the second', activity)), 'enough');
      await append(backend, tea, [arranged(activity, {closes: '2020-01-01T00:00:00.000Z'})]);
      expect('closed', await refused(post('too late', activity)), 'closed');
    },
  },
];
