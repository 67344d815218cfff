import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/discussion/index.js';
import '../src/video/index.js';
import {captions, given, media} from './content.js';

const meta: Meta = {title: 'Talk/flip-discussion', component: 'flip-discussion', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Open this page in a second tab: what is written in one appears in the other. The dots beside the number of posts save a copy. */
export const Default: Story = {
  render: ({label}) => html`
    <flip-discussion id="story-talk" label=${given(label)}>
      <p>Your doctor's letter says only “positive”. What should it say instead, so that a frightened person understands it?
        Write the two sentences you would like to read.</p>
    </flip-discussion>`,
  args: {label: 'The letter'},
};

/** Learners write before they read: what the others wrote appears after an own post. */
export const PostFirst: Story = {
  render: () => html`
    <flip-discussion id="story-talk-first" label="Before you read on" gate="post-first" min-words="5">
      <p>Why does a ball that is thrown up stop for a moment at the top? Write what you think before you see what others think.</p>
    </flip-discussion>`,
};

/** Questions to the teacher: “I have this too” tells which to answer first. */
export const Questions: Story = {
  render: () => html`
    <flip-discussion id="story-talk-questions" label="Ask about the lecture" kind="questions" sort="unanswered" edit-for="30">
      <p>What is still unclear? One sentence is enough.</p>
    </flip-discussion>`,
};

/** Everybody opens one thread; three posts a day; the box counts words. */
export const OneEach: Story = {
  render: () => html`
    <flip-discussion id="story-talk-each" label="Your example" kind="one-each" limit="3" min-words="20" max-words="120">
      <p>Find a test result in the news and say what it does not tell.</p>
    </flip-discussion>`,
};

/** Posts belong to a second of the video: play it, write something, and see it on the bar and beside the picture. */
export const AboutAVideo: Story = {
  render: () => html`
    <flip-video id="story-talk-video" label="What does a positive test mean?" src=${media('positive-test.mp4')} poster=${media('poster.jpg')}>${captions}</flip-video>
    <flip-discussion id="story-talk-time" for="story-talk-video" anchor="time" sort="place" label="What puzzles you?">
      <p>Write down what puzzles you at the moment it does: your post keeps its place in the video.</p>
    </flip-discussion>`,
};

/** What is asked for and what it is worth: the learner sees both, with the reasons; the teacher rates by the rubric. */
export const Scored: Story = {
  render: () => html`
    <flip-discussion id="story-talk-scored" label="What would you ask the doctor?" posts="1" replies="2" scored>
      <p>Your test is positive. Which one question do you ask, and why that one?</p>
      <ul slot="rubric">
        <li data-points="2">Gives a reason</li>
        <li>Uses the lecture
          <ol><li data-points="0">not at all</li><li data-points="1">names it</li><li data-points="2">reckons with it</li></ol></li>
      </ul>
    </flip-discussion>`,
};
