import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/lesson/index.js';
import {define} from '../../src/element/define.js';
import {warn} from '../../src/element/warn.js';
import type {FlipLesson} from '../../src/lesson/index.js';

async function warnings(work: () => unknown): Promise<string[]> {
  const said: string[] = [];
  const original = console.warn;
  console.warn = (text: string) => said.push(text);
  await Promise.resolve(work()).finally(() => { console.warn = original; });
  return said;
}

describe('a second copy of the library on a page', () => {
  it('leaves the tags to the first, says so, and the page works on', async () => {
    const first = customElements.get('flip-lesson');
    const said = await warnings(() => define('flip-lesson', class extends HTMLElement {}));
    expect(customElements.get('flip-lesson')).to.equal(first);
    expect(said.join()).to.match(/second copy of flip-elements[^]*<flip-lesson>[^]*keep one of the script tags/);
    const lesson = await fixture<FlipLesson>(html`<flip-lesson lesson="twice"><p>Still here</p></flip-lesson>`);
    await waitUntil(() => lesson.shadowRoot?.querySelector('slot'));
  });

  it('says nothing when one copy is asked twice', async () => {
    expect(await warnings(() => define('flip-lesson', customElements.get('flip-lesson')!))).to.deep.equal([]);
  });
});

describe('a warning to the author', () => {
  it('names the element, the mistake and what to write, once', async () => {
    const element = document.createElement('flip-step');
    element.id = 'watch';
    const said = await warnings(() => {
      warn(element, 'It has no when.', '<flip-step when="before">');
      warn(element, 'It has no when.', '<flip-step when="before">');
      warn(element, 'Another thing.');
    });
    expect(said).to.deep.equal([
      '[flip-elements] <flip-step id="watch">: It has no when.\nWrite instead:\n  <flip-step when="before">',
      '[flip-elements] <flip-step id="watch">: Another thing.',
    ]);
  });
});
