import {html, nothing, type TemplateResult} from 'lit';

/** What a control set, as an attribute: an empty control leaves the attribute out. */
export const given = (value: unknown): string | typeof nothing =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : nothing;

/** The file of the example lecture's folder. */
export const media = (name: string): string => `media/${name}`;

export const captions = html`
  <track kind="captions" src=${media('captions.en.vtt')} srclang="en" label="English" default>
  <track kind="chapters" src=${media('chapters.en.vtt')} srclang="en">`;

/** A question on one idea, with the wrong ideas people really have. */
export const topOfThrow = (id: string): TemplateResult => html`
  <flip-question id=${id} type="choice">
    <p>You throw a ball straight up. Which force acts on it at the very top, where it stands still for an instant?</p>
    <flip-option correct>Only gravity</flip-option>
    <flip-option misconception="impetus">Gravity, and what is left of the throw
      <span slot="feedback">The throw ended when the ball left your hand. Motion needs no force to go on.</span></flip-option>
    <flip-option misconception="rest-means-no-force">None: it stands still
      <span slot="feedback">If no force acted, it would stay up there.</span></flip-option>
    <p slot="hint">What touches the ball, and what pulls it without touching?</p>
    <p slot="explanation">At the top the speed is zero for an instant, but it is changing, and a change of speed needs a
      force. The only one left is gravity, the same all the way up and down.</p>
  </flip-question>`;
