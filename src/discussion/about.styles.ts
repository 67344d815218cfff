import {css} from 'lit';

export const aboutStyles = css`
  .about {
    display: grid;
    gap: var(--_space);
    margin-block: 0.75rem;
    padding: 1em 1.1em;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_raised);
    font-size: 0.9375em;
  }
  .about .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .about button {
    background: var(--_surface);
    font-weight: 500;
  }
  .about p {
    max-width: 42em;
    margin-block-start: 0.5em;
    font-size: 0.9375em;
  }
  .about h4 {
    margin-block-end: 0.4em;
  }
  @media (forced-colors: active) {
    .about {
      border: 1px solid;
    }
  }
  @media print {
    .about {
      display: none;
    }
  }
`;
