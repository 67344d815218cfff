import {css} from 'lit';

export const chartStyles = css`
  .drawn {
    display: grid;
    gap: 0.75em;
  }
  .chart .percent {
    min-width: 3.2em;
  }
  .words {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: center;
    gap: 0.2em 0.9em;
    margin: 0;
    padding: 0;
    list-style: none;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .words .size-2 { font-size: 1.25em; }
  .words .size-3 { font-size: 1.5em; font-weight: 500; }
  .words .size-4 { font-size: 1.8em; font-weight: 600; }
  .words .size-5 { font-size: 2.1em; font-weight: 600; color: var(--_accent); }
  .words .size-6 { font-size: 2.5em; font-weight: 700; color: var(--_accent); }
  /* A word that can be pressed looks as it does for the class. */
  .words button { min-height: 44px; padding: 0 0.35em; border-color: transparent; border-radius: 0.4em; font: inherit; font-weight: inherit; line-height: 1.15; overflow-wrap: anywhere; }
  .words:has(button) { gap: 0 0.4em; }
  .words .word:hover { text-decoration: line-through 2px; }
  .words .back { color: var(--_muted); text-decoration: line-through; font-size: 1.0625em; }
  .words .back:hover { text-decoration: none; }
  .taken .words { justify-content: start; }
  .matrix {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.3em 0.75em;
    width: min(100%, 30em);
    line-height: 1.25;
    overflow-wrap: anywhere;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .matrix :is(.top, .low) { grid-column: 1 / -1; text-align: center; }
  .matrix .end { text-align: end; }
  .matrix .top::before { content: '↑ ' / ''; }
  .matrix .low::before { content: '↓ ' / ''; }
  .matrix .start:dir(ltr)::before { content: '←\\a0' / ''; }
  .matrix .end:dir(ltr)::after { content: '\\a0→' / ''; }
  .matrix .start:dir(rtl)::before { content: '→\\a0' / ''; }
  .matrix .end:dir(rtl)::after { content: '\\a0←' / ''; }
  .matrix .plane {
    grid-column: 1 / -1;
    aspect-ratio: 1;
    height: auto;
    border: 2px solid var(--_edge);
    border-radius: calc(var(--_radius) - 6px);
  }
  .matrix .plane:dir(rtl) { scale: -1 1; }
  .matrix line { stroke: var(--_line); stroke-width: 2px; }
  .dot { fill: var(--_accent); }
  .map { position: relative; width: fit-content; max-width: 100%; line-height: 0; }
  .map img { display: block; max-width: 100%; max-height: 65vh; }
  .map .over { position: absolute; inset: 0; }
  .map .dot { stroke: var(--_surface); stroke-width: 2px; }
  .histogram {
    display: flex;
    align-items: end;
    height: 12em;
    max-width: 40em;
    border-block-end: 2px solid var(--_edge);
    margin: 0 0.75em 1.4em;
  }
  .histogram .column { flex: 1; position: relative; height: 100%; min-width: 0; }
  .histogram .fill { fill: var(--_accent); }
  .histogram span { position: absolute; inset-block-start: 100%; inset-inline: 0; padding-block-start: 0.2em; font-size: 0.8125em; line-height: 1.2; text-align: center; white-space: nowrap; }
  .histogram .edge { inset-inline: 0 auto; translate: -50%; }
  .histogram .edge:dir(rtl) { translate: 50%; }
  /* On a wall: all of it is seen at once. */
  .screen .words { font-size: 1.2em; }
  .screen .matrix { width: min(100%, 46vh); font-size: 0.75em; }
  .screen .map img { width: auto; height: min(54vh, 28vw); max-height: none; }
  /* On a phone a name has the line to itself, beside its figure. */
  @media (max-width: 30rem) {
    .figured tr { grid-template-columns: minmax(0, 1fr) auto; }
    .figured .votes { grid-row: 3; text-align: start; font-size: 0.875em; }
    .figured .bar { grid-row: 2; }
  }
  .figures summary { width: fit-content; min-height: 44px; padding-block: 0.6em; cursor: pointer; font-weight: 600; }
  .figures td { text-align: end; padding: 0.3em 0; }
  .figures caption { font-weight: 600; }
  @media print {
    .words button { display: inline; }
  }
  @media print {
    .figures:not([open]) { display: none; }
  }
  @media (forced-colors: active) {
    .words button { border-color: ButtonBorder; }
    .dot, .histogram .fill { fill: Highlight; }
  }
`;
