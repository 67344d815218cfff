import type {MediaPort, Offers} from './port.js';

/** Who feeds a plain media element tells here what can be chosen of it: the element itself has no place for it. */
export const offers = new WeakMap<EventTarget, Offers>();

/** What a learner can choose of what plays, by its feeder or by the player itself. */
export const offersOf = (port: MediaPort): Offers => offers.get(port.events) ?? port;

/** The sound that is heard says what is to be seen; undefined where no sound does. */
export function isDescribed({audioTracks = [], audioTrack}: Offers): boolean | undefined {
  if (!audioTracks.some(({describes}) => describes)) return undefined;
  return audioTracks.some(({id, describes}) => describes && id === audioTrack);
}

/** Goes to the sound with a description, or back, in the same language where there is one. */
export function setDescribed(offered: Offers, on: boolean): void {
  const {audioTracks = [], audioTrack} = offered;
  const now = audioTracks.find(({id}) => id === audioTrack);
  const fit = audioTracks.filter(({describes = false}) => describes === on);
  offered.audioTrack = (fit.find(({language}) => language === now?.language) ?? fit[0] ?? now)?.id;
}

/** The picture is in a window of its own (picture in picture). The document itself names only the host that a medium stands in. */
export function floats(media: EventTarget | undefined): boolean {
  return media instanceof Node && (media.getRootNode() as ShadowRoot).pictureInPictureElement === media;
}
