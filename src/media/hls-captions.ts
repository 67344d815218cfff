import {Events, type MediaPlaylist} from 'hls.js';
import type Hls from 'hls.js';

/** Shows a stream's subtitles in text tracks of our own: they need no address, which a strict page would refuse. */
export class HlsCaptions {
  #tracks: {playlist: MediaPlaylist; track: TextTrack}[] = [];
  readonly #onChange = (): void => this.#load();

  constructor(readonly hls: Hls, readonly media: HTMLMediaElement) {
    hls.subtitleDisplay = false;
    hls.on(Events.SUBTITLE_TRACKS_UPDATED, (_, {subtitleTracks}) => {
      this.#tracks = subtitleTracks.map((playlist) => ({playlist, track: this.#trackFor(playlist)}));
      this.#load();
    });
    hls.on(Events.CUES_PARSED, (_, {cues, subtitleTrack}) => {
      const track = this.#tracks.find(({playlist}) => playlist === subtitleTrack)?.track;
      for (const cue of cues as VTTCue[]) if (track && !track.cues?.getCueById(cue.id)) track.addCue(cue);
    });
    media.textTracks.addEventListener('change', this.#onChange);
  }

  close(): void {
    this.media.textTracks.removeEventListener('change', this.#onChange);
    for (const {track} of this.#tracks) for (const cue of [...(track.cues ?? [])]) track.removeCue(cue);
  }

  /** Only the track that is shown is loaded, by the browser or by us. */
  #load(): void {
    const modes = this.#tracks.map(({track}) => track.mode);
    this.hls.subtitleTrack = modes.indexOf(modes.includes('showing') ? 'showing' : 'hidden');
  }

  /** A track cannot be taken from its element: after a retry the old one is used again. */
  #trackFor({name, lang = '', default: shown}: MediaPlaylist): TextTrack {
    const known = [...this.media.textTracks].find(({label, language}) => label === name && language === lang);
    const track = known ?? this.media.addTextTrack('subtitles', name, lang);
    if (!known) track.mode = shown ? 'showing' : 'disabled';
    return track;
  }
}
