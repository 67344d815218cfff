import {expect, html, waitUntil} from '@open-wc/testing';
import {uuid} from '../../src/core/id.js';
import {LocalLog} from '../../src/core/local-log.js';
import {button, shadow, stage, talk} from './stage.js';

async function seenBefore(stretches: readonly (readonly [number, number])[]): Promise<string> {
  const name = uuid();
  const log = await LocalLog.open(name, {indexedDB});
  for (const [from, to] of stretches) await log.append({id: uuid(), activity: 'v', type: 'watched', data: {from, to, rate: 1}});
  log.close();
  return name;
}

describe('<flip-video heat>', () => {
  it('draws how often each second was seen, and says it in words that lead there', async () => {
    const name = await seenBefore([[0, 20], [5, 8], [5, 8]]);
    const {video} = await stage(html`<flip-video id="v" src=${talk} heat></flip-video>`, {name, store: 'local'});
    await waitUntil(() => shadow(video, 'path.heat'), 'the curve is here', {timeout: 8000});
    await waitUntil(() => shadow(video, '.heat-words')?.textContent.includes('0:05 to 0:08, 3 times'), 'and its words', {timeout: 4000});
    button(video, '0:05 to 0:08, 3 times').click();
    await waitUntil(() => video.currentTime === 5, 'it goes there');
  });

  it('says nothing of what was seen once', async () => {
    const name = await seenBefore([[0, 20]]);
    const {video} = await stage(html`<flip-video id="v" src=${talk} heat></flip-video>`, {name, store: 'local'});
    await waitUntil(() => shadow(video, 'path.heat'), 'the curve is here', {timeout: 8000});
    expect(shadow(video, '.heat-words')).to.equal(null);
  });
});
