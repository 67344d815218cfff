import {css} from 'lit';

export const deskStyles = css`
  .desk {
    display: grid;
    gap: var(--_space);
  }
  .desk > .notice,
  .desk > p,
  .controls p,
  .actions p {
    margin: 0;
  }
  .above {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem 1.5rem;
  }
  .fields,
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .fields label {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }
  select {
    font: inherit;
    min-height: 44px;
    padding: 0.4em 0.6em;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 6px);
    background: var(--_surface);
    color: inherit;
    max-width: 100%;
  }
  .notes {
    flex: 1 1 16em;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.9375em;
  }
  .actions {
    position: sticky;
    bottom: 0;
    z-index: 1;
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 2px 16px rgb(0 0 0 / 0.12);
  }
  .actions .state {
    flex: 1 1 12em;
    font-weight: 600;
  }
  .actions .state.shown {
    color: var(--_good);
  }
  .actions.held button {
    padding-inline: 0.9em;
    font-size: 0.9375em;
  }
  .actions.held {
    border-color: var(--_accent);
  }
  .failed {
    flex-basis: 100%;
    color: var(--_bad);
  }
  [aria-pressed='true']:not(.person) {
    border-color: var(--_accent);
    color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }
  .away summary {
    min-height: 44px;
    align-content: center;
    cursor: pointer;
    color: var(--_muted);
  }
  .away ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: 0.25rem 0 0;
    padding: 0;
    list-style: none;
  }
  @media print {
    .controls,
    .actions,
    .only,
    .away {
      display: none;
    }
  }
`;
