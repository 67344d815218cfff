import type {MediaLike} from '../media/native.js';
import {floats} from '../media/offers.js';
import type {CheckpointStop} from './course.js';
import type {Extra, Parts} from './extra.js';

interface ApplePicture {
  webkitExitFullscreen?(): void;
  webkitDisplayingFullscreen?: boolean;
}

/** Brings the page before the learner's eyes at a stop, where a bare picture hides it. */
export function uncover({course, player}: Parts): Extra {
  let met: CheckpointStop | undefined;
  return {
    onUpdate() {
      const stop = course.open;
      if (stop && stop !== met && player.media) void leave(player.media);
      met = stop;
    },
  };
}

/** Leaves the picture's own full screen, or its window (picture in picture). */
async function leave(media: MediaLike & ApplePicture): Promise<void> {
  if (media.webkitDisplayingFullscreen) media.webkitExitFullscreen?.();
  // It may have gone by itself meanwhile.
  if (document.fullscreenElement === media) await document.exitFullscreen().catch(() => {});
  if (floats(media)) await document.exitPictureInPicture().catch(() => {});
}
