import {aTimeout, expect, html, oneEvent, waitUntil} from '@open-wc/testing';
import {button, isOpen, playFrom, settled, shadow, stage, stopsAt, talk, warningsOf} from './stage.js';

/** A video with one checkpoint at its second second that asks a question. */
const asking = (require: string, onWrong = 'continue') => stage(html`<flip-video id="v" src=${talk}>
  <flip-checkpoint id="top" at="2" require=${require} on-wrong=${onWrong}><pretend-question></pretend-question></flip-checkpoint></flip-video>`);

/** A video with one checkpoint that only stops. */
const stopping = (label = '') => stage(html`
  <flip-video id="v" src=${talk}><flip-checkpoint at="0:02" label=${label}><p>Think.</p></flip-checkpoint></flip-video>`);

describe('<flip-checkpoint>', () => {
  it('stops the video at its second and shows what it holds', async () => {
    const {video, checkpoints: [stop]} = await stopping();
    expect(isOpen(stop!)).to.equal(false);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(video.currentTime).to.be.within(1.95, 2.06);
  });

  it('takes the focus, as a dialog with a name', async () => {
    const {video, checkpoints: [stop]} = await stopping('A pause');
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    const panel = shadow(stop!, '[role=dialog]')!;
    expect(stop!.shadowRoot!.activeElement).to.equal(panel);
    expect(shadow(stop!, `#${panel.getAttribute('aria-labelledby')!}`)!.textContent).to.contain('A pause');
  });

  it('leaves the focus to a learner who types elsewhere on the page, and tells them', async () => {
    const {lesson, video, checkpoints: [stop]} = await stage(html`<input aria-label="Notes">
      <flip-video id="v" src=${talk}><flip-checkpoint at="2" label="A pause"><p>Think.</p></flip-checkpoint></flip-video>`);
    const notes = lesson.querySelector('input')!;
    notes.focus();
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(document.activeElement).to.equal(notes);
    expect(shadow(video, '[role=status]')!.textContent).to.equal('The video stops here: A pause');
  });

  it('never goes on by itself: Continue does, and gives the focus back', async () => {
    const {video, checkpoints: [stop]} = await stopping();
    button(video, 'Play').focus();
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    await aTimeout(300);
    expect(video.paused).to.equal(true);
    button(stop!, 'Continue').click();
    await waitUntil(() => !video.paused, 'it plays on');
    await settled(video);
    expect(isOpen(stop!)).to.equal(false);
    expect(video.shadowRoot!.activeElement?.getAttribute('aria-label')).to.equal('Pause');
  });

  it('records that it was reached and, once, that it was passed', async () => {
    const {video, checkpoints: [stop], questions: [question], entries} = await asking('answer');
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    question!.answer(0);
    question!.answer(1);
    await settled(video);
    const told = async () => (await entries()).filter(({type}) => type === 'reached' || type === 'passed');
    for (let i = 0; i < 60 && (await told()).length < 2; i++) await settled(video);
    expect((await told()).map(({type, data}) => [type, data])).to.deep.equal([['reached', {checkpoint: 'top'}], ['passed', {checkpoint: 'top'}]]);
  });

  it('that requires an answer keeps Continue shut until there is one', async () => {
    const {video, checkpoints: [stop], questions: [question]} = await asking('answer');
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(button(stop!, 'Continue').disabled).to.equal(true);
    question!.answer(0);
    await settled(video);
    expect(button(stop!, 'Continue').disabled).to.equal(false);
  });

  it('that waits for a right answer lets no media key and no script through', async () => {
    const {video, checkpoints: [stop], questions: [question]} = await asking('correct');
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    question!.answer(0);
    void video.play();
    void video.shadowRoot!.querySelector('video')!.play().catch(() => {});
    await aTimeout(300);
    expect(video.paused).to.equal(true);
    expect(video.currentTime).to.be.below(2.4);
    question!.answer(1);
    await settled(video);
    button(stop!, 'Continue').click();
    await waitUntil(() => video.currentTime > 2.2, 'it plays on');
  });

  it('offers to watch again after a wrong answer, and stops there once more', async () => {
    const {video, checkpoints: [stop], questions: [question]} = await asking('answer', '0:01');
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    question!.answer(0);
    await settled(video);
    const again = button(stop!, 'Watch again from 0:01');
    expect(stop!.shadowRoot!.activeElement).to.equal(again);
    expect(video.paused).to.equal(true);
    again.click();
    await waitUntil(() => !video.paused, 'it plays');
    expect(video.currentTime).to.be.below(2);
    await stopsAt(video, stop!);
  });

  it('lets on with a word when no try is left, and tells the author', async () => {
    const said = await warningsOf(async () => {
      const {video, checkpoints: [stop], questions: [question]} = await asking('correct');
      await playFrom(video, 1.5);
      await stopsAt(video, stop!);
      question!.answer(0, true);
      await settled(video);
      expect(button(stop!, 'Continue').disabled).to.equal(false);
      expect(shadow(stop!, 'footer')!.textContent).to.contain('Nothing more can be answered');
    });
    expect(said).to.contain('require="answer"');
  });

  it('holds a jump past it, and says so', async () => {
    const {video, checkpoints: [stop]} = await asking('answer');
    video.currentTime = 15;
    await stopsAt(video, stop!);
    expect(video.currentTime).to.be.closeTo(2, 0.1);
    expect(shadow(stop!, '#note')!.hidden).to.equal(false);
    expect(shadow(stop!, '#note')!.textContent).to.contain('This comes first');
  });

  it('holds a jump that did not ask, from a script on the medium itself', async () => {
    const {video, checkpoints: [stop]} = await asking('answer');
    video.shadowRoot!.querySelector('video')!.currentTime = 15;
    await stopsAt(video, stop!);
    await waitUntil(() => Math.abs(video.currentTime - 2) < 0.1, 'it is back');
  });

  it('that only stops lets jumps past it', async () => {
    const {video, checkpoints: [stop]} = await stopping();
    video.currentTime = 15;
    await settled(video);
    expect(video.currentTime).to.equal(15);
    expect(isOpen(stop!)).to.equal(false);
  });

  it('can be left backwards, to see the part again before answering', async () => {
    const {video, checkpoints: [stop]} = await asking('answer');
    video.currentTime = 9;
    await stopsAt(video, stop!);
    video.currentTime = 1;
    await settled(video);
    expect(isOpen(stop!)).to.equal(false);
    expect(video.currentTime).to.be.closeTo(1, 0.1);
  });

  it('that was passed does not stop again, but can be opened from the list', async () => {
    const {video, checkpoints: [stop], questions: [question]} = await asking('answer');
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    question!.answer(1);
    await settled(video);
    button(stop!, 'Continue').click();
    await waitUntil(() => video.currentTime > 2.2, 'it plays on', {timeout: 4000});
    video.pause();
    await playFrom(video, 1.5);
    await waitUntil(() => video.currentTime > 2.4, 'it plays on', {timeout: 4000});
    video.pause();
    button(video, /^Questions 1\/1/).click();
    await waitUntil(() => shadow(video, '#contents button'), 'the list is there', {timeout: 8000});
    button(video, /Question at 0:02/).click();
    await stopsAt(video, stop!);
    expect(button(stop!, 'Continue').disabled).to.equal(false);
  });

  it('past the end comes at the end', async () => {
    const said = await warningsOf(async () => {
      const {video, checkpoints: [stop]} = await stage(html`
        <flip-video id="v" src=${talk}><flip-checkpoint at="9:00"><p>Think.</p></flip-checkpoint></flip-video>`);
      await playFrom(video, 19.2);
      await stopsAt(video, stop!);
    });
    expect(said).to.contain('at="9:00" is outside');
  });

  it('without a time is shown below the video, and its author is told what to write', async () => {
    const said = await warningsOf(async () => {
      const {checkpoints: [stop]} = await stage(html`
        <flip-video id="v" src=${talk}><flip-checkpoint at="1:75"><p>Think.</p></flip-checkpoint></flip-video>`);
      expect(isOpen(stop!)).to.equal(true);
    });
    expect(said).to.contain('at="1:75" is not a time').and.to.contain('<flip-checkpoint at="1:40">');
  });

  it('alone on a page shows what it holds, and its author is told', async () => {
    const said = await warningsOf(async () => {
      const {lesson} = await stage(html`<flip-video src=${talk}></flip-video><flip-checkpoint at="2"><p>Think.</p></flip-checkpoint>`);
      expect(isOpen(lesson.querySelector('flip-checkpoint')!)).to.equal(true);
    });
    expect(said).to.contain('stands in no video');
  });

  it('does not let on while what it holds is still to come', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="2" require="answer"><late-question>What?</late-question></flip-checkpoint></flip-video>`);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(button(stop!, 'Continue').disabled).to.equal(true);
  });

  it('keeps its keys from the player', async () => {
    const {video, checkpoints: [stop], questions: [question]} = await asking('answer');
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    const input = question!.shadowRoot!.querySelector('input')!;
    const key = new KeyboardEvent('keydown', {key: 'ArrowLeft', bubbles: true, composed: true, cancelable: true});
    setTimeout(() => input.dispatchEvent(key));
    await oneEvent(input, 'keydown');
    expect(key.defaultPrevented).to.equal(false);
    expect(isOpen(stop!)).to.equal(true);
  });
});
