import {css} from 'lit';

/** How posted text looks, Markdown or plain. */
export const bodyStyles = css`
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
  .body > span.plain {
    display: block;
  }
  .body a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  .body :is(ul, ol) {
    padding-inline-start: 1.6em;
  }
  .body :is(li, blockquote) > * {
    margin-block: 0.3em;
  }
  .body blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
  }
  .body code {
    font-family: ui-monospace, 'Cascadia Code', Menlo, Consolas, monospace;
    font-size: 0.9em;
    background: var(--_raised);
    border-radius: 5px;
    padding: 0.1em 0.3em;
  }
  .body pre {
    background: var(--_raised);
    border-radius: calc(var(--_radius) - 4px);
    padding: 0.75em 1em;
    white-space: pre-wrap;
    tab-size: 4;
  }
  .body pre code {
    background: none;
    padding: 0;
  }
  .body img {
    max-width: 100%;
    max-height: 24rem;
    border-radius: calc(var(--_radius) - 4px);
  }
  .body hr {
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  @media print {
    /* Where a link leads, unless its words say so. */
    .body a[href]:not(.told)::after {
      content: '(' attr(href) ')';
      /* So that the line below the words ends with them. */
      display: inline-block;
      max-width: 100%;
      margin-inline-start: 0.35em;
      font-size: 0.875em;
      color: var(--_muted);
    }
    .body pre {
      border: 1px solid var(--_line);
    }
  }
`;
