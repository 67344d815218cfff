import {css} from 'lit';

/** The rest is as in full screen: see `fill.ts`. */
export const fillStyles = css`
  @media screen {
    .player.filled {
      position: fixed;
      inset: 0;
      z-index: 2147483647;
      box-sizing: border-box;
      width: auto;
      max-width: none;
      max-height: none;
      margin: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
      color: inherit;
    }
  }
`;
