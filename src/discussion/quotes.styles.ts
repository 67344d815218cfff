import {css} from 'lit';

export const quotesStyles = css`
  .quoted {
    margin: 0.2rem 0 0.4rem;
    padding: 0.1rem 0 0.1rem 0.8em;
    padding-inline: 0.8em 0;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
    font-size: 0.9375em;
    max-width: 42em;
    overflow: clip;
  }
  .quoted a {
    display: inline-block;
    padding-block: 0.2em;
    color: inherit;
    font-weight: 600;
    text-underline-offset: 0.15em;
  }
`;
