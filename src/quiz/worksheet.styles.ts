import {css} from 'lit';

/** A quiz on paper: no frames, a rule between questions, and none torn apart by the end of a page. */
export const worksheetStyles = css`
  .pen {
    display: none;
  }
  @media print {
    section {
      font-size: 11pt;
      line-height: 1.45;
    }
    header {
      margin-block-end: 0.75rem;
    }
    .pen {
      display: flex;
      gap: 1.5rem;
      margin-block-end: 1.5rem;
    }
    .pen span {
      flex: 1;
      padding-block-start: 0.9em;
      border-block-end: 1px solid;
    }
    .pen span:first-child {
      flex: 2;
    }
    .questions {
      display: block;
    }
    .questions ::slotted(*) {
      margin-block: 0 0.75rem;
    }
    .questions ::slotted(flip-question) {
      margin: 0;
      padding: 0.9rem 0;
      border: 0;
      border-block-start: 1px solid #999;
      border-radius: 0;
      background: none;
      break-inside: avoid;
    }
    .result {
      margin: 0;
      padding: 1rem 0 0;
      border: 0;
      border-block-start: 2px solid;
      border-radius: 0;
    }
    .sum,
    .line,
    .certain,
    .effort,
    .attempts {
      break-inside: avoid;
    }
    .line {
      min-height: 0;
      padding: 0.25em 0;
    }
    .result ol {
      gap: 0;
      margin-block-start: 0.5rem;
    }
    .badge {
      border: 1.5px solid var(--_muted);
      background: none;
      color: var(--_muted);
    }
    .badge.good {
      border-color: var(--_good);
      background: none;
      color: var(--_good);
    }
    .badge.bad {
      border-color: var(--_bad);
      background: none;
      color: var(--_bad);
    }
  }
`;

/** One of its questions. */
export const sheetStyles = css`
  @media print {
    .prompt {
      font-size: 1em;
    }
    .number {
      margin-block-end: 0.1rem;
    }
    .rows {
      gap: 0.15rem;
      margin-block-start: 0.5rem;
    }
    .row,
    .row:has(:checked) {
      min-height: 0;
      padding: 0.2em 0;
      border: 0;
      background: none;
      box-shadow: none;
    }
    .hints,
    .notice {
      display: none;
    }
    .result {
      margin-block-start: 0.5rem;
      padding: 0;
      background: none;
      break-inside: avoid;
    }
    .verdict {
      font-size: 1em;
    }
    .badge {
      width: 1.4em;
      height: 1.4em;
      border: 1.5px solid;
      background: none;
      color: var(--_tone, var(--_muted));
    }
  }
`;
