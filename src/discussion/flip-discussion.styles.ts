import {css} from 'lit';

export const discussionStyles = css`
  section {
    container-type: inline-size;
  }
  h3,
  h4,
  p {
    margin: 0;
  }
  h3 {
    font-size: 1.35em;
    line-height: 1.3;
    text-wrap: balance;
  }
  h3:not(.unseen) {
    margin-block-end: 0.6rem;
  }
  .prompt {
    margin-block-end: calc(1.5 * var(--_space));
  }
  ::slotted(:first-child) {
    margin-block-start: 0;
  }
  ::slotted(:last-child) {
    margin-block-end: 0;
  }
  .count {
    margin-block: calc(2 * var(--_space)) 0;
    font-size: 0.875em;
  }
  .empty {
    margin-block-start: calc(1.5 * var(--_space));
    padding: calc(1.5 * var(--_space));
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    color: var(--_muted);
    text-align: center;
  }
  .empty strong {
    display: block;
    color: var(--_ink);
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
  h4 bdi {
    overflow-wrap: anywhere;
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
  [part='like'][aria-pressed='true'] {
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
    .post:not(.level-4) .to {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .post:not(.level-4) .to + span::before {
      content: none;
    }
  }
  @media print {
    .actions,
    .new,
    .news,
    .more {
      display: none;
    }
    .post {
      break-inside: avoid;
    }
  }
`;
