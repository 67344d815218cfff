import {css} from 'lit';

export const composerStyles = css`
  label {
    display: block;
    font-weight: 600;
    margin-block-end: 0.4em;
  }
  /* The unseen copy of the text gives the box its height, in every engine and without a script. */
  .grow {
    display: grid;
    max-height: 60vh;
  }
  .grow::after {
    content: attr(data-text) / '';
    visibility: hidden;
    white-space: pre-wrap;
  }
  .grow::after,
  textarea {
    grid-area: 1 / 1;
    font: inherit;
    line-height: 1.55;
    min-width: 0;
    padding: 0.65em 0.85em;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 4px);
    overflow-wrap: anywhere;
  }
  .grow::after {
    max-height: inherit;
    overflow: hidden;
  }
  textarea {
    width: 100%;
    resize: none;
    color: inherit;
    background: var(--_surface);
  }
  textarea:focus-visible {
    outline-offset: -1px;
    border-color: var(--_accent);
  }
  textarea[aria-invalid] {
    border-color: var(--_bad);
  }
  :is(#fault, #help, #count) {
    margin: 0;
    font-size: 0.875em;
  }
  #fault,
  #count.bad {
    color: var(--_bad);
    font-weight: 600;
  }
  #count,
  #note {
    color: var(--_muted);
  }
  #note:not(:empty) {
    margin-block-start: 0.4em;
    font-size: 0.875em;
  }
  #note p {
    margin: 0;
  }
  #fault:not(:empty) {
    margin-block-start: 0.4em;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em 1em;
    margin-block-start: 0.6em;
  }
  #help {
    color: var(--_muted);
    flex: 1 1 12em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
    margin-inline-start: auto;
  }
  .buttons button {
    padding-inline: 0.95em;
  }
  [aria-pressed='true'] {
    background: var(--_raised);
    color: var(--_ink);
  }
  .preview {
    margin-block-start: 0.75em;
    padding: 0.75em 1em;
    border: 1px dashed var(--_edge);
    border-radius: calc(var(--_radius) - 4px);
    min-height: 3em;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
