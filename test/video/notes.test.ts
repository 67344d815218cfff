import {aTimeout, expect, html, waitUntil} from '@open-wc/testing';
import type {Entry} from '../../src/core/entry.js';
import {uuid} from '../../src/core/id.js';
import {LocalLog} from '../../src/core/local-log.js';
import type {FlipVideo} from '../../src/video/index.js';
import {notesAsMarkdown, notesOf, parseDraft} from '../../src/video/notes.js';
import {button, playFrom, settled, shadow, stage, talk, type Stage} from './stage.js';

const noted = (id: string, data: Entry<'noted'>['data']): Entry => ({id, space: 's', activity: 'v', type: 'noted', data, author: 'a', at: '', seq: 1});

describe("a learner's notes", () => {
  it('are what was said last, by their place', () => {
    expect(notesOf([noted('a', {at: 9, text: 'late'}), noted('b', {at: 2, text: 'ealry'}), noted('c', {at: 2, text: 'early', note: 'b'})]))
      .to.deep.equal([{id: 'b', at: 2, text: 'early'}, {id: 'a', at: 9, text: 'late'}]);
  });

  it('go when they are removed, and come back when they are noted once more', () => {
    const gone = [noted('a', {at: 9, text: 'x'}), noted('b', {at: 9, text: '', note: 'a', removed: true})];
    expect(notesOf(gone)).to.deep.equal([]);
    expect(notesOf([...gone, noted('c', {at: 9, text: 'x', note: 'a'})])).to.deep.equal([{id: 'a', at: 9, text: 'x'}]);
  });

  it('are taken along as Markdown, lines under their time', () => {
    expect(notesAsMarkdown('Forces', [{id: 'a', at: 65, text: 'one\ntwo'}, {id: 'b', at: 70, text: ''}], 'Bookmark'))
      .to.equal('# Forces\n\n- **1:05** one\n  two\n- **1:10** Bookmark\n');
  });

  it('are not made from nonsense that was kept', () => {
    for (const kept of [undefined, null, 'x', {}, {at: -1, text: 'x'}, {at: 'x', text: 'x'}, {at: 3}]) expect(parseDraft(kept)).to.equal(undefined);
  });
});

const box = (video: FlipVideo) => shadow(video, 'textarea') as HTMLTextAreaElement | null;
const listed = (video: FlipVideo) => [...video.shadowRoot!.querySelectorAll('.notes li')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
const said = (video: FlipVideo) => shadow(video, '[role=status].unseen')!.textContent;

async function notebook(options?: Parameters<typeof stage>[1]): Promise<Stage> {
  const staged = await stage(html`<flip-video id="v" src=${talk} muted notes label="Forces"></flip-video>`, options);
  await waitUntil(() => shadow(staged.video, 'button.note'), 'the notebook is here', {timeout: 8000});
  await staged.video.updateComplete;
  return staged;
}

async function open(video: FlipVideo, at: number): Promise<void> {
  video.currentTime = at;
  await waitUntil(() => video.currentTime === at, `it is at ${at}`);
  button(video, 'Note').click();
  await waitUntil(() => box(video) && video.shadowRoot!.activeElement === box(video), 'the box has the focus');
}

function type(video: FlipVideo, text: string): void {
  box(video)!.value = text;
  box(video)!.dispatchEvent(new Event('input', {bubbles: true}));
}

async function write(video: FlipVideo, at: number, text: string): Promise<void> {
  await open(video, at);
  type(video, text);
  await settled(video);
  button(video, text ? 'Save' : 'Bookmark').click();
  await waitUntil(() => !box(video), 'the box is gone');
  await settled(video);
}

describe('<flip-video notes>', () => {
  it('keeps a note at its second, in a list to jump from, in the log and as an event', async () => {
    const {video, entries} = await notebook();
    let heard: unknown;
    video.addEventListener('flip-noted', ({detail}) => { heard = detail; });
    await write(video, 5, 'Ask about this');
    expect(listed(video)).to.deep.equal(['0:05 Ask about this']);
    expect(heard).to.deep.equal({at: 5, text: 'Ask about this'});
    expect((await entries()).filter(({type: kind}) => kind === 'noted').map(({data}) => data)).to.deep.equal([heard]);
    await waitUntil(() => said(video) === 'Note at 0:05 saved.', 'it is announced');
    video.currentTime = 12;
    button(video, 'Go to 0:05').click();
    await waitUntil(() => video.currentTime === 5, 'it goes there');
  });

  it('makes a bookmark of a note without words, and shows each on the bar', async () => {
    const {video} = await notebook();
    await write(video, 10, '');
    expect(listed(video)).to.deep.equal(['0:10 Bookmark']);
    expect(shadow(video, '.peg')!.getAttribute('x')).to.equal('50%');
  });

  it('opens by the key n, and leaves the letter to who types', async () => {
    const {video} = await notebook();
    const press = (target: Element) => target.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true, composed: true, cancelable: true}));
    expect(press(shadow(video, '.player')!)).to.equal(false);
    await waitUntil(() => box(video), 'it is open');
    expect(press(box(video)!), 'the letter is typed').to.equal(true);
  });

  it('pauses at the first letter, and plays on when the note is saved', async () => {
    const {video} = await notebook();
    await playFrom(video, 2);
    button(video, 'Note').click();
    await waitUntil(() => box(video), 'it is open');
    expect(video.paused, 'it plays on while nothing is typed').to.equal(false);
    type(video, 'W');
    await waitUntil(() => video.paused, 'it pauses');
    type(video, 'Why?');
    await settled(video);
    button(video, 'Save').click();
    await waitUntil(() => !video.paused, 'it plays on', {timeout: 4000});
    video.pause();
  });

  it('changes, deletes and brings back', async () => {
    const {video} = await notebook();
    await write(video, 5, 'first');
    button(video, 'Edit the note at 0:05').click();
    await waitUntil(() => box(video), 'it can be changed');
    expect(box(video)!.value).to.equal('first');
    type(video, 'second');
    await settled(video);
    button(video, 'Save').click();
    await waitUntil(() => listed(video)[0] === '0:05 second', 'it is changed');
    button(video, 'Delete the note at 0:05').click();
    await waitUntil(() => listed(video).length === 0, 'it is deleted');
    await waitUntil(() => video.shadowRoot!.activeElement?.textContent.trim() === 'Undo', 'the focus is on the way back');
    button(video, 'Undo').click();
    await waitUntil(() => listed(video)[0] === '0:05 second', 'it is back');
  });

  it('loses no word: a reload brings back what was being written, and leaving the box can be undone', async () => {
    const name = uuid();
    const {video, lesson} = await notebook({name, store: 'local'});
    await open(video, 7);
    type(video, 'half a thou');
    await aTimeout(300);
    lesson.remove();
    const again = await notebook({name, store: 'local'});
    await waitUntil(() => box(again.video)?.value === 'half a thou', 'it is back', {timeout: 8000});
    expect(shadow(again.video, '.note-form label')!.textContent).to.equal('Note at 0:07');
    box(again.video)!.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, cancelable: true}));
    await waitUntil(() => !box(again.video), 'it is left');
    button(again.video, 'Undo').click();
    await waitUntil(() => box(again.video)?.value === 'half a thou', 'it is back once more');
  });

  it('shows the notes of earlier visits', async () => {
    const name = uuid();
    const log = await LocalLog.open(name, {indexedDB});
    await log.append({id: uuid(), activity: 'v', type: 'noted', data: {at: 3, text: 'from before'}});
    log.close();
    const {video} = await notebook({name, store: 'local'});
    await waitUntil(() => listed(video)[0] === '0:03 from before', 'it is there', {timeout: 8000});
  });

  it('stays away from a video without the attribute', async () => {
    const {video} = await stage(html`<flip-video id="v" src=${talk}></flip-video>`);
    expect(shadow(video, 'button.note')).to.equal(null);
  });
});
