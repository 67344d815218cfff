import {css} from 'lit';
import {overBarStyles} from './over-bar.styles.js';

export const heatCurveStyles = css`
  ${overBarStyles}
  .heat {
    fill: color-mix(in srgb, var(--_accent) 45%, transparent);
  }
  .heat-words {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    margin: 0;
    padding: 0 1rem 0.75rem;
    font-size: 0.875rem;
  }
  .heat-words span {
    unicode-bidi: plaintext;
  }
  .heat-words button {
    min-height: 32px;
    padding: 0.125rem 0.75rem;
    font-size: inherit;
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .heat {
      fill: CanvasText;
    }
  }
  @media print {
    .heat-words {
      display: none;
    }
  }
`;
