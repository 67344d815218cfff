import {css} from 'lit';

export const mentionsStyles = css`
  .mention {
    color: var(--_accent);
    font-weight: 600;
  }
  .mention.me {
    background: var(--_good-tint);
    border-radius: 5px;
    padding-inline: 0.2em;
  }
`;
