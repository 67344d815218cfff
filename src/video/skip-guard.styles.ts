import {css} from 'lit';
import {smallNoticeStyles} from './small-notice.styles.js';

export const skipGuardStyles = css`
  ${smallNoticeStyles}
  .closed {
    fill: var(--_surface);
  }
  .closed.edge {
    fill: var(--_ink);
  }
  .picture .notice.skip {
    z-index: 1;
    animation: rise 0.2s ease-out;
  }
  .notice.skip button {
    min-height: 36px;
  }
  @media (forced-colors: active) {
    .closed {
      fill: Canvas;
    }
    .closed.edge {
      fill: CanvasText;
    }
  }
`;
