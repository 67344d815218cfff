import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/lesson/index.js';
import '../../src/quiz/index.js';
import '../../src/video/index.js';
import {uuid} from '../../src/core/id.js';
import {LocalLog} from '../../src/core/local-log.js';
import type {FlipVideo} from '../../src/video/index.js';

describe('coming back to a <flip-video>', () => {
  it('goes to the place that was left, past the gates that were passed, each time', async () => {
    for (let i = 0; i < 6; i++) {
      const lesson = uuid();
      const log = await LocalLog.open(lesson, {indexedDB});
      await log.append({id: uuid(), activity: 'v', type: 'passed', data: {checkpoint: '4s'}});
      await log.drafts.set('v/place', 12);
      log.close();
      const root = await fixture(html`<flip-lesson lesson=${lesson}>
        <flip-video id="v" src="/test/media/fixtures/talk.mp4"><flip-checkpoint at="4" require="answer">
          <flip-question id="q"><p>Why?</p><flip-option correct>So</flip-option><flip-option>Else</flip-option></flip-question>
        </flip-checkpoint></flip-video></flip-lesson>`);
      const video = root.querySelector<FlipVideo>('flip-video')!;
      await waitUntil(() => video.currentTime > 3, 'it goes on', {timeout: 5000});
      expect(video.currentTime).to.be.closeTo(12, 0.2);
      expect(video.shadowRoot!.textContent).to.contain('Resumed at 0:12');
      root.remove();
    }
  });
});
