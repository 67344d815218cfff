import {css} from 'lit';
import {onPaperStyles} from '../on-paper.styles.js';

export const markStyles = css`
  ${onPaperStyles}
  .passage {
    display: grid;
    gap: 0.6em;
    line-height: 2.1;
  }
  .passage :is(p, ul, ol, pre, blockquote) {
    margin: 0;
  }
  /* Words stand in labels, and the text's direction is the author's. */
  .passage :is(p, li) {
    unicode-bidi: normal;
  }
  .passage :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .passage blockquote {
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_line);
  }
  .passage pre {
    overflow-x: auto;
    font: inherit;
    white-space: pre-wrap;
  }
  .passage .heading {
    font-weight: 600;
  }
  .passage a {
    text-decoration: underline;
  }
  .passage img {
    max-width: 100%;
    height: auto;
  }
  .word {
    --_tone: var(--_accent);
    --_tint: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
    position: relative;
    /* Taken back outside: a phrase must not show by its narrower gaps. */
    margin-inline: -0.14em;
    padding: 0.3em 0.14em;
    border-radius: 0.35em;
    cursor: pointer;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
    unicode-bidi: normal;
    transition: background-color 0.12s;
  }
  .word input {
    position: absolute;
    inset-inline-start: 0;
    inset-block-end: 0;
    width: 1px;
    height: 1px;
    margin: 0;
    border: 0;
    opacity: 0;
    pointer-events: none;
  }
  @media (hover: hover) {
    :enabled .word:hover {
      background: color-mix(in srgb, var(--_ink) 9%, transparent);
    }
  }
  @media (pointer: coarse) {
    .word.short {
      display: inline-block;
      min-width: 24px;
      padding-block: 0;
      text-align: center;
    }
  }
  .word:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }
  .word:has(:checked) {
    background: var(--_tint);
    box-shadow: inset 0 -2px 0 var(--_tone);
  }
  :disabled .word {
    cursor: text;
  }
  .word.right,
  .word.missed {
    --_tone: var(--_good);
    --_tint: var(--_good-tint);
  }
  .word.wrong {
    --_tone: var(--_bad);
    --_tint: var(--_bad-tint);
  }
  .word.missed {
    border: 0;
    outline: 1.5px dashed var(--_tone);
    outline-offset: -2px;
  }
  .word .icon {
    width: 0.95em;
    height: 0.95em;
    margin-inline-start: 0.2em;
    color: var(--_tone);
    stroke-width: 3;
    vertical-align: -0.1em;
  }
  .tally {
    margin: 0;
    min-height: 1.55em;
    font-size: 0.9375em;
  }
  .said {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
  }
  @media (forced-colors: active) {
    .word:has(:checked) {
      outline: 2px solid Highlight;
    }
    .word:has(:focus-visible) {
      outline: 3px solid Highlight;
      outline-offset: 2px;
    }
  }
  @media print {
    .passage {
      gap: 0.3em;
    }
    .tally {
      display: none;
    }
    .word:has(:checked) {
      text-decoration: underline 2px;
    }
  }
`;
