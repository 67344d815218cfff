import {css} from 'lit';

/** What a survey looks like: a calm form, and its results. */
export const surveyStyles = css`
  section,
  .pages,
  .desk,
  .results,
  .questions {
    display: grid;
    gap: calc(1.25 * var(--_space));
    grid-template-columns: minmax(0, 1fr);
  }
  .desk,
  .results,
  .heeded {
    border-block-start: 1px solid var(--_line);
    padding-block-start: calc(1.25 * var(--_space));
  }
  h3,
  h4,
  p,
  dl,
  dd,
  ul {
    margin: 0;
  }
  h3 {
    font-size: 1.25em;
    line-height: 1.3;
  }
  h4 {
    font-size: 1.0625em;
    line-height: 1.35;
  }
  .privacy {
    display: flex;
    gap: 0.6em;
    padding: 0.75em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
    text-wrap: pretty;
  }
  h4,
  dt,
  .privacy span,
  .size {
    unicode-bidi: plaintext;
  }
  .privacy svg {
    margin-block-start: 0.12em;
    color: var(--_accent);
  }
  .state {
    padding: 0.75em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_good-tint);
    text-wrap: pretty;
  }
  .desk .state {
    background: var(--_raised);
  }
  .state svg {
    color: var(--_good);
  }
  .progress {
    display: grid;
    gap: 0.4em;
  }
  .progress h4 {
    color: var(--_muted);
    font-size: 0.9375em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  progress {
    appearance: none;
    width: 100%;
    height: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--_line);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem 0.9rem;
  }
  button[aria-disabled] {
    opacity: 0.6;
  }
  .lacking {
    color: var(--_bad);
    font-weight: 600;
    flex: 1 1 12em;
  }
  .lacking:empty {
    display: none;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25em 1em;
  }
  .size {
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }
  .caption {
    text-align: start;
    margin-block-end: 0.5em;
    padding: 0;
  }
  .asked {
    font-weight: 650;
  }
  .facts {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    margin-inline-start: 0.4em;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .chart tr {
    display: grid;
    grid-template-columns: minmax(4em, 14em) minmax(0, 1fr) 2.2em 3.2em;
    gap: 0.2em 0.9em;
    align-items: center;
    padding-block: 0.22em;
  }
  .chart tbody th {
    grid-area: 1 / 1;
    text-align: start;
    font-weight: 400;
  }
  .chart .bar {
    grid-area: 1 / 2;
    height: 0.9em;
    padding: 0;
  }
  .chart .count {
    grid-area: 1 / 3;
    text-align: end;
    padding: 0;
  }
  .chart .percent {
    grid-area: 1 / 4;
    text-align: end;
    padding: 0;
    color: var(--_muted);
  }
  .bar svg {
    display: block;
  }
  :host(:dir(rtl)) .bar svg {
    transform: scaleX(-1);
  }
  .rail {
    fill: var(--_raised);
  }
  .fill {
    fill: var(--_accent);
  }
  .words {
    display: grid;
    gap: 0.4em;
    padding: 0;
    list-style: none;
  }
  .words li {
    padding: 0.5em 0.85em;
    border-radius: calc(var(--_radius) - 6px);
    background: var(--_raised);
    white-space: pre-line;
  }
  .scroll {
    overflow-x: auto;
  }
  .cross th,
  .cross td {
    padding: 0.4em 0.75em;
    border-block-end: 1px solid var(--_line);
    text-align: end;
    vertical-align: baseline;
    font-weight: 400;
    overflow-wrap: normal;
  }
  .cross tbody th {
    text-align: start;
  }
  .cross thead th,
  .cross .total {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .by,
  .heed label {
    display: grid;
    gap: 0.3em;
    font-weight: 600;
  }
  select,
  textarea {
    font: inherit;
    font-weight: 400;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: 8px;
    padding: 0.5em 0.75em;
    min-height: 44px;
    max-width: 100%;
    width: 100%;
  }
  .by select {
    width: auto;
    max-width: 24em;
  }
  textarea {
    resize: vertical;
    field-sizing: content;
  }
  summary {
    cursor: pointer;
    min-height: 44px;
    align-content: center;
    font-weight: 600;
  }
  .names {
    columns: 12em;
    padding-inline-start: 1.25em;
  }
  .heed {
    display: grid;
    gap: 0.9em;
  }
  .heeded,
  .heeded ul {
    display: grid;
    gap: 0.9em;
  }
  .heeded ul {
    padding: 0;
    list-style: none;
  }
  .heeded li {
    padding: 0.85em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
  }
  dl {
    display: grid;
    gap: 0.6em 1.5em;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr));
  }
  dt {
    font-size: 0.875em;
    color: var(--_muted);
  }
  dd {
    white-space: pre-line;
  }
  .did dd {
    font-weight: 600;
  }
  .date {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
    font-size: 0.875em;
    margin-block-start: 0.5em;
  }
  .screen {
    font-size: clamp(1.25rem, 2.2vw, 2.25rem);
  }
  ::slotted(:is(h1, h2, h3, h4, p)) {
    margin-block: 0;
  }
  @media (max-width: 30em) {
    .chart tr {
      grid-template-columns: minmax(0, 1fr) 2.2em 3.2em;
    }
    .chart .count {
      grid-area: 1 / 2;
    }
    .chart .percent {
      grid-area: 1 / 3;
    }
    .chart .bar {
      grid-area: 2 / 1 / 3 / 4;
      height: 0.6em;
    }
  }
  @media (forced-colors: active) {
    .fill {
      fill: Highlight;
    }
    .privacy,
    .state,
    .words li,
    .heeded li {
      border: 1px solid;
    }
  }
  @media print {
    .progress,
    .heed,
    .by {
      display: none;
    }
    .fill {
      print-color-adjust: exact;
    }
    .sums {
      break-inside: avoid;
    }
  }
`;
