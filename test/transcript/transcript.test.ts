import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {TemplateResult} from 'lit';
import '../../src/lang/en.js';
import '../../src/lang/de.js';
import '../../src/quiz/index.js';
import '../../src/transcript/index.js';
import {writeVtt} from '../../src/formats/captions.js';
import type {FlipTranscript} from '../../src/transcript/index.js';
import {button, fixtures, shadow, stage, warningsOf, type Stage} from '../video/stage.js';

const captions = `${fixtures}talk.en.vtt`;
const file = (text: string, type = 'text/vtt') => URL.createObjectURL(new Blob([text], {type}));
/** Half an hour of talk, a line each 3 seconds, a pause after every fifth. */
const long = writeVtt(Array.from({length: 600}, (_, i) => ({start: i * 3, end: i * 3 + (i % 5 === 4 ? 0.5 : 3), text: `Line ${i} tells of the café.`})));

const text = (element: FlipTranscript) => shadow(element, '.text')!;
const words = (element: FlipTranscript) => text(element).textContent.replace(/\s+/g, ' ').trim();
const all = <T extends HTMLElement = HTMLElement>(element: FlipTranscript, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const line = (element: FlipTranscript, part: string) => all(element, '.line').find(({textContent}) => textContent.includes(part))!;
const box = (element: FlipTranscript) => shadow(element, '.box')!;
const current = (element: FlipTranscript) => shadow(element, '[aria-current]')?.textContent;

async function shown(element: FlipTranscript, part: string): Promise<void> {
  await waitUntil(() => words(element).includes(part), `it shows "${part}"`, {timeout: 8000});
  await aTimeout(50);
}

async function told(element: FlipTranscript, part: string): Promise<void> {
  await waitUntil(() => element.shadowRoot!.textContent.includes(part), `it says "${part}"`, {timeout: 8000});
}

/** Anything that has a place in time: a transcript must not know more. */
class PretendMedium extends HTMLElement {
  paused = true;
  read: [number, number][] = [];
  #at = 0;

  get currentTime(): number {
    return this.#at;
  }

  set currentTime(at: number) {
    this.#at = at;
    this.dispatchEvent(new Event('seeking'));
    this.dispatchEvent(new Event('timeupdate'));
  }

  recordRead(from: number, to: number): void {
    this.read.push([from, to]);
  }
}
customElements.define('pretend-medium', PretendMedium);

async function beside(content: TemplateResult): Promise<{medium: PretendMedium; element: FlipTranscript}> {
  const holder = await fixture(html`<div>${content}</div>`);
  return {medium: holder.querySelector('pretend-medium')!, element: holder.querySelector('flip-transcript')!};
}

const longOne = () => beside(html`<pretend-medium id="long"></pretend-medium>
  <flip-transcript for="long" src=${file(long)} srclang="en"></flip-transcript>`);

describe('<flip-transcript>', () => {
  describe('beside a lecture', () => {
    let set: Stage;
    let element: FlipTranscript;
    beforeEach(async () => {
      set = await stage(html`<flip-video id="talk" src=${`${fixtures}talk.mp4`} label="Forces">
          <track kind="captions" src=${captions} srclang="en" label="English" default>
          <track kind="captions" src=${`${fixtures}talk.de.vtt`} srclang="de" label="Deutsch">
          <track kind="chapters" src=${`${fixtures}chapters.vtt`}>
          <flip-checkpoint at="0:10" label="Your guess" require="answer"><pretend-question><p>Why?</p></pretend-question></flip-checkpoint>
        </flip-video><flip-transcript for="talk"></flip-transcript>`);
      element = set.lesson.querySelector('flip-transcript')!;
      await shown(element, 'gravity never stopped');
    });

    it('shows what is said, under its chapters, in the language of the page', () => {
      expect(words(element)).to.match(/Going up.*Throw a ball straight up\. At the top.*Coming down.*And yet gravity/);
      expect(shadow(element, '.para p')!.lang).to.equal('en');
    });

    it('shows another language when one is chosen', async () => {
      const menu = shadow(element, 'select') as HTMLSelectElement;
      menu.value = '1';
      menu.dispatchEvent(new Event('change'));
      const german = (await (await fetch(`${fixtures}talk.de.vtt`)).text()).trim().split('\n').at(-1)!;
      await shown(element, german);
      expect(words(element)).not.to.contain('Throw a ball');
    });

    it('goes where a line is clicked, and marks it', async () => {
      line(element, 'At the top').click();
      await waitUntil(() => Math.abs(set.video.currentTime - 5) < 0.2, 'the video is there', {timeout: 8000});
      await waitUntil(() => current(element)?.includes('At the top'), 'the line is marked', {timeout: 8000});
    });

    it('is held at a gate, as the video is', async () => {
      line(element, 'And yet').click();
      await waitUntil(() => Math.abs(set.video.currentTime - 10) < 0.2, 'the video is at its gate', {timeout: 8000});
      await waitUntil(() => set.checkpoints[0]!.getBoundingClientRect().height > 0, 'the gate is open', {timeout: 8000});
    });

    it('shows where the video stops, and goes there', async () => {
      const card = shadow(element, '.stop')!;
      expect(card.textContent).to.equal('Stop at 0:10: Your guess');
      expect(card.compareDocumentPosition(line(element, 'And yet')) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
      card.click();
      await waitUntil(() => Math.abs(set.video.currentTime - 10) < 0.2, 'the video is there', {timeout: 8000});
    });

    it('counts what is read as the lecture\'s, in its log', async () => {
      set.video.recordRead(0, 5);
      await waitUntil(async () => (await set.entries()).some(({type}) => type === 'read'), 'it is in the log', {timeout: 8000});
      expect((await set.entries()).find(({type}) => type === 'read')?.data).to.deep.equal({from: 0, to: 5});
    });
  });

  describe('for a reader', () => {
    it('follows along in its own box, and leaves the page where it is', async () => {
      const {medium, element} = await longOne();
      await shown(element, 'Line 599');
      const page = scrollY;
      medium.currentTime = 900.5;
      await waitUntil(() => visible(element, 'Line 300 '), 'the line comes into view', {timeout: 8000});
      expect(current(element)).to.contain('Line 300 ');
      expect(scrollY).to.equal(page);
    });

    it('draws what is scrolled to, in a box that was not on the screen before', async () => {
      const holder = await fixture<HTMLElement>(html`<div><div></div><flip-transcript src=${captions} srclang="en"></flip-transcript></div>`);
      holder.firstElementChild!.setAttribute('style', 'height: 4000px');
      const text = holder.querySelector('flip-transcript')!;
      await shown(text, 'gravity never stopped');
      const line = [...text.shadowRoot!.querySelectorAll<HTMLElement>('.line')].at(-1)!;
      line.scrollIntoView({block: 'center'});
      await waitUntil(() => {
        // It may go over the end of a row.
        const {left, top, height} = line.getClientRects()[0]!;
        return text.shadowRoot!.elementFromPoint(left + 20, top + height / 2)?.closest('.line') === line;
      }, 'it is there to be seen', {timeout: 8000});
      window.scrollTo(0, 0);
    });

    it('does not scroll under who has scrolled, and leads back when asked', async () => {
      const {medium, element} = await longOne();
      await shown(element, 'Line 599');
      medium.currentTime = 300.5;
      await waitUntil(() => visible(element, 'Line 100 '), 'it follows', {timeout: 8000});
      await aTimeout(1100);
      box(element).dispatchEvent(new WheelEvent('wheel', {deltaY: -50, bubbles: true}));
      box(element).scrollTop = 40;
      medium.currentTime = 1200.5;
      await aTimeout(300);
      expect(box(element).scrollTop).to.be.below(100);
      button(element, 'Back to the current line').click();
      await waitUntil(() => visible(element, 'Line 400 '), 'it is back', {timeout: 8000});
      medium.currentTime = 1500.5;
      await waitUntil(() => visible(element, 'Line 500 '), 'it follows again', {timeout: 8000});
      expect(all(element, '.back').length).to.equal(0);
    });

    it('does not scroll under who has the focus in the text', async () => {
      const {medium, element} = await longOne();
      await shown(element, 'Line 599');
      all(element, '.time')[0]!.focus();
      medium.currentTime = 1200.5;
      await aTimeout(300);
      expect(box(element).scrollTop).to.be.below(100);
      await element.updateComplete;
      expect(all(element, '.back').length).to.equal(1);
    });

    it('is one stop for the Tab key, and the arrow keys go through it', async () => {
      const {medium, element} = await longOne();
      await shown(element, 'Line 599');
      expect(all(element, '.text [tabindex="0"]').length).to.equal(1);
      const times = all(element, '.time');
      times[0]!.focus();
      const press = (key: string) => element.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));
      press('ArrowDown');
      expect(element.shadowRoot!.activeElement).to.equal(times[1]);
      press('ArrowRight');
      press('ArrowRight');
      expect(element.shadowRoot!.activeElement?.textContent).to.contain('Line 6 ');
      press('Enter');
      expect(medium.currentTime).to.equal(18);
      press('ArrowUp');
      expect(element.shadowRoot!.activeElement).to.equal(times[1]);
      expect(times[1]!.getAttribute('aria-label')).to.equal('Go to 0:15');
      expect(all(element, '.text [tabindex="0"]').length).to.equal(1);
    });

    it('finds words whatever their case and accents, and goes from place to place', async () => {
      const {element} = await longOne();
      await shown(element, 'Line 599');
      await search(element, 'LINE 10 tells of the CAFE. line 11');
      await told(element, '1 of 1');
      expect(all(element, 'mark').map(({textContent}) => textContent)).to.deep.equal(['Line 10 tells of the café.', 'Line 11']);
      await search(element, 'cafe');
      await told(element, '1 of 600');
      key(element, 'Enter');
      await told(element, '2 of 600');
      key(element, 'Enter', true);
      key(element, 'Enter', true);
      await told(element, '600 of 600');
      await waitUntil(() => visible(element, 'Line 599'), 'the place is in view', {timeout: 8000});
      key(element, 'Escape');
      await waitUntil(() => all(element, 'mark').length === 0, 'nothing is marked', {timeout: 8000});
      await search(element, 'nowhere');
      await told(element, 'Not found');
    });
  });

  describe('reading', () => {
    it('counts the seconds whose words stood before a reader for long enough, and none while it plays', async function () {
      this.timeout(60_000);
      const {medium, element} = await longOne();
      await shown(element, 'Line 599');
      text(element).dispatchEvent(new PointerEvent('pointermove', {bubbles: true}));
      element.scrollIntoView();
      await aTimeout(7500);
      element.remove();
      expect(medium.read.length).to.equal(1);
      const [from, to] = medium.read[0]!;
      expect(from).to.equal(0);
      // 25 words take 5 seconds at the least: no reader of 7.5 seconds has read 60.
      expect(to).to.be.within(15, 30);
    });
  });

  describe('what is wrong', () => {
    for (const [name, address, sentence, advice] of [
      ['a file that is not there', '/nowhere.vtt', 'was not found', 'Nothing is at'],
      ['a file of another kind', file('hello'), 'cannot be read', 'no captions file'],
      ['an empty file', file('WEBVTT\n\n'), 'no text of this recording', 'holds no captions'],
      ['a login page', file('<!DOCTYPE html><p>Log in'), 'log in', 'a web page'],
    ] as const) {
      it(`says it to the learner, and to the author: ${name}`, async () => {
        const warnings = await warningsOf(async () => {
          const element = await fixture<FlipTranscript>(html`<flip-transcript src=${address}></flip-transcript>`);
          await told(element, sentence);
        });
        expect(warnings).to.contain(advice);
      });
    }

    it('tells an author who names no video, or one that is not there', async () => {
      expect(await warningsOf(() => fixture(html`<flip-transcript></flip-transcript>`))).to.contain('which video');
      expect(await warningsOf(() => fixture(html`<flip-transcript for="nobody"></flip-transcript>`))).to.contain('"nobody"');
    });

    it('waits for a video that comes later', async () => {
      const element = await fixture<FlipTranscript>(html`<flip-transcript for="late" src=${captions}></flip-transcript>`);
      await shown(element, 'gravity');
      const medium = new PretendMedium();
      medium.id = 'late';
      element.after(medium);
      await aTimeout(50);
      line(element, 'At the top').click();
      expect(medium.currentTime).to.equal(5);
      medium.remove();
    });
  });

  it('shows who speaks, marks and languages, and never what HTML would make of it', async () => {
    const element = await fixture<FlipTranscript>(html`<flip-transcript srclang="en" src=${file(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>It <i>weaves</i> <lang fr>des fleurs</lang> caf&eacute;</v>\n\n00:02.000 --> 00:03.000\n<v Bob><img src=x onerror=alert(1)>&lt;b&gt;</v>')}></flip-transcript>`);
    await shown(element, 'Bob');
    expect(words(element)).to.equal('0:01Ada It weaves des fleurs café0:02Bob <b>');
    expect(all(element, '.line i, .line [lang=fr]').map(({textContent}) => textContent)).to.deep.equal(['weaves', 'des fleurs']);
    expect(all(element, 'img').length).to.equal(0);
  });

  it('reads SRT', async () => {
    const element = await fixture<FlipTranscript>(html`<flip-transcript src=${file('1\n00:00:01,500 --> 00:00:02,000\nHello there')}></flip-transcript>`);
    await shown(element, 'Hello there');
  });

  it('grows with a stream, whose cues come while it plays', async () => {
    const {medium, element} = await beside(html`<pretend-medium id="stream"></pretend-medium><flip-transcript for="stream"></flip-transcript>`);
    const track = document.createElement('video').addTextTrack('subtitles', 'English', 'en');
    Object.assign(medium, {textTracks: [track]});
    medium.dispatchEvent(new Event('loadedmetadata'));
    await told(element, 'appears here while');
    track.addCue(new VTTCue(0, 2, 'First <i>words</i>.'));
    medium.currentTime = 1;
    await shown(element, 'First words.');
    const kept = line(element, 'First');
    track.addCue(new VTTCue(7, 9, 'More.'));
    medium.currentTime = 2;
    await shown(element, 'More.');
    expect(line(element, 'First')).to.equal(kept);
  });

  it('speaks German', async () => {
    const element = await fixture<FlipTranscript>(html`<flip-transcript lang="de" src=${captions}></flip-transcript>`);
    await shown(element, 'gravity');
    expect(button(element, 'Arbeitsblatt drucken')).to.be.instanceOf(HTMLButtonElement);
  });
});

function visible(element: FlipTranscript, part: string): boolean {
  const [inner, outer] = [line(element, part).getBoundingClientRect(), box(element).getBoundingClientRect()];
  return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
}

async function search(element: FlipTranscript, wanted: string): Promise<void> {
  const input = shadow(element, 'input') as HTMLInputElement;
  input.value = wanted;
  input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  await aTimeout(200);
}

function key(element: FlipTranscript, name: string, shiftKey = false): void {
  shadow(element, 'input')!.dispatchEvent(new KeyboardEvent('keydown', {key: name, shiftKey, bubbles: true}));
}
