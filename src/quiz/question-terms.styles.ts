import {css} from 'lit';

/** What a quiz draws in its questions: the mark for later, and how sure one is. */
export const questionTermsStyles = css`
  .mark-later {
    position: relative;
    display: flex;
    width: fit-content;
    margin-block: -0.7rem -2.05rem;
    margin-inline: auto -0.5rem;
    font-size: 0.875em;
  }
  .mark-later[aria-pressed='true'] {
    color: var(--_accent);
  }
  .mark-later[aria-pressed='true'] path {
    fill: currentColor;
  }
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
  @media (max-width: 34em) {
    .mark-later {
      margin-block-end: 0;
    }
  }
  @media print {
    .mark-later {
      display: none;
    }
  }
`;
