import {css} from 'lit';

/** How posts look, and what stands around them. */
export const conversationStyles = css`
  .tally {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75em;
    margin-block: calc(1.25 * var(--_space)) -0.5rem;
    font-size: 0.875em;
  }
  .tally [part='about'] {
    margin-inline: auto -0.6em;
  }
  .news {
    position: sticky;
    inset-block-start: 0.75rem;
    z-index: 1;
    display: grid;
    justify-items: center;
    height: 0;
  }
  .news button {
    margin-block-start: 0.75rem;
    box-shadow: 0 2px 12px rgb(0 0 0 / 25%);
  }
  .post {
    --_mark: 2.25rem;
    display: grid;
    grid-template-columns: var(--_mark) minmax(0, 1fr);
    column-gap: 0.75rem;
    padding-block: 1.1rem 0.4rem;
    scroll-margin-block: 1rem;
    /* What is off the screen is not laid out: a thread of thousands scrolls like a short one. */
    content-visibility: auto;
    contain-intrinsic-size: auto 9rem;
    overflow-clip-margin: 8px;
  }
  .post + .level-0 {
    border-block-start: 1px solid var(--_line);
  }
  .post > * {
    grid-column: 2;
  }
  .post:not(.level-0) {
    --_mark: 1.75rem;
    padding-block: 0.6rem 0.2rem;
  }
  .level-1 {
    margin-inline-start: 3rem;
  }
  .level-2 {
    margin-inline-start: 5.5rem;
  }
  .level-3 {
    margin-inline-start: 8rem;
  }
  .level-4 {
    margin-inline-start: 10.5rem;
  }
  .mark {
    grid-area: 1 / 1;
    width: var(--_mark);
    height: var(--_mark);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.6em;
    min-height: var(--_mark);
    align-content: center;
  }
  h4 {
    font-size: 1em;
    min-width: 0;
  }
  /* A name may not stand for more than itself: its own direction, one line's height, and an end. */
  h4 bdi {
    display: inline-block;
    max-width: min(100%, 24em);
    padding-inline: 2px;
    overflow: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: bottom;
  }
  .meta a {
    display: inline-block;
    unicode-bidi: plaintext;
    color: inherit;
    padding-block: 0.2em;
    text-decoration: none;
  }
  .meta a:hover {
    text-decoration: underline;
  }
  .stub {
    color: var(--_muted);
    font-style: italic;
  }
  .meta {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .meta > span {
    unicode-bidi: plaintext;
  }
  .meta > span + span::before {
    content: '· ' / '';
  }
  /* A tower of combining marks stays within its post; the padding leaves room for a link's focus ring. */
  .post > .body {
    margin: calc(0.15rem - 6px) -6px -6px;
    padding: 6px;
    max-width: 42em;
    overflow: clip;
  }
  .body {
    overflow-wrap: anywhere;
  }
  .body > * {
    margin-block: 0 0.7em;
  }
  .body > :last-child {
    margin-block-end: 0;
  }
  .body .plain {
    white-space: pre-wrap;
  }
  .post flip-composer {
    margin-block: 0.5rem 0.75rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -0.6em;
  }
  .actions button {
    font-size: 0.875em;
    font-weight: 500;
    gap: 0.4em;
  }
  .actions [aria-pressed='true'] {
    color: var(--_accent);
  }
  [part='like'][aria-pressed='true'] svg {
    fill: currentColor;
  }
  /* A post that is kept at once never shows it. */
  .unkept {
    animation: appear 1.5s step-end;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .more {
    margin-block-start: var(--_space);
    text-align: center;
  }
  @container (max-width: 36rem) {
    .post {
      column-gap: 0.6rem;
    }
    .actions {
      margin-inline-start: -0.4em;
    }
    .actions button {
      gap: 0.35em;
      min-width: 44px;
      padding-inline: 0.4em;
    }
    .actions :first-child {
      justify-content: start;
    }
    [part='like'] .word {
      position: absolute;
      clip-path: inset(50%);
    }
    .level-0 {
      --_mark: 1.75rem;
    }
    .post:not(.level-0) {
      margin-inline-start: 0.85rem;
      padding-inline-start: 0.75rem;
      border-inline-start: 2px solid var(--_line);
    }
  }
  /* Where the indent says whom a post answers, only those hear it who do not see the indent. */
  @container (min-width: 36.01rem) {
    .post:not(.level-4, .apart) .to {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .post:not(.level-4, .apart) .to + span::before {
      content: none;
    }
  }
  @media (forced-colors: active) {
    .actions {
      gap: 0.35em;
    }
    .actions [aria-pressed='true'] {
      border-width: 3px;
    }
  }
  @media print {
    .actions,
    .news,
    .more,
    .unkept,
    .post flip-composer {
      display: none;
    }
    /* What is being changed is, on paper, as it was. */
    .post > .body[hidden] {
      display: block !important;
    }
    .post {
      break-inside: avoid;
      content-visibility: visible;
      padding-block: 0.5rem;
    }
    .head {
      break-after: avoid;
    }
    h4 bdi {
      max-width: none;
      white-space: normal;
    }
    .body {
      orphans: 3;
      widows: 3;
    }
    .body :is(pre, img) {
      break-inside: avoid;
    }
    .tally {
      margin-block: 0.5rem;
    }
  }
`;
