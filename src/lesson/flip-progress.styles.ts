import {css} from 'lit';

export const progressStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1em;
  }
  h2 {
    margin: 0;
    font-size: 1.0625em;
  }
  p {
    margin: 0;
  }
  progress {
    appearance: none;
    display: block;
    width: 100%;
    height: 8px;
    margin-block: 0.75em;
    border: 0;
    border-radius: 4px;
    background: var(--_line);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    border-radius: 4px;
    transition: inline-size 0.4s;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
    border-radius: 4px;
  }
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.75em;
  }
  li {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    min-height: 32px;
  }
  a,
  button.link {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0.25em 0;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.25em;
    cursor: pointer;
  }
  a:hover,
  button.link:hover {
    text-decoration-color: var(--_accent);
  }
  li .quiet {
    font-size: 0.875em;
    white-space: nowrap;
  }
  .mark {
    flex: none;
    display: inline-grid;
    place-items: center;
    width: 1.25em;
    height: 1.25em;
    border: 2px solid var(--_edge);
    border-radius: 50%;
    font-size: 0.875em;
    translate: 0 0.15em;
  }
  .begun .mark {
    border-color: var(--_accent);
    background: linear-gradient(to top, var(--_accent) 50%, transparent 50%);
  }
  .done .mark {
    border-color: var(--_good);
    background: var(--_good);
    color: var(--_surface);
  }
  .mark svg.icon {
    width: 0.9em;
    height: 0.9em;
    stroke-width: 4;
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
  }
`;
