import {css} from 'lit';

/** How sure a learner is: three levels to choose from. */
export const sureStyles = css`
  .sure {
    display: grid;
    gap: 0.4rem;
    margin-block-start: 1.1rem;
    padding-block-start: 0.9rem;
    border-block-start: 1px solid var(--_line);
  }
  .sure p,
  .sure-said {
    margin: 0;
  }
  .sure-said {
    margin-block-start: 0.75rem;
    color: var(--_muted);
  }
  .sure-ask {
    font-weight: 600;
  }
  .sure .quiet {
    font-size: 0.875em;
  }
  .sure-levels {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .sure-level {
    --_tone: var(--_accent);
    display: inline-flex;
    align-items: center;
    gap: 0.6em;
    min-height: 44px;
    padding: 0.35em 1.1em 0.35em 0.8em;
    border: 1px solid var(--_line);
    border-radius: 999px;
    cursor: pointer;
  }
  .sure-level input {
    margin: 0;
  }
  .sure-level:has(:checked) {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .sure-level:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .sure-points {
    display: inline-block;
    margin-inline-start: 1em;
    font-weight: 600;
  }
  @media print {
    .sure .quiet {
      display: none;
    }
    .sure {
      display: flex;
      align-items: baseline;
      gap: 1em;
      margin: 0.5rem 0 0;
      padding: 0;
      border: 0;
    }
    .sure-level,
    .sure-level:has(:checked) {
      min-height: 0;
      padding: 0;
      border: 0;
      background: none;
      box-shadow: none;
    }
    .sure-said {
      margin-block-start: 0.35rem;
    }
  }
`;
