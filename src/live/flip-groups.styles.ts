import {css} from 'lit';

export const groupsStyles = css`
  h3 {
    margin: 0 0 0.5em;
    font-size: 1.125em;
  }
  .notice {
    margin-block-end: var(--_space);
  }
  .card > :first-child {
    margin-block-start: 0;
  }
  .card > :last-child {
    margin-block-end: 0;
  }
  .card.calm {
    text-align: center;
    padding-block: 2rem;
  }
  .lead {
    font-size: 1.25em;
    font-weight: 650;
    margin: 0 0 0.25em;
  }
  .card p {
    max-width: 34em;
    margin-inline: auto;
  }
  .card.found {
    text-align: center;
    padding-block: 1.5rem 1.75rem;
    border-color: color-mix(in srgb, var(--_accent) 45%, var(--_line));
    background: color-mix(in srgb, var(--_accent) 7%, var(--_surface));
  }
  .found .place {
    margin-block: 0 0.1em;
    font-size: clamp(2.25rem, 12vw, 3.5rem);
    line-height: 1.1;
    font-weight: 750;
    letter-spacing: -0.02em;
    color: var(--_accent);
  }
  .found .find {
    margin-block: 0 1em;
    font-size: 1.125em;
    color: var(--_muted);
  }
  .found .names {
    list-style: none;
    display: grid;
    gap: 0.6rem;
    width: fit-content;
    max-width: 100%;
    margin: 0 auto;
    padding: 0;
    text-align: start;
    font-size: clamp(1.25rem, 5.5vw, 1.5rem);
    line-height: 1.25;
    font-weight: 600;
  }
  .found .names li {
    display: flex;
    align-items: center;
    gap: 0.6em;
  }
  .dot {
    flex: none;
    display: grid;
    place-items: center;
    width: 1.9em;
    height: 1.9em;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.8em;
    font-weight: 700;
  }
  .role {
    display: block;
    font-size: 0.9375rem;
    font-weight: 400;
    color: var(--_muted);
  }
  .found .own {
    width: fit-content;
    margin-block: 1.25em 0;
    padding: 0.4em 1em;
    border-radius: 999px;
    background: var(--_surface);
    border: 1px solid var(--_line);
    font-weight: 600;
  }
  .online {
    display: inline-flex;
    align-items: center;
    gap: 0.6em;
    min-height: 44px;
    margin-block-start: 1.25em;
    text-align: start;
    cursor: pointer;
  }
  .online input {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  @media (forced-colors: active) {
    .dot {
      border: 1px solid CanvasText;
    }
  }
`;
