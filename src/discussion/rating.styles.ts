import {css} from 'lit';

export const ratingStyles = css`
  .sheet {
    margin-block: 0.4rem 0.8rem;
    padding: 0.9em 1em;
    max-width: 42em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_surface);
    font-size: 0.9375rem;
  }
  .sheet fieldset {
    margin: 0 0 0.6em;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  .sheet legend,
  .sheet > label {
    display: block;
    padding: 0;
    margin-block-end: 0.3em;
    font-weight: 600;
  }
  .sheet fieldset fieldset legend {
    font-weight: 500;
  }
  .sheet p {
    margin: 0;
  }
  .scale {
    display: flex;
    gap: 0.35em;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-height: 44px;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .scale .choice {
    position: relative;
    flex: 1 1 0;
    justify-content: center;
    max-width: 3.5rem;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 6px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .scale input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .scale .choice:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .scale .choice:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .sheet textarea {
    font: inherit;
    width: 100%;
    min-height: 44px;
    padding: 0.5em 0.75em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 6px);
  }
  .sheet .fault {
    color: var(--_bad);
    font-weight: 600;
  }
  .sheet .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.35em;
    margin-block-start: 0.6em;
  }
  .sheet output {
    font-weight: 600;
  }
  .learner {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 0.75em;
    padding-block: 0.35em;
    border-block-start: 1px solid var(--_line);
  }
  .learner > :is(.sheet, .rated, details) {
    grid-column: 1 / -1;
    max-width: none;
  }
  .learner > details {
    font-size: 0.9375em;
  }
  .learner .points {
    font-weight: 600;
    white-space: nowrap;
  }
  .learner .rated,
  .roll .sheet {
    background: var(--_surface);
  }
  .roll > p {
    padding-block: 0.5em;
  }
  @container (max-width: 30rem) {
    .learner .line {
      grid-column: 1 / -1;
    }
    .actions :is([part='rate'], [part='endorse']) .word {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .scale .choice:has(:checked) {
      border-width: 4px;
    }
  }
  @media print {
    .sheet {
      display: none;
    }
  }
`;
