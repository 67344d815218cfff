import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/index.js';
import {captions, media} from './content.js';
import './welcome.css';

const meta: Meta = {title: 'Start here', tags: ['!autodocs'], parameters: {layout: 'fullscreen', controls: {disable: true}}};
export default meta;

const SNIPPET = `<flip-lesson lesson="positive-test">
  <flip-video src="positive-test.m3u8" label="The lecture">
    <track kind="captions" src="captions.en.vtt" srclang="en" default>
    <flip-checkpoint at="0:20" require="answer">
      <flip-question type="choice">
        <p>What does a positive test tell you?</p>
        <flip-option misconception="certainty">I am ill</flip-option>
        <flip-option correct>It depends</flip-option>
        <p slot="explanation">…</p>
      </flip-question>
    </flip-checkpoint>
  </flip-video>
  <flip-discussion label="The letter">
    <p>What should the letter say instead?</p>
  </flip-discussion>
</flip-lesson>`;

/** The thing itself, alive: watch, answer, write, reload. */
export const Welcome: StoryObj = {
  render: () => html`
    <main class="welcome">
      <h1>A lesson that asks, in plain HTML</h1>
      <p>Learners meet the new material before class: a lecture that stops and asks. Class is for talk and practice. These
        elements make such a lesson on any page, without a server and without an account. This one is alive: play it,
        answer, write something, reload the page. All is as you left it.</p>
      <h2>Try it</h2>
      <flip-lesson lesson="story-welcome" label="What does a positive test mean?">
        <flip-video id="welcome-lecture" label="The lecture" src=${media('positive-test.m3u8')} poster=${media('poster.jpg')}>
          ${captions}
          <flip-checkpoint at="0:20" label="Your guess" require="answer">
            <flip-question id="welcome-guess" type="choice">
              <p>Before you hear more: what does a positive test tell you?</p>
              <flip-option misconception="certainty">I am ill
                <span slot="feedback">Tests also go wrong in healthy people. How often that matters comes next.</span></flip-option>
              <flip-option correct>It depends on how common the illness is</flip-option>
              <p slot="explanation">The same test means different things in different groups. The next minute shows why.</p>
            </flip-question>
          </flip-checkpoint>
        </flip-video>
        <flip-discussion id="welcome-talk" label="The letter">
          <p>A letter that says only “positive” frightens people. What should it say instead?</p>
        </flip-discussion>
      </flip-lesson>
      <h2>All of it</h2>
      <pre tabindex="0"><code>${SNIPPET}</code></pre>
      <p>Each element has its page on the left, with its attributes, slots, events and styling hooks.</p>
    </main>`,
};
