import {css} from 'lit';

export const transcriptStyles = css`
  section {
    container-type: inline-size;
    padding-block-end: calc(0.75 * var(--_space));
  }
  h3,
  h4,
  p {
    margin: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    margin-block-end: 0.75rem;
  }
  h3 {
    margin-inline-end: auto;
    font-size: 1.2em;
    line-height: 1.3;
  }
  select,
  input {
    font: inherit;
    min-height: 44px;
    border: 1px solid var(--_edge);
    border-radius: 999px;
    background: var(--_surface);
    color: inherit;
  }
  select {
    padding-inline: 0.9em;
    max-width: 100%;
  }
  .search {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    align-items: center;
    flex: 1 1 16rem;
    min-width: 0;
    max-width: 26rem;
  }
  input {
    flex: 1 1 6em;
    width: 0;
    min-width: 0;
    padding-inline: 1.1em 0.75em;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .count {
    padding-inline: 0.75em 0.25em;
    white-space: nowrap;
    unicode-bidi: plaintext;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }
  .count:empty {
    display: none;
  }
  .step {
    flex: none;
    width: 40px;
    padding: 0;
  }
  .next svg {
    rotate: 90deg;
  }
  .previous svg {
    rotate: -90deg;
  }
  .frame {
    position: relative;
  }
  .box {
    max-height: var(--flip-transcript-height, 26rem);
    overflow-y: auto;
    overscroll-behavior-y: contain;
    border-block: 1px solid var(--_line);
    padding: 0.5rem 0.25rem;
    scrollbar-gutter: stable;
  }
  .text {
    max-width: 46rem;
    /* The last line stands clear of the button that leads back. */
    padding-block-end: 3.75rem;
  }
  .para,
  .asked,
  .chapter {
    content-visibility: auto;
    contain-intrinsic-size: auto 6.5rem;
  }
  .para {
    display: grid;
    grid-template-columns: 4.25rem minmax(0, 1fr);
    align-items: start;
    padding-block: 0.35rem;
  }
  .para p {
    padding-block: 0.5rem;
    padding-inline-end: 0.5rem;
    line-height: 1.65;
    white-space: pre-line;
  }
  .time {
    min-height: 44px;
    padding: 0.55rem 0.35rem;
    align-items: flex-start;
    justify-content: flex-start;
    border-color: transparent;
    border-radius: 8px;
    font-size: 0.875em;
    font-weight: 400;
    line-height: 1.75;
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }
  .time:hover {
    color: var(--_accent);
  }
  .who {
    font-weight: 600;
    color: var(--_muted);
  }
  .who::after {
    content: ':';
  }
  .line {
    border-radius: 4px;
    padding-block: 0.12em;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
    cursor: pointer;
  }
  .still .line {
    cursor: auto;
  }
  .text:not(.still) .line:hover {
    background: var(--_raised);
  }
  .line[aria-current] {
    background: color-mix(in srgb, var(--_accent) 17%, transparent);
    box-shadow: 0 0 0 0.15em color-mix(in srgb, var(--_accent) 17%, transparent);
  }
  .line:focus-visible {
    outline-offset: 1px;
  }
  mark {
    background: #ffe08a;
    color: #23201c;
    border-radius: 2px;
  }
  mark.here {
    background: #ffb020;
    outline: 2px solid #23201c;
    outline-offset: 0;
  }
  .chapter {
    padding: 1.1rem 0.35rem 0.35rem;
    font-size: 1.05em;
    line-height: 1.35;
    contain-intrinsic-size: auto 3rem;
  }
  .asked {
    padding: 0.35rem;
    contain-intrinsic-size: auto 4rem;
  }
  .loose {
    display: none;
  }
  .stop {
    justify-content: flex-start;
    width: 100%;
    padding: 0.65em 1em;
    border-color: var(--_line);
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
    text-align: start;
  }
  .stop::before {
    content: '';
    flex: none;
    width: 0.6em;
    height: 0.6em;
    margin-inline-end: 0.25em;
    border: 2.5px solid var(--_accent);
    rotate: 45deg;
  }
  .stop:hover {
    border-color: var(--_accent);
  }
  .back {
    position: absolute;
    inset-block-end: 0.9rem;
    inset-inline: 0;
    margin-inline: auto;
    width: fit-content;
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.25);
  }
  .sheet,
  .title {
    display: none;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    margin-block-start: 0.5rem;
  }
  footer button {
    font-size: 0.875em;
    font-weight: 400;
  }
  .message {
    padding-block: 1rem;
    color: var(--_muted);
  }
  @container (width < 460px) {
    .para {
      grid-template-columns: minmax(0, 1fr);
      padding-block: 0.15rem;
    }
    .para p {
      padding-block: 0 0.5rem;
      padding-inline-start: 0.35rem;
    }
    .time {
      justify-self: start;
      min-height: 32px;
      padding-block: 0.25rem;
    }
  }
  @media (forced-colors: active) {
    .line[aria-current] {
      outline: 2px solid Highlight;
    }
    mark {
      background: Mark;
      color: MarkText;
    }
    mark.here {
      outline-color: Highlight;
    }
  }
  @media print {
    section.card {
      border: 0;
      padding: 0;
    }
    .search,
    select,
    footer,
    .back,
    header h3 {
      display: none !important;
    }
    .title {
      display: block;
      font-size: 1.4em;
      font-weight: 600;
      margin-block-end: 0.5rem;
    }
    .box {
      max-height: none !important;
      overflow: visible !important;
      border: 0;
      padding: 0;
    }
    .text {
      max-width: none;
      padding: 0;
    }
    .para,
    .asked,
    .chapter {
      content-visibility: visible;
    }
    .para {
      grid-template-columns: 3.75rem minmax(0, 1fr);
      padding-block: 0;
    }
    .para p {
      padding-block: 0.2rem;
      orphans: 3;
      widows: 3;
    }
    .time {
      display: inline-flex;
      min-height: 0;
      padding: 0.2rem 0;
    }
    .line[aria-current],
    mark,
    mark.here {
      background: none;
      box-shadow: none;
      outline: 0;
    }
    .chapter {
      break-after: avoid;
      padding-inline: 0;
    }
    .asked {
      display: block;
      margin-block: 0.75rem;
      padding: 0.6rem 0.9rem;
      border: 1px solid #888;
      border-radius: 8px;
      break-inside: avoid;
    }
    .stop {
      display: flex;
      min-height: 0;
      padding: 0;
      border: 0;
      background: none;
    }
    .sheet {
      display: block;
    }
    .sheet :is(p, ul, ol) {
      margin-block: 0.4rem;
    }
    .sheet img,
    .sheet svg {
      max-width: 100%;
      height: auto;
    }
    .options {
      padding: 0;
      list-style: none;
    }
    .options li {
      display: grid;
      grid-template-columns: 1.6rem minmax(0, 1fr);
      padding-block: 0.2rem;
      break-inside: avoid;
    }
    .options li::before {
      content: '';
      width: 0.85em;
      height: 0.85em;
      margin-block-start: 0.3em;
      border: 1.5px solid #444;
      border-radius: 50%;
    }
    .options .several::before {
      border-radius: 2px;
    }
    .options .number::before {
      width: 1.1em;
      border-width: 0 0 1.5px;
      border-radius: 0;
    }
    .blank {
      border-block-end: 1.5px solid #444;
    }
    .rule {
      height: 1.9rem;
      border-block-end: 1px solid #888;
    }
  }
`;
