import {nothing} from 'lit';
import {Localize} from '../element/localize.js';
import {renderCover} from './cover-drawing.js';
import type {Extra, Parts} from './extra.js';

/** What is seen while there is only something to hear. */
export function cover({video, player}: Parts): Extra {
  const localize = new Localize(video, {});
  return {
    draw: {
      // A player that brings its own controls shows them.
      picture: () => (player.port?.sound && player.bare
        ? renderCover(video.label || localize.term('lecture'), player.host.poster, 'sound') : nothing),
    },
  };
}
