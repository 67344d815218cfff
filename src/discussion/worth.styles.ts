import {css} from 'lit';

export const worthStyles = css`
  .worth,
  .roll {
    margin-block-end: var(--_space);
    padding: 0.8em 1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
    font-size: 0.9375em;
  }
  .worth :is(ul, p),
  .roll :is(ul, p) {
    margin: 0;
  }
  .worth .sum,
  .worth .needs {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.1em 1.5em;
  }
  .worth .sum {
    justify-content: space-between;
  }
  .roll {
    margin-block-start: calc(1.5 * var(--_space));
  }
  .worth .score {
    font-weight: 600;
  }
  .worth .needs {
    align-items: center;
    padding: 0;
    margin-block-start: 0.35em;
    list-style: none;
  }
  .needs li {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-height: 2em;
  }
  .tick {
    flex: none;
    display: inline-grid;
    place-items: center;
    width: 1.25em;
    height: 1.25em;
    border: 2px solid var(--_edge);
    border-radius: 50%;
  }
  .needs .done .tick {
    border-color: var(--_good);
    background: var(--_good);
    color: var(--_surface);
  }
  .tick svg.icon {
    width: 0.85em;
    height: 0.85em;
    stroke-width: 4;
  }
  .worth summary,
  .roll summary {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-height: 44px;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    flex: none;
    width: 0.5em;
    height: 0.5em;
    margin-inline: 0.1em 0.2em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: -45deg;
  }
  summary:dir(rtl)::before {
    rotate: 135deg;
  }
  [open] > summary::before {
    rotate: 45deg;
  }
  .worth .needs + details,
  .worth .sum + details {
    margin-block-start: 0.2em;
  }
  .worth details[open],
  .roll[open] {
    padding-block-end: 0.5em;
  }
  :is(.worth, .roll) table {
    width: 100%;
    border-collapse: collapse;
    margin-block-end: 0.6em;
  }
  :is(.worth, .roll) :is(th, td) {
    padding-block: 0.35em;
    padding-inline: 0 0.6em;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  :is(.worth, .roll) td {
    white-space: nowrap;
  }
  :is(.worth, .roll) :is(th, td, summary, h5),
  .rated span {
    unicode-bidi: plaintext;
  }
  @container (max-width: 24rem) {
    :is(.worth, .roll) :is(table td, th) {
      white-space: normal;
      hyphens: auto;
    }
  }
  :is(.worth, .roll) thead th {
    color: var(--_muted);
    font-size: 0.875em;
  }
  :is(.worth, .roll) h5 {
    margin: 0.6em 0 0.2em;
    font-size: 1em;
  }
  :is(.worth, .roll) details ul {
    padding-inline-start: 1.2em;
  }
  .judged li {
    margin-block-end: 0.3em;
  }
  .judged a {
    display: inline-block;
    max-width: 100%;
    min-height: 24px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: bottom;
    color: inherit;
  }
  :is(.worth, .roll) details > p {
    margin-block-start: 0.5em;
    color: var(--_muted);
    max-width: 46em;
  }
  .rated {
    margin-block: 0.5rem;
    padding: 0.5em 0.9em;
    max-width: 42em;
    border-inline-start: 4px solid var(--_accent);
    border-radius: calc(var(--_radius) - 6px);
    background: var(--_raised);
    overflow-wrap: anywhere;
  }
  .worth .rated {
    background: var(--_surface);
  }
  .rated ul {
    margin: 0.2em 0 0;
    padding-inline-start: 1.2em;
  }
  @media (forced-colors: active) {
    .worth,
    .roll {
      border: 1px solid;
    }
  }
  @media print {
    .roll {
      display: none;
    }
  }
`;
