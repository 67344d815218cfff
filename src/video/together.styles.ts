import {css} from 'lit';

/** Of a video: the panel in which several stops stand. The way on stays in sight while they are scrolled. */
export const togetherStyles = css`
  .joint-sheet {
    display: flex;
    flex-direction: column;
  }
  .joint-sheet > * {
    flex: none;
  }
  .sheet > .several {
    order: -1;
    padding: 0.875rem min(calc(1.25 * var(--_space)), 5vw);
    background: var(--_raised);
    font-weight: 600;
  }
  .joint {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0.5em 0.75em;
    padding: 0.75rem min(calc(1.25 * var(--_space)), 5vw);
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .sheet > .joint p {
    flex: 1 1 9em;
    font-size: 0.9375em;
    font-weight: inherit;
  }
  @media print {
    .joint,
    .several {
      display: none !important;
    }
    .joint-sheet {
      display: block;
    }
  }
`;

/** Of a checkpoint that is open with others. */
export const jointStyles = css`
  section.panel[role='group'] {
    border-block-start: 1px solid var(--_line);
  }
  section.panel[role='group'] footer {
    margin-block-start: 0.5rem;
  }
`;
