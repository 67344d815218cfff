import {css} from 'lit';
import type {Extra, Parts} from './extra.js';
import {Together} from './together.js';
import {togetherStyles} from './together.styles.js';
import {windows} from './windows.js';
import {windowsStyles} from './windows.styles.js';

/** What stands beside another: stops at one second, and windows beside the playing video. */
export function beside(parts: Parts): Extra {
  const [shown, panel] = [windows(parts), new Together(parts)];
  return {
    ...shown,
    styles: css`${windowsStyles}${togetherStyles}`,
    draw: panel.draw,
    onUpdate: () => {
      shown.onUpdate?.();
      panel.onUpdate();
    },
  };
}
