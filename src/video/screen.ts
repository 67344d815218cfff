import type {MediaLike} from '../media/native.js';

/** Full screen of the element itself, so that a question shows there too; iPhones can only enlarge the picture. */

interface ApplePicture {
  webkitEnterFullscreen?(): void;
  webkitExitFullscreen?(): void;
  webkitDisplayingFullscreen?: boolean;
}

export function isEnlarged(element: Element): boolean {
  return document.fullscreenElement !== null && element.matches(':fullscreen');
}

export async function enlarge(element: HTMLElement, media: (MediaLike & ApplePicture) | undefined): Promise<void> {
  try {
    if (typeof element.requestFullscreen === 'function') await element.requestFullscreen();
    else media?.webkitEnterFullscreen?.();
  } catch {
    // The page or its frame does not allow it; the player stays as it is.
  }
}

export async function reduce(): Promise<void> {
  await document.exitFullscreen();
}

/** Brings the page before the learner's eyes where a bare picture hides it: in its own full screen, or in picture in picture. */
export function uncover(media: MediaLike & ApplePicture): void {
  if (media.webkitDisplayingFullscreen) media.webkitExitFullscreen?.();
  if (document.fullscreenElement === media) void document.exitFullscreen();
  if (document.pictureInPictureElement === media) void document.exitPictureInPicture();
}
