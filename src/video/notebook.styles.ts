import {css} from 'lit';
import {overBarStyles} from './over-bar.styles.js';

export const notebookStyles = css`
  ${overBarStyles}
  .peg {
    fill: var(--_ink);
    stroke: var(--_surface);
    stroke-width: 1.5;
  }
  .note-form,
  .notes {
    border-block-start: 1px solid var(--_line);
    padding: 0.75rem 1rem 1rem;
  }
  .note-form {
    display: grid;
    gap: 0.5rem;
    background: var(--_raised);
  }
  li .note-form {
    border: 0;
    padding: 0.75rem;
    border-radius: 10px;
    flex: 1;
  }
  .note-form label,
  .notes h3 {
    font-weight: 600;
  }
  .note-form textarea {
    font: inherit;
    width: 100%;
    min-height: 4.5rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_edge);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    resize: vertical;
  }
  .note-form p,
  .note-words {
    margin: 0;
  }
  .note-form p {
    font-size: 0.875rem;
  }
  .note-acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .notes-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0.25rem 0.5rem;
  }
  .notes-head button {
    padding-inline: 0.5em;
    font-size: 0.875rem;
  }
  .notes h3 {
    margin: 0;
    margin-inline-end: auto;
    font-size: 1rem;
  }
  .notes h3 .quiet {
    font-weight: 400;
    font-size: 0.875rem;
    margin-inline: 0.5rem;
  }
  .notes ul {
    max-height: 20rem;
    overflow: auto;
    margin: 0 -0.5rem;
    padding: 0 0.5rem;
    list-style: none;
  }
  .notes li {
    display: flex;
    align-items: start;
    gap: 0.25rem;
    padding-block: 0.25rem;
  }
  .notes li + li {
    border-block-start: 1px solid var(--_line);
  }
  .notes li button.plain {
    min-width: 44px;
    padding: 0;
    border-radius: 10px;
  }
  .notes .note-time {
    min-width: 3.5rem;
    margin-inline-start: -0.5rem;
    padding: 0.25rem 0.5rem;
    border-color: transparent;
    border-radius: 10px;
    color: var(--_accent);
    font-variant-numeric: tabular-nums;
  }
  .note-words {
    flex: 1;
    min-width: 0;
    padding-block: 0.625rem;
    white-space: pre-wrap;
  }
  .note-gone {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    padding-inline: 0.5rem;
  }
  :host(:fullscreen) .notes ul {
    max-height: 25vh;
  }
  @media (forced-colors: active) {
    .peg {
      fill: CanvasText;
      stroke: Canvas;
    }
  }
  @media print {
    .note-form,
    .note-form :is(label, p),
    .note-gone {
      display: none;
    }
    /* What is being written is there on paper, too. */
    li .note-form {
      display: block;
      padding: 0;
      background: none;
    }
    .note-form textarea {
      border: 0;
      resize: none;
    }
    .notes {
      padding: 0;
      border: 0;
    }
    .notes ul {
      max-height: none;
      overflow: visible;
    }
    .notes .note-time {
      display: inline-flex;
      min-height: 0;
      padding-block: 0.625rem;
      border: 0;
      color: inherit;
    }
  }
`;
