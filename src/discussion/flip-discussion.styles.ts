import {css} from 'lit';

export const discussionStyles = css`
  section {
    container-type: inline-size;
  }
  h3,
  h4,
  p {
    margin: 0;
  }
  h3 {
    font-size: 1.35em;
    line-height: 1.3;
    text-wrap: balance;
  }
  h3:not(.unseen) {
    margin-block-end: 0.6rem;
  }
  .prompt {
    margin-block-end: calc(1.5 * var(--_space));
  }
  ::slotted(:first-child) {
    margin-block-start: 0;
  }
  ::slotted(:last-child) {
    margin-block-end: 0;
  }
  .empty {
    margin-block-start: calc(1.5 * var(--_space));
    padding: calc(1.5 * var(--_space));
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    color: var(--_muted);
    text-align: center;
  }
  .empty strong {
    display: block;
    color: var(--_ink);
  }
  .bare {
    display: block;
    width: 100%;
  }
  label.bare {
    font-weight: 600;
    margin-block-end: 0.4em;
  }
  textarea.bare {
    font: inherit;
    line-height: 1.55;
    padding: 0.65em 0.85em;
    margin-block-end: 3.6rem;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 4px);
    resize: none;
    color: inherit;
    background: var(--_surface);
  }
  @media print {
    .new {
      display: none;
    }
  }
`;
