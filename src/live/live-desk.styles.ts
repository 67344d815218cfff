import {css} from 'lit';

/** The teacher's controls of a running class, and what stands on the wall. */
export const liveDeskStyles = css`
  .desk {
    display: grid;
    gap: 0.9em;
    margin-block: var(--_space);
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    padding: min(1.25em, 4.5vw);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25em 1em;
  }
  h3 {
    margin: 0;
    font-size: 1.125em;
    line-height: 1.3;
  }
  .count {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    white-space: nowrap;
  }
  summary {
    cursor: pointer;
    font-weight: 600;
    min-height: 28px;
    width: fit-content;
  }
  .join {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 1em 1.75em;
    margin-block-start: 0.5em;
  }
  .qr {
    flex: none;
    display: block;
    width: 10.5em;
    height: 10.5em;
    border-radius: 8px;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  dl {
    margin: 0;
    flex: 1 1 12em;
    min-width: 0;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    margin: 0 0 0.35em;
    font-weight: 700;
    font-size: 1.25em;
    line-height: 1.3;
    /* An address runs from left to right, and begins where the words around it do. */
    width: fit-content;
  }
  .code {
    font-size: 2em;
    letter-spacing: 0.06em;
    font-variant-numeric: tabular-nums;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35em 1.25em;
  }
  .pace {
    display: inline-flex;
    align-items: center;
    gap: 0.6em;
    min-height: 44px;
    font-weight: 600;
    cursor: pointer;
  }
  .pace input {
    inline-size: 1.35em;
    block-size: 1.35em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .why {
    flex: 1 1 100%;
    font-size: 0.9375em;
  }
  .people {
    margin: 0.5em 0 0;
    padding: 0;
    list-style: none;
    columns: 10em;
  }
  .people li {
    padding-block: 0.15em;
    break-inside: avoid;
  }
  .remote {
    padding-inline: 0.35em 1em;
    flex-wrap: nowrap;
  }
  .remote select {
    font: inherit;
    font-weight: 600;
    flex: 1 1 6em;
    min-width: 0;
    min-height: 44px;
    padding-inline: 0.6em;
    border: 1px solid var(--_edge);
    border-radius: 999px;
    background: var(--_surface);
    color: inherit;
    text-overflow: ellipsis;
  }
  .step {
    flex: none;
    width: 44px;
    padding: 0;
  }
  .back svg,
  .step:not(.back) svg:dir(rtl) {
    scale: -1 1;
  }
  .back svg:dir(rtl) {
    scale: 1 1;
  }
  /* On a wall: legible from the last row, and calm. */
  .wall {
    font-size: clamp(1.125rem, 0.6rem + 1.35vw, 2.25rem);
  }
  section.wall {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 1em;
    min-height: 70vh;
    margin-block: var(--_space);
    /* As wide as the wall, where the lesson's column stands in the middle of it. */
    margin-inline: min(0px, 50% - min(46vw, 44rem));
  }
  section.wall .join {
    justify-content: center;
    gap: 1.5em 3em;
  }
  section.wall .qr {
    width: min(22em, 62vh, 86vw);
    height: auto;
    aspect-ratio: 1;
  }
  section.wall dl {
    flex: 0 1 auto;
  }
  /* What is typed stands beside what is scanned: both are in sight at once. */
  @media (min-aspect-ratio: 5/4) {
    section.wall .join {
      flex-wrap: nowrap;
    }
    section.wall .qr {
      width: min(16em, 54vh, 36vw);
    }
    section.wall .address {
      overflow-wrap: anywhere;
    }
  }
  section.wall .code {
    font-size: clamp(2em, 5vw, 3.4em);
  }
  section.wall .count {
    font-size: 1.25em;
  }
  .small {
    gap: 0.25em 1.25em;
    padding: 0.3em 1em 0.3em 0.4em;
    font-size: clamp(1rem, 0.6rem + 0.9vw, 1.6rem);
  }
  .small .join {
    flex: none;
    gap: 0.8em;
    margin: 0;
  }
  .small .qr {
    width: 4.6em;
    height: 4.6em;
  }
  .small dl {
    flex: none;
  }
  .small dt {
    display: none;
  }
  .small dd {
    margin: 0;
    font-size: 0.9em;
  }
  .small .code {
    font-size: 1.35em;
  }
  .small .count {
    margin-inline-start: auto;
  }
  @media (max-width: 36em) {
    .remote .count {
      display: none;
    }
  }
  @media print {
    .desk {
      border: 1px solid;
    }
    .buttons,
    .who {
      display: none;
    }
  }
`;
