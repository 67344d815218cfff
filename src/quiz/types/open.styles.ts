import {css} from 'lit';

export const openStyles = css`
  .writing {
    display: grid;
    gap: 0.4rem;
  }
  .writing textarea {
    width: 100%;
    min-height: 7.5em;
    padding: 0.75em min(1em, 3.5vw);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 3px);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    line-height: 1.6;
    resize: vertical;
    field-sizing: content;
  }
  .writing textarea:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    border-color: var(--_accent);
  }
  .count {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
    margin: 0;
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }
  /* As all words of ours: they keep their own direction. */
  .count span {
    unicode-bidi: plaintext;
  }
  .count .over {
    color: var(--_bad);
    font-weight: 600;
  }
  .compare {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: 0.75rem;
    margin-block-start: 0.75rem;
  }
  .paper {
    min-width: 0;
    padding: 0.75em 1em;
    border-radius: calc(var(--_radius) - 5px);
    background: var(--_surface);
    border: 1px solid var(--_line);
  }
  .paper.sample {
    border-inline-start: 4px solid var(--_good);
  }
  .paper h4,
  .self h4 {
    margin: 0 0 0.25em;
    font-size: 0.9375em;
    font-weight: 600;
    color: var(--_muted);
  }
  .self h4 {
    font-size: 1em;
    color: inherit;
  }
  .paper p {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .self {
    margin-block-start: 1rem;
  }
  .self > p {
    margin: 0 0 0.5rem;
  }
  .judge {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35rem 1rem;
    padding-block: 0.45rem;
    border-block-start: 1px solid var(--_line);
  }
  .judge > span:first-child {
    flex: 1 1 11em;
    font-weight: 600;
  }
  .judge .found {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    margin-inline-start: 0.5em;
    color: var(--_good);
    font-weight: 400;
    font-size: 0.9375em;
  }
  .judge .say {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.9rem;
  }
  .judge label {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-height: 44px;
    cursor: pointer;
  }
  .judge input {
    margin: 0;
    --_tone: var(--_accent);
  }
  .judge input:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .keep {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-start: 0.6rem;
  }
  .keep p {
    margin: 0;
  }
  .lines {
    display: none;
  }
  @media print {
    .self,
    .count {
      display: none;
    }
    .writing.empty textarea {
      display: none;
    }
    .writing.empty .lines {
      display: block;
    }
    .lines span {
      display: block;
      height: 2.1em;
      border-block-end: 1px solid #777;
    }
  }
`;
