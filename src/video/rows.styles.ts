import {css} from 'lit';

/** How a stop stands: a shape in a disc and a word. */
export const rowsStyles = css`
  .badge {
    display: inline-grid;
    place-content: center;
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    border: 1.5px solid var(--_edge);
    border-radius: 50%;
    color: var(--_muted);
  }
  .badge svg.icon {
    width: 0.9375rem;
    height: 0.9375rem;
    stroke-width: 2.75;
  }
  .badge.right {
    border-color: var(--_good);
    background: var(--_good);
    color: var(--_surface);
  }
  .badge.wrong,
  .badge.partly {
    border-color: var(--_bad);
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  .badge.answered,
  .badge.seen {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .badge.notYet {
    border-style: dashed;
  }
  .badge.skipped svg:dir(rtl) {
    scale: -1 1;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
  }
  .word {
    font-size: 0.875rem;
    color: var(--_muted);
    text-align: end;
  }
  @media (forced-colors: active) {
    .badge {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
