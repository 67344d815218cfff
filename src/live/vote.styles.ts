import {css} from 'lit';

/** What polls and peer instruction look like, on a phone, on a desk and on a wall. */
export const voteStyles = css`
  section {
    display: grid;
    gap: var(--_space);
  }
  h3 {
    margin: 0;
    font-size: 1.125em;
    line-height: 1.3;
  }
  p {
    margin: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25em 1em;
  }
  .todo {
    font-size: 1.0625em;
    line-height: 1.45;
    text-wrap: pretty;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.35em 1.25em;
    padding: 0.8em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
  }
  .state > :first-child {
    flex: 1 1 12em;
  }
  .state.in {
    background: var(--_good-tint);
  }
  .state.in svg {
    color: var(--_good);
  }
  .timer {
    display: inline-flex;
    align-items: baseline;
    gap: 0.4em;
    font-variant-numeric: tabular-nums;
    font-weight: 700;
    font-size: 1.25em;
    line-height: 1.2;
    white-space: nowrap;
  }
  .timer.short {
    color: var(--_bad);
  }
  .beside {
    color: var(--_muted);
    font-weight: 400;
  }
  h4,
  .count {
    unicode-bidi: plaintext;
  }
  .count {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .intro {
    display: contents;
  }
  /* The cards' own gaps are the space between paragraphs; a page's rules for its paragraphs still win. */
  .intro ::slotted(p) {
    margin-block: 0;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr));
    gap: 1.5em 2.5em;
    align-items: start;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
    padding-block-end: 0.5em;
  }
  caption strong {
    margin-inline-end: 0.5em;
  }
  .share {
    white-space: nowrap;
    color: var(--_muted);
  }
  .chart tr {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto 3.2em;
    gap: 0.15em 0.75em;
    padding-block: 0.35em;
    align-items: baseline;
  }
  .chart thead {
    position: absolute;
  }
  th {
    text-align: start;
    font-weight: 500;
  }
  .right th {
    font-weight: 700;
  }
  .chart td {
    text-align: end;
    padding: 0;
  }
  .chart .votes {
    color: var(--_muted);
  }
  .chart .percent {
    font-weight: 700;
  }
  .chart .bar {
    grid-column: 1 / -1;
    height: 1em;
    line-height: 0;
  }
  .bar svg {
    display: block;
    height: 1em;
  }
  .bar svg:dir(rtl) {
    scale: -1 1;
  }
  .rail {
    fill: var(--_line);
    opacity: 0.55;
  }
  .fill {
    fill: var(--_edge);
  }
  .strong .fill {
    fill: var(--_accent);
  }
  .right .fill {
    fill: var(--_good);
  }
  .mark {
    color: var(--_good);
    margin-inline-start: 0.25em;
  }
  .desk {
    display: grid;
    gap: 0.9em;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
    padding: min(1.25em, 4.5vw);
  }
  .desk .head h4 {
    margin: 0;
    font-size: 1.125em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .buttons .last {
    margin-inline-start: auto;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
  }
  @media (width < 30rem) {
    .buttons .last {
      margin-inline-start: 0;
    }
  }
  .advice {
    padding: 0.8em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
    border-inline-start: 4px solid var(--_accent);
    font-weight: 600;
    text-wrap: pretty;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr));
    gap: 1.25em 2.5em;
    align-items: start;
  }
  .facts h4 {
    margin: 0 0 0.35em;
    font-size: 1em;
  }
  .big {
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .changes {
    overflow-wrap: break-word;
  }
  .changes th,
  .changes td {
    padding: 0.35em 0.6em;
    border: 1px solid var(--_line);
    text-align: center;
  }
  .changes td {
    font-weight: 700;
  }
  .changes .won {
    background: var(--_good-tint);
  }
  .changes .lost {
    background: var(--_bad-tint);
  }
  @media (forced-colors: active) {
    .fill,
    .strong .fill {
      fill: Highlight;
    }
    .right .fill {
      fill: LinkText;
    }
    .state,
    .advice {
      border: 1px solid;
    }
  }
  /* On a wall: legible from the last row, and calm. */
  .screen {
    font-size: clamp(1.125rem, 0.6rem + 1.35vw, 2.25rem);
    gap: calc(1.5 * var(--_space));
  }
  .screen h3 {
    font-size: 0.8em;
    color: var(--_muted);
    font-weight: 600;
  }
  .screen .state {
    padding: 0.9em 1.2em;
  }
  .screen .timer {
    font-size: 2em;
  }
  .screen .count {
    font-size: 1.25em;
  }
  .screen .charts {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
  }
  /* Two votes side by side are seen at once, with the question above them. */
  .screen .charts > :not(:only-child) {
    font-size: 0.8em;
  }
  .screen .facts {
    font-size: 0.75em;
  }
  .screen .bar {
    height: 1.1em;
  }
  .screen .bar svg {
    height: 1.1em;
  }
  @media print {
    .state,
    .buttons {
      display: none;
    }
    .fill,
    .rail {
      print-color-adjust: exact;
    }
  }
`;
