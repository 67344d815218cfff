import {Events, type Level, type MediaPlaylist} from 'hls.js';
import type Hls from 'hls.js';
import {keep, kept} from './kept.js';
import {offers} from './offers.js';
import type {Choice, Offers} from './port.js';

/** The characteristic of a sound track that says what is to be seen (RFC 8216, 4.3.4.1). */
const DESCRIBES = 'public.accessibility.describes-video';
/** The id that leaves the quality to the player. */
const AUTO = 'auto';

/**
 * Offers a stream's qualities and sound tracks to the learner, and chooses again what was chosen on this device: the
 * quality by its height, the sound by its language and whether it describes the picture.
 */
export function offerChoices(hls: Hls, media: HTMLMediaElement): void {
  offers.set(media, new HlsOffers(hls));
  hls.once(Events.MANIFEST_PARSED, () => {
    const level = levelOf(hls.levels, kept('quality'));
    if (level >= 0) hls.loadLevel = level;
  });
  hls.on(Events.AUDIO_TRACKS_UPDATED, (_, {audioTracks}) => {
    const track = audioTracks.findIndex((each) => soundOf(each) === kept('sound'));
    if (track >= 0 && track !== hls.audioTrack) hls.audioTrack = track;
  });
}

class HlsOffers implements Offers {
  constructor(readonly hls: Hls) {}

  get qualities(): readonly Choice[] | undefined {
    const {levels} = this.hls;
    if (levels.length < 2) return undefined;
    const named = levels.map((level, i) => ({id: String(i), label: nameOf(level, levels)}));
    return [{id: AUTO, label: ''}, ...named.reverse()];
  }

  get quality(): string {
    const {autoLevelEnabled, manualLevel} = this.hls;
    return autoLevelEnabled ? AUTO : String(manualLevel);
  }

  set quality(id: string) {
    const level = id === AUTO ? -1 : Number(id);
    // The next segment on: what plays is not torn away.
    this.hls.nextLevel = level;
    keep('quality', level < 0 ? undefined : String(this.hls.levels[level]?.height));
  }

  get audioTracks(): readonly Choice[] | undefined {
    const {audioTracks} = this.hls;
    if (audioTracks.length < 2) return undefined;
    return audioTracks.map((track, i) => ({id: String(i), label: track.name, language: track.lang ?? '', describes: describes(track)}));
  }

  get audioTrack(): string {
    return String(this.hls.audioTrack);
  }

  set audioTrack(id: string) {
    const track = this.hls.audioTracks[Number(id)];
    if (!track) return;
    this.hls.audioTrack = Number(id);
    keep('sound', soundOf(track));
  }
}

/** The level of a chosen height, or the best below it; -1 without a choice. */
export function levelOf(levels: readonly Pick<Level, 'height'>[], height: string | undefined): number {
  return height === undefined ? -1 : levels.findLastIndex((level) => level.height <= Number(height));
}

/** Its height; where two levels share it or there is none, also how much it loads. */
export function nameOf({height, bitrate}: Pick<Level, 'height' | 'bitrate'>, levels: readonly Pick<Level, 'height'>[]): string {
  const alone = levels.filter((level) => level.height === height).length === 1;
  return [height > 0 && `${height}p`, (!alone || !height) && `${Math.round(bitrate / 1000)} kbit/s`].filter(Boolean).join(', ');
}

const describes = ({characteristics = ''}: MediaPlaylist) => characteristics.split(',').includes(DESCRIBES);

const soundOf = (track: MediaPlaylist) => `${track.lang ?? ''} ${describes(track) ? 'described' : 'plain'}`;
