import {css} from 'lit';

/** For what is drawn once an answer was checked or a hint asked for. */
export const judgingStyles = css`
  .missed {
    border: 1px dashed var(--_tone);
  }
  .words,
  .explanation {
    display: grid;
    gap: 0.5em;
  }
  .mark {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    height: 1.55em;
    color: var(--_tone);
    font-size: 0.9375em;
    font-weight: 600;
  }
  .missed .mark {
    grid-column: 2;
  }
  .hints,
  .result {
    margin-block-start: 1rem;
    padding: 0.85em 1.1em;
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_tint, var(--_raised));
  }
  .hints {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
  }
  .hints .icon {
    margin-block-start: 0.15em;
    color: var(--_muted);
  }
  .verdict {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.7em;
    margin: 0;
    font-size: 1.0625em;
  }
  .verdict strong {
    color: var(--_tone, var(--_muted));
  }
  .verdict .quiet {
    margin-inline-start: auto;
    font-size: 0.9em;
  }
  .badge {
    display: grid;
    place-items: center;
    width: 1.7em;
    height: 1.7em;
    border-radius: 50%;
    background: var(--_tone, var(--_muted));
    color: var(--_surface);
  }
  .badge .icon {
    width: 1.1em;
    height: 1.1em;
    stroke-width: 2.5;
  }
  .explanation {
    margin-block-start: 0.5em;
  }
  @media (forced-colors: active) {
    .hints,
    .result {
      border: 1px solid;
    }
  }
`;
