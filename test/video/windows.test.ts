import {aTimeout, expect, html, waitUntil} from '@open-wc/testing';
import '../../src/quiz/index.js';
import '../../src/discussion/index.js';
import {button, isOpen, playFrom, settled, shadow, stage, stopsAt, talk, warningsOf, type PretendQuestion} from './stage.js';
import type {FlipCheckpoint, FlipVideo} from '../../src/video/index.js';

const patient = {timeout: 8000};
const opens = (checkpoint: FlipCheckpoint) => waitUntil(() => isOpen(checkpoint), `${checkpoint.id} is shown`, patient);
const goes = (checkpoint: FlipCheckpoint) => waitUntil(() => !isOpen(checkpoint), `${checkpoint.id} is gone`, patient);
/** What few checkpoints need is loaded. */
const ready = async (video: FlipVideo) => {
  await aTimeout(300);
  await settled(video);
};

describe('a checkpoint for a stretch of the video', () => {
  it('is shown while the video plays on, and goes when the stretch ends', async () => {
    const {video, checkpoints: [note], entries} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint id="note" at="2" until="3" label="A note"><p>Look at the hand.</p></flip-checkpoint></flip-video>`);
    await ready(video);
    await playFrom(video, 1.5);
    await opens(note!);
    expect(video.paused).to.equal(false);
    expect(shadow(video, '[role=status].unseen')!.textContent).to.equal('Beside the video now: A note');
    expect(document.activeElement).to.not.equal(note);
    await goes(note!);
    expect(video.paused).to.equal(false);
    expect(video.currentTime).to.be.within(2.9, 4.5);
    const told = (await entries()).map(({type}) => type);
    expect(told).to.include('reached').and.include('passed');
  });

  it('shows all that are due at once, in the page\'s order', async () => {
    const {video, checkpoints: [one, two]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint id="one" at="3" until="12"><p>One.</p></flip-checkpoint>
      <flip-checkpoint id="two" at="2" until="12"><p>Two.</p></flip-checkpoint></flip-video>`);
    await ready(video);
    video.currentTime = 5;
    await opens(one!);
    await opens(two!);
    expect(one!.getBoundingClientRect().bottom).to.be.at.most(two!.getBoundingClientRect().top + 1);
  });

  it('stays while somebody works in it, and keeps what is typed', async () => {
    const {video, checkpoints: [note], questions: [question]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint id="note" at="2" until="2.6"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
    await ready(video);
    await playFrom(video, 1.8);
    await opens(note!);
    const input = question!.shadowRoot!.querySelector('input')!;
    input.focus();
    input.value = 'Because';
    await waitUntil(() => video.currentTime > 3.2, 'it plays on', patient);
    expect(isOpen(note!)).to.equal(true);
    input.blur();
    await goes(note!);
    expect(input.value).to.equal('Because');
  });

  it('can be put away, and comes again when it is played again', async () => {
    const {video, checkpoints: [note]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint id="note" at="2" until="9"><p>Look.</p></flip-checkpoint></flip-video>`);
    await ready(video);
    video.currentTime = 4;
    await opens(note!);
    button(note!, 'Close').click();
    await goes(note!);
    video.currentTime = 15;
    await settled(video);
    video.currentTime = 4;
    await opens(note!);
  });

  it('stops the video where the author wants that, and stays beside it afterwards', async () => {
    const {video, checkpoints: [note]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint id="note" at="2" until="4" pausing><p>Look.</p></flip-checkpoint></flip-video>`);
    await ready(video);
    await playFrom(video, 1.5);
    await stopsAt(video, note!);
    button(note!, 'Continue').click();
    await waitUntil(() => video.currentTime > 2.3, 'it plays on', patient);
    expect(isOpen(note!)).to.equal(true);
    await goes(note!);
  });

  it('that must be answered stops the video, and its author is told that until means nothing', async () => {
    const said = await warningsOf(async () => {
      const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk}>
        <flip-checkpoint at="2" until="4" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
      await playFrom(video, 1.5);
      await stopsAt(video, stop!);
    });
    expect(said).to.contain('until="4" means nothing');
  });

  it('is shown beside a stop that opens meanwhile, and leaves the focus to who works in it', async () => {
    const {video, checkpoints: [note, stop], questions: [question]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint id="note" at="1" until="9"><pretend-question></pretend-question></flip-checkpoint>
      <flip-checkpoint id="stop" at="2" label="A stop"><p>Think.</p></flip-checkpoint></flip-video>`);
    await ready(video);
    await playFrom(video, 1.2);
    await opens(note!);
    const input = question!.shadowRoot!.querySelector('input')!;
    input.focus();
    await stopsAt(video, stop!);
    expect(isOpen(note!)).to.equal(true);
    expect(question!.shadowRoot!.activeElement).to.equal(input);
    expect(shadow(video, '[role=status].unseen')!.textContent).to.contain('A stop');
  });
});

describe('a link to a time in a checkpoint', () => {
  it('jumps the video there', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="2"><p><a href="#t=0:09">See the answer</a></p></flip-checkpoint></flip-video>`);
    await ready(video);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    stop!.querySelector('a')!.click();
    await waitUntil(() => video.currentTime >= 9, 'it is there', patient);
    expect(isOpen(stop!)).to.equal(false);
    expect(location.hash).to.equal('');
  });

  it('does not get past a gate', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question><a href="#t=9">Go on</a></flip-checkpoint></flip-video>`);
    await ready(video);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    stop!.querySelector('a')!.click();
    await aTimeout(200);
    expect(isOpen(stop!)).to.equal(true);
    expect(video.currentTime).to.be.closeTo(2, 0.1);
  });

  it('works while the video plays on', async () => {
    const {video, checkpoints: [note]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="2" until="9"><a href="#t=15,18">Skip this example</a></flip-checkpoint></flip-video>`);
    await ready(video);
    video.currentTime = 4;
    await opens(note!);
    note!.querySelector('a')!.click();
    await goes(note!);
    expect(video.currentTime).to.be.closeTo(15, 0.1);
  });
});

describe('what comes after an answer', () => {
  const asking = (attributes: string, inside = '<pretend-question></pretend-question>') => {
    const template = document.createElement('template');
    template.innerHTML = `<flip-checkpoint id="top" at="2" ${attributes}>${inside}</flip-checkpoint>`;
    return stage(html`<flip-video id="v" src=${talk}>${template.content}</flip-video>`);
  };
  const atStop = async (attributes: string, inside?: string) => {
    const all = await asking(attributes, inside);
    await ready(all.video);
    await playFrom(all.video, 1.5);
    await stopsAt(all.video, all.checkpoints[0]!);
    return {...all, stop: all.checkpoints[0]!, question: all.questions[0] as PretendQuestion};
  };

  it('can be said by the author', async () => {
    const {video, stop, question} = await atStop('require="answer" on-correct-message="Well seen." on-wrong-message="Look at the hand."');
    question.answer(0);
    await settled(video);
    expect(shadow(stop, '[part=message]')!.textContent).to.equal('Look at the hand.');
    question.answer(1);
    await settled(video);
    expect(shadow(stop, '[part=message]')!.textContent).to.equal('Well seen.');
  });

  it('can be an address, shown as a link and never opened by itself', async () => {
    const {video, stop, question} = await atStop('require="answer" on-wrong="https://example.org/forces.html"');
    expect(shadow(stop, 'a')).to.equal(null);
    question.answer(0);
    await settled(video);
    const link = shadow(stop, 'a') as HTMLAnchorElement;
    expect(link.href).to.equal('https://example.org/forces.html');
    expect(link.textContent).to.contain('Open example.org/forces.html');
    expect(button(stop, 'Continue').disabled).to.equal(false);
  });

  it('never leads to a script', async () => {
    const {video, stop, question} = await atStop('require="answer" on-wrong="javascript:alert(1)//"');
    question.answer(0);
    await settled(video);
    expect(shadow(stop, 'a')).to.equal(null);
  });

  it('can be another for each option', async function () {
    this.timeout(60_000);
    const {video, stop} = await atStop('require="answer" on-wrong="0:01"', `<flip-question type="choice"><p>Why?</p>
      <flip-option correct>So</flip-option><flip-option go="0:07">Else</flip-option><flip-option>Or</flip-option></flip-question>`);
    const question = stop.querySelector('flip-question')!;
    await waitUntil(() => shadow(question, 'input:enabled'), 'it can be answered', patient);
    const choose = async (i: number) => {
      question.shadowRoot!.querySelectorAll('input')[i]!.click();
      await question.updateComplete;
      button(question, 'Check').click();
      await settled(video);
      await settled(video);
    };
    await choose(1);
    button(stop, 'Watch again from 0:07');
    button(question, 'Try again').click();
    await settled(video);
    await choose(2);
    button(stop, 'Watch again from 0:01');
  });

  it('can be left out where the author allows it; that is recorded, lets on, and can be made up for', async () => {
    const {video, stop, question, entries} = await atStop('require="answer" optional');
    button(stop, 'Skip this').click();
    await waitUntil(() => video.currentTime > 2.2, 'it plays on', patient);
    const told = async () => (await entries()).map(({type}) => type).filter((type) => /skipped|passed/.test(type));
    expect(await told()).to.deep.equal(['skipped']);
    video.currentTime = 15;
    await settled(video);
    expect(video.currentTime).to.be.at.least(15);
    button(video, /^Questions 0\/1/).click();
    await settled(video);
    await waitUntil(() => shadow(video, '#contents'), 'the list is here', patient);
    expect(shadow(video, '#contents')!.textContent).to.contain('Skipped');
    button(video, /Question at 0:02/).click();
    await stopsAt(video, stop);
    question.answer(1);
    await waitUntil(async () => (await told()).length === 2, 'it is made up for', patient);
    expect(await told()).to.deep.equal(['skipped', 'passed']);
  });

  it('lets on past a question that is switched off, does not count it as passed, and tells the author', async () => {
    const said = await warningsOf(async () => {
      const {video, stop, entries} = await atStop('require="answer"', `<flip-question disabled><p>Why?</p>
        <flip-option correct>So</flip-option><flip-option>Else</flip-option></flip-question>`);
      await waitUntil(() => !button(stop, 'Continue').disabled, 'it lets on', patient);
      await settled(video);
      expect((await entries()).map(({type}) => type)).to.not.include('passed');
    });
    expect(said).to.contain('disabled');
  });
});

describe('a discussion in a checkpoint', () => {
  it('that waits for an answer lets on once the learner posted', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="2" require="answer"><flip-discussion id="d"><p>Why?</p></flip-discussion></flip-checkpoint></flip-video>`);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    expect(button(stop!, 'Continue').disabled).to.equal(true);
    const discussion = stop!.querySelector('flip-discussion')!;
    await waitUntil(() => shadow(discussion, 'flip-composer')?.shadowRoot?.querySelector('textarea'), 'there is a box', patient);
    const composer = shadow(discussion, 'flip-composer')!;
    const box = composer.shadowRoot!.querySelector('textarea')!;
    box.value = 'Because it falls.';
    box.dispatchEvent(new Event('input', {bubbles: true}));
    button(composer, 'Post').click();
    await waitUntil(() => !button(stop!, 'Continue').disabled, 'it lets on', patient);
  });
});

describe('two stops at one second', () => {
  it('can each be reached from the list, also while the other is open', async () => {
    const {video, checkpoints: [one, two]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint id="one" at="2" label="One" require="answer"><pretend-question></pretend-question></flip-checkpoint>
      <flip-checkpoint id="two" at="2" label="Two"><p>Two.</p></flip-checkpoint></flip-video>`);
    await playFrom(video, 1.5);
    await stopsAt(video, one!);
    button(video, /^Questions/).click();
    await waitUntil(() => shadow(video, '#contents'), 'the list is here', patient);
    button(video, /Two/).focus();
    button(video, /Two/).click();
    await waitUntil(() => document.activeElement === two, 'the focus is in the one that was chosen', patient);
    expect([isOpen(one!), isOpen(two!)]).to.deep.equal([true, true]);
  });
});

describe('a checkpoint at the end', () => {
  it('of what is shown lets the video end after it', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk} end-at="3">
      <flip-checkpoint at="3"><p>Think.</p></flip-checkpoint></flip-video>`);
    let ended = 0;
    video.addEventListener('ended', () => { ended += 1; });
    await playFrom(video, 2.4);
    await stopsAt(video, stop!);
    expect(ended).to.equal(0);
    button(stop!, 'Continue').click();
    await settled(video);
    expect(ended).to.equal(1);
  });
});

describe('what another page did', () => {
  it('is not recorded here a second time', async () => {
    const {video, checkpoints: [stop], questions: [question], entries} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
    await playFrom(video, 1.5);
    await stopsAt(video, stop!);
    question!.hear(1);
    await settled(video);
    expect(button(stop!, 'Continue').disabled).to.equal(false);
    expect((await entries()).map(({type}) => type)).to.not.include('passed');
  });
});

describe('a script that jumps behind a gate', () => {
  it('is held there and takes nobody\'s focus', async () => {
    const {video, checkpoints: [stop]} = await stage(html`<flip-video id="v" src=${talk}>
      <flip-checkpoint at="2" require="answer"><pretend-question></pretend-question></flip-checkpoint></flip-video>`);
    video.currentTime = 15;
    await stopsAt(video, stop!);
    expect(video.currentTime).to.be.closeTo(2, 0.1);
    expect(document.activeElement).to.equal(document.body);
  });
});

describe('the author of a checkpoint is told', () => {
  const told = (attributes: string, inside = '<p>Think.</p>') => warningsOf(async () => {
    const template = document.createElement('template');
    template.innerHTML = `<flip-checkpoint ${attributes}>${inside}</flip-checkpoint>`;
    const {video} = await stage(html`<flip-video id="v" src=${talk}>${template.content}</flip-video>`);
    await ready(video);
  });

  for (const [attributes, words] of [
    ['at="2" require="corect"', '<flip-checkpoint require="correct">'],
    ['at="2" require="80%"', '<flip-checkpoint require="0.8">'],
    ['at="2" onwrong="0:01"', '<flip-checkpoint on-wrong="0:01">'],
    ['at="2" required', '<flip-checkpoint require>'],
    ['at="2" on-wrong="contnue"', '<flip-checkpoint on-wrong="continue">'],
    ['at="2" until="1"', 'until="1" is not a time after at="2"'],
    ['label="x"', 'It has no at='],
    ['at=""', 'at="" is not a time'],
    ['at="9:00"', '<flip-checkpoint at="0:09">'],
  ] as const) {
    it(`what to write for ${attributes}`, async () => {
      expect(await told(attributes)).to.contain(words);
    });
  }

  it('nothing about attributes of HTML and of their own', async () => {
    expect(await told('at="2" class="x" data-x="1" aria-label="y" onclick="" @click="" title="z"')).to.not.match(/class|data-x|aria-label|click|title/);
  });

  it('of an option or a link that leads nowhere', async () => {
    expect(await told('at="2"', '<a href="#t=soon">x</a>')).to.contain('<a href="#t=1:23">');
  });
});
