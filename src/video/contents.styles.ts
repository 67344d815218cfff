import {css} from 'lit';

export const contentsStyles = css`
  .rows {
    margin: 0;
    padding: 0.25rem 0.5rem 0.5rem;
    max-height: 18rem;
    overflow: auto;
    border-block-start: 1px solid var(--_line);
    list-style: none;
  }
  .rows button {
    width: 100%;
    flex-wrap: wrap;
    justify-content: start;
    padding: 0.375rem;
    border: 0;
    border-radius: 10px;
    font-weight: 400;
    text-align: start;
  }
  .rows .name {
    flex: 1 1 6em;
  }
  .rows .state {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-inline-start: auto;
  }
  .rows .clock {
    color: var(--_muted);
  }
  @media (height < 480px) {
    :host(:fullscreen) .rows {
      max-height: 40vh;
    }
  }
  @media print {
    .rows {
      display: none;
    }
  }
`;
