import {css} from 'lit';

export const lookBackStyles = css`
  h5 {
    margin: 0;
    font-size: 1em;
  }
  .words-for-it,
  .effort,
  .look-again {
    display: grid;
    gap: 0.4rem;
    margin-block-start: 1rem;
  }
  .words-for-it ::slotted(*),
  .look-again ::slotted(*) {
    margin: 0;
  }
  .effort,
  .look-again {
    padding: 0.85em 1.1em;
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_raised);
  }
  .effort {
    border-inline-start: 4px solid var(--_good);
  }
  .paper {
    margin-block-start: 1rem;
  }
  @media (forced-colors: active) {
    .effort,
    .look-again {
      border: 1px solid;
    }
  }
  @media print {
    .paper {
      display: none;
    }
  }
`;
