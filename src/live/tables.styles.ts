import {css} from 'lit';

export const tablesStyles = css`
  .screen {
    container-type: inline-size;
    display: grid;
    gap: clamp(0.75rem, 1.5vw, 1.75rem);
  }
  .screen.empty {
    min-height: 50vh;
    place-content: center;
    text-align: center;
  }
  .soon {
    margin: 0;
    font-size: clamp(1.5rem, 4vw, 4.5rem);
    font-weight: 700;
    color: var(--_muted);
  }
  h3:has(+ .screen) {
    font-size: clamp(1.125rem, 2vw, 2.5rem);
  }
  .tables,
  .table ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .tables {
    display: grid;
    gap: clamp(0.6rem, 1.2cqi, 1.5rem);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, max(8.5rem, calc(100% / var(--_columns, 5) - 1.2cqi))), 1fr));
    font-size: max(1.125rem, var(--_letters, 2cqi));
  }
  .table {
    padding: 0.6em 0.8em 0.75em;
    border: 1px solid var(--_line);
    border-block-start: 0.3em solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
    line-height: 1.3;
  }
  .table h4 {
    margin: 0 0 0.15em;
    font-size: 1.25em;
    line-height: 1.2;
    letter-spacing: -0.01em;
    color: var(--_accent);
  }
  .table li bdi {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    /* Chromium knows the older name alone. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .table small {
    font-size: 0.7em;
    color: var(--_muted);
  }
  .pager {
    position: sticky;
    bottom: 0.5rem;
    width: fit-content;
    margin-inline: auto;
    padding: 0.4rem 0.75rem;
    border: 1px solid var(--_line);
    border-radius: 2rem;
    background: var(--_surface);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.75rem;
  }
  .pager p {
    margin: 0;
    min-width: 5em;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .pager [aria-pressed='true'] {
    color: var(--_accent);
  }
  .flip {
    display: inline-flex;
    transform: scaleX(-1);
  }
  :host(:dir(rtl)) .pager svg {
    transform: scaleX(-1);
  }
`;
