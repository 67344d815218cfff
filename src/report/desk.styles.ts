import {css} from 'lit';

export const deskStyles = css`
  .report {
    container: report / inline-size;
    font-variant-numeric: tabular-nums;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: 0.75rem;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
  }
  ul,
  ol {
    padding: 0;
    list-style: none;
  }
  h2 {
    font-size: 1.5em;
    line-height: 1.2;
  }
  h3 {
    font-size: 1.125em;
    line-height: 1.3;
  }
  .small {
    font-size: 0.875em;
  }
  .nobr {
    white-space: nowrap;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .menu {
    position: relative;
  }
  .menu summary {
    list-style: none;
  }
  .menu summary::-webkit-details-marker {
    display: none;
  }
  .menu > div {
    position: absolute;
    z-index: 2;
    inset-inline-end: 0;
    display: grid;
    gap: 0.25rem;
    min-width: 14em;
    margin-block-start: 0.25rem;
    padding: 0.5rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_surface);
    box-shadow: 0 8px 24px rgb(0 0 0 / 0.18);
  }
  .menu > div button {
    justify-content: start;
    border-color: transparent;
    border-radius: 8px;
    font-weight: 400;
  }
  .notice {
    margin-block-start: 1rem;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    margin-block: 1rem 1.25rem;
    border-block-end: 1px solid var(--_line);
  }
  .tabs button {
    flex: 1 0 auto;
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: 8px 8px 0 0;
    padding-inline: 0.25em;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .tabs [aria-selected='true'] {
    color: var(--_ink);
    border-block-end-color: var(--_accent);
  }
  @container report (min-width: 36rem) {
    .tabs button {
      flex-grow: 0;
      padding-inline: 0.9em;
      font-size: 1em;
    }
    .moments {
      grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    }
  }
  [role='tabpanel']:focus {
    outline: none;
  }

  .digest {
    display: grid;
    gap: 1.75rem;
  }
  .digest > section {
    display: grid;
    gap: 0.625rem;
    min-width: 0;
  }
  .digest > section + section {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 1.5rem;
  }
  .digest h3 {
    display: flex;
    align-items: center;
    gap: 0.625rem;
  }
  .number {
    flex: none;
    display: inline-grid;
    place-items: center;
    width: 1.75em;
    height: 1.75em;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    color: var(--_accent);
    font-size: 0.875em;
  }

  svg.bar,
  svg.stack {
    display: block;
    width: 100%;
    height: 8px;
    border-radius: 4px;
    overflow: hidden;
  }
  svg.stack {
    height: 14px;
    border-radius: 7px;
  }
  :host(:dir(rtl)) :is(svg.bar, svg.stack) {
    scale: -1 1;
  }
  .ground,
  rect.none {
    fill: var(--_line);
  }
  .value,
  rect.half {
    fill: var(--_accent);
  }
  rect.half {
    fill: color-mix(in srgb, var(--_accent) 45%, var(--_surface));
  }
  rect.good,
  .good .value {
    fill: var(--_good);
  }
  .bad .value {
    fill: var(--_bad);
  }
  .edge .value {
    fill: var(--_edge);
  }
  .swatch {
    display: inline-block;
    width: 0.75em;
    height: 0.75em;
    margin-inline-end: 0.5em;
    border-radius: 3px;
    background: var(--_line);
  }
  .swatch.good {
    background: var(--_good);
  }
  .swatch.half {
    background: color-mix(in srgb, var(--_accent) 45%, var(--_surface));
  }
  .swatch.marked {
    background: color-mix(in srgb, var(--_bad) 30%, transparent);
  }

  table {
    border-collapse: collapse;
    width: 100%;
  }
  th {
    text-align: start;
    font-weight: 400;
  }
  td {
    text-align: end;
  }
  .legend th,
  .legend td {
    padding-block: 0.125rem;
  }
  .legend td {
    padding-inline-start: 1rem;
    width: 1%;
    white-space: nowrap;
  }
  .legend td:nth-of-type(1) {
    font-weight: 700;
  }

  summary {
    cursor: pointer;
    padding-block: 0.625em;
    font-weight: 600;
  }
  details:not(.menu) > summary {
    color: var(--_accent);
  }
  .lists {
    display: flex;
    flex-wrap: wrap;
    gap: 0 2rem;
  }
  .lists details[open] {
    flex: 1 0 100%;
  }
  .names {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .names li {
    padding: 0.125rem 0.75rem;
    border-radius: 999px;
    background: var(--_raised);
  }
  .plain {
    display: grid;
    gap: 0.375rem;
  }

  .ideas,
  .groups,
  .moments,
  .plan {
    display: grid;
    gap: 1.25rem;
  }
  .ideas > li,
  .groups > li {
    display: grid;
    gap: 0.5rem;
    align-content: start;
    justify-items: start;
    min-width: 0;
  }
  .ideas > li > *,
  .groups > li > * {
    min-width: 0;
    max-width: 100%;
  }
  p.idea {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 1rem;
    width: 100%;
  }
  p.idea strong {
    font-size: 1.0625em;
  }
  .figure {
    flex: none;
    font-size: 1.375em;
    font-weight: 700;
    line-height: 1;
  }
  .figure.small {
    font-size: 0.875em;
    font-weight: 400;
    color: var(--_muted);
  }
  .quotes {
    display: grid;
    gap: 0.5rem;
    width: 100%;
  }
  .quotes li {
    padding: 0.5rem 0.875rem;
    border-inline-start: 3px solid var(--_edge);
    border-radius: 0 8px 8px 0;
    background: var(--_raised);
    white-space: pre-line;
  }
  :host(:dir(rtl)) .quotes li {
    border-radius: 8px 0 0 8px;
  }
  .tick {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 0.625em;
    min-height: 44px;
    cursor: pointer;
  }
  .tick input {
    width: 1.25em;
    height: 1.25em;
    accent-color: var(--_accent);
  }
  .groups details {
    width: 100%;
  }
  .sorting {
    display: grid;
    gap: 0.75rem;
  }
  .sorting label {
    display: grid;
    gap: 0.25rem;
  }
  input[type='text'],
  select {
    font: inherit;
    min-width: 0;
    max-width: 100%;
    min-height: 44px;
    padding: 0.25em 0.75em;
    border: 1px solid var(--_edge);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
  }
  .remarks li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.375rem 1rem;
    padding-block: 0.5rem;
    border-block-start: 1px solid var(--_line);
  }
  .remarks bdi {
    flex: 1 1 14em;
  }
  .remarks select {
    flex: none;
    width: 9em;
  }
  .ask[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .ask svg {
    color: var(--_accent);
  }
  :host(:dir(rtl)) .ask[aria-pressed='false'] svg {
    scale: -1 1;
  }

  .moments li {
    display: grid;
    gap: 0.25rem;
  }
  .on-paper {
    display: none;
  }
  .curve {
    padding-block-start: 0.25rem;
  }
  svg.lane {
    display: block;
    width: 100%;
    height: 44px;
    border-block-end: 1px solid var(--_edge);
    background: var(--_raised);
    border-radius: 6px 6px 0 0;
  }
  .area {
    fill: color-mix(in srgb, var(--_accent) 55%, transparent);
  }
  .column {
    fill: var(--_accent);
  }
  .column.stop {
    fill: var(--_bad);
  }
  rect.marked {
    fill: color-mix(in srgb, var(--_bad) 26%, transparent);
  }
  .axis {
    display: flex;
    justify-content: space-between;
    padding-block-start: 0.125rem;
  }
  .plan li {
    display: grid;
    grid-template-columns: 4.25em 1fr;
    gap: 0.75rem;
    align-items: start;
  }
  .plan li > div {
    display: grid;
    gap: 0.375rem;
    justify-items: start;
    min-width: 0;
  }
  .minutes {
    padding: 0.25rem 0;
    border-radius: 8px;
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    text-align: center;
    font-weight: 600;
    white-space: nowrap;
  }
  .teach .minutes {
    background: var(--_bad-tint);
  }
  .total {
    font-weight: 700;
  }
  .need {
    display: grid;
    gap: 0.5rem;
    padding-block: 0.25rem 0.5rem;
  }

  .gradebook,
  .items,
  .watching,
  .questions {
    display: grid;
    gap: 1rem;
    min-width: 0;
  }
  .gradebook > button,
  .items > button {
    justify-self: start;
  }
  .scroll {
    position: relative;
    overflow-x: auto;
    max-width: 100%;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 4px);
  }
  .grades {
    background: var(--_surface);
  }
  .grades th,
  .grades td {
    padding: 0.5rem 0.75rem;
    border-block-start: 1px solid var(--_line);
    vertical-align: baseline;
  }
  .grades thead th {
    border-block-start: 0;
    background: var(--_raised);
    font-weight: 600;
    vertical-align: bottom;
  }
  .grades thead th:not(:first-child) {
    text-align: end;
  }
  .grades thead button {
    min-height: 44px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    text-align: start;
    overflow-wrap: normal;
  }
  .grades tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    min-width: 7em;
    max-width: 12em;
    background: var(--_surface);
  }
  .grades thead tr > :first-child {
    background: var(--_raised);
  }
  .grades td.finished {
    color: var(--_good);
    font-weight: 600;
  }
  .grades td.toDo {
    color: var(--_muted);
  }
  .grades td .small {
    display: block;
    font-weight: 400;
  }
  .spread th[scope='row'] {
    width: 100%;
    padding-block: 0.125rem;
    line-height: 1.3;
  }
  .spread td,
  .spread thead th:last-child {
    padding-inline-start: 1rem;
    text-align: end;
    vertical-align: bottom;
    line-height: 1;
  }
  .questions > li {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    padding-block: 0.5rem 1.25rem;
    border-block-end: 1px solid var(--_line);
    min-width: 0;
  }
  .questions h3 {
    font-size: 1em;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.75rem;
  }
  .figures > div {
    display: flex;
    flex-direction: column-reverse;
    border-inline-start: 3px solid var(--_line);
    padding-inline-start: 0.625rem;
  }
  .figures .bad {
    border-color: var(--_bad);
  }
  .figures .good {
    border-color: var(--_good);
  }
  .figures .half {
    border-color: var(--_accent);
  }
  .figures dt {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .figures dd {
    font-weight: 700;
  }
  .figures dd .small {
    font-weight: 400;
  }
  .choices-table th {
    padding-block: 0.25rem;
    width: 100%;
  }
  .choices-table td {
    padding-inline-start: 1rem;
    white-space: nowrap;
    vertical-align: bottom;
    line-height: 1.2;
  }
  .choices-table td .small {
    display: inline-block;
    min-width: 3.5em;
  }
  .right .answer {
    font-weight: 600;
  }
  .right .answer svg {
    color: var(--_good);
    margin-inline-end: 0.25em;
  }
  .tag {
    display: inline-block;
    margin-inline-start: 0.5em;
    padding: 0 0.625em;
    border-radius: 999px;
    background: var(--_bad-tint);
    font-size: 0.8125em;
  }
  .lanes {
    display: grid;
    gap: 0.5rem;
  }
  .watching > section {
    display: grid;
    gap: 0.5rem;
    min-width: 0;
  }
  @container report (min-width: 36rem) {
    .ideas,
    .groups {
      grid-template-columns: 1fr 1fr;
      gap: 1.5rem 2rem;
    }
    .ideas {
      grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
    }
    .lane-row {
      display: grid;
      grid-template-columns: 9rem 1fr;
      align-items: end;
      gap: 0.75rem;
    }
    .lane-row .quiet {
      display: block;
    }
    .lanes .axis {
      margin-inline-start: 9.75rem;
    }
  }

  dialog.show {
    width: 100vw;
    height: 100vh;
    max-width: none;
    max-height: none;
    margin: 0;
    padding: 4vmin;
    border: 0;
    background: var(--_surface);
    color: var(--_ink);
    font-size: clamp(1.125rem, 2.4vmin + 0.5vw, 2.5rem);
  }
  dialog.show ul {
    display: grid;
    gap: 1.5em;
  }
  dialog.show > ul {
    margin-block-start: 1.5em;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
  }
  dialog.show ul ul {
    gap: 0.5em;
    margin-block-start: 0.5em;
  }
  @media (forced-colors: active) {
    svg.bar,
    svg.stack,
    svg.lane,
    .swatch {
      forced-color-adjust: none;
    }
    .tabs [aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
  @media print {
    .tabs,
    .tools,
    .tick,
    select,
    .choices label,
    .curve,
    details:not([open]) {
      display: none;
    }
    .on-paper {
      display: inline;
    }
    .report {
      padding: 0;
      border: 0;
      font-size: 8.5pt;
      line-height: 1.3;
    }
    .digest {
      columns: 2;
      display: block;
    }
    .digest > section {
      display: block;
      break-inside: avoid-column;
      margin-block-end: 0.75rem;
      padding-block-start: 0.5rem !important;
    }
    .ideas,
    .groups,
    .moments,
    .plan {
      display: block;
    }
    .ideas > li,
    .groups > li,
    .plan li,
    .moments li {
      margin-block-end: 0.375rem;
      break-inside: avoid;
    }
    .quotes li {
      padding-block: 0.125rem;
    }
    svg.bar,
    svg.stack,
    svg.lane {
      print-color-adjust: exact;
    }
    .scroll {
      overflow: visible;
    }
  }
`;
