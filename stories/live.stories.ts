import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/live/index.js';
import '../src/quiz/index.js';
import {given, topOfThrow} from './content.js';

const meta: Meta = {title: 'In class/flip-peer', component: 'flip-peer', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** Teacher and learner in one page, because there is no class here: start it, vote, and lead yourself through. */
export const Default: Story = {
  render: ({label}) => html`<flip-peer id="story-peer" label=${given(label)} think="0">${topOfThrow('story-peer-top')}</flip-peer>`,
  args: {label: 'At the top'},
};

/** A question of the same idea at the end tells learning from copying. */
export const FollowUp: Story = {
  render: () => html`
    <flip-peer id="story-peer-follow" label="At the top" think="0" follow-up="story-peer-down">
      ${topOfThrow('story-peer-up')}
      <flip-question id="story-peer-down">
        <p>Half a second later it is on its way down. Which force acts on it now?</p>
        <flip-option correct>Only gravity</flip-option>
        <flip-option misconception="impetus">Gravity, and a force that makes it move</flip-option>
      </flip-question>
    </flip-peer>`,
};

/** No answer is right: the advice goes by how far opinions are spread. */
export const Opinion: Story = {
  render: () => html`
    <flip-peer id="story-peer-opinion" label="Your opinion" think="0">
      <flip-question id="story-opinion">
        <p>A school tests everybody once a week. Should it?</p>
        <flip-option>Yes</flip-option><flip-option>Only with symptoms</flip-option><flip-option>No</flip-option>
      </flip-question>
    </flip-peer>`,
};

/** Bars grow while votes come. */
export const Poll: Story = {
  render: () => html`
    <flip-poll id="story-poll" label="Before we begin" show="live">
      <flip-question id="story-poll-q" type="scale" min="1" max="5" labels="not at all|very well"><p>How well did you follow the lecture?</p></flip-question>
    </flip-poll>`,
};

/** Ideas of the class, and votes for them. */
export const Brainstorm: Story = {
  render: () => html`
    <flip-poll id="story-storm" label="Ideas" type="brainstorm" max="3" show="live"><p>How could our school use less paper?</p></flip-poll>`,
};

/** "I am lost", and how many are, for the teacher. */
export const Pulse: Story = {
  render: () => html`
    <flip-pulse id="story-pulse"></flip-pulse>
    <flip-pulse id="story-pace" label="How is the pace?" labels="Too fast|Just right|Too slow"></flip-pulse>`,
};

/** Answer both, close them, and see who is in front: alone, that is you. */
export const Competition: Story = {
  render: () => html`
    <flip-poll id="story-race-top" label="At the top">${topOfThrow('story-race-top-q')}</flip-poll>
    <flip-poll id="story-race-fall" label="On its way down" seconds="60">
      <flip-question id="story-race-fall-q">
        <p>Half a second later it is on its way down. Which force acts on it now?</p>
        <flip-option correct>Only gravity</flip-option>
        <flip-option misconception="impetus">Gravity, and a force that makes it move</flip-option>
      </flip-question>
    </flip-poll>
    <flip-standings id="story-race" speed></flip-standings>`,
};

/** Alone at home: answer and reason, others' reasons, answer again. The teacher's own reasons stand in for the class. */
export const AtHome: Story = {
  render: () => html`
    <flip-peer id="story-home" label="At the top" at-home>
      <flip-question id="story-home-q">
        <p>A ball is thrown up. Which force acts on it at the top?</p>
        <flip-option value="gravity" correct>Only gravity</flip-option>
        <flip-option value="upward" misconception="impetus">An upward force</flip-option>
      </flip-question>
      <p slot="reason" for="gravity">Nothing touches the ball, so nothing else can push it.</p>
      <p slot="reason" for="upward">It still moves up, so something still pushes it up.</p>
    </flip-peer>`,
};
