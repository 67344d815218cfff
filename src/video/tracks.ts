/** Text tracks of a player: which captions there are and which is shown, and the chapters. */

export interface Chapter {at: number; title: string}

/** The tracks a learner can choose from. */
export function captionTracks(tracks: TextTrackList | undefined): TextTrack[] {
  return [...(tracks ?? [])].filter(({kind}) => kind === 'captions' || kind === 'subtitles');
}

/** The name a learner knows a track by. */
export function nameOf({label, language}: TextTrack, index: number): string {
  return label || languageName(language) || String(index + 1);
}

/** Shows one track, or with `undefined` none. */
export function show(tracks: readonly TextTrack[], chosen: TextTrack | undefined): void {
  for (const track of tracks) {
    const mode = track === chosen ? 'showing' : 'disabled';
    if (track.mode !== mode) track.mode = mode;
  }
}

/** The track for a choice of an earlier visit: its language and name. */
export function trackOf(tracks: readonly TextTrack[], kept: string): TextTrack | undefined {
  return tracks.find((track) => keyOf(track) === kept) ?? tracks.find(({language}) => language && kept.startsWith(`${language} `));
}

export const keyOf = ({language, label}: TextTrack): string => `${language} ${label}`;

/** Reads the chapters of a media element now and when they have come. */
export function readChapters(media: ParentNode, onChapters: (chapters: Chapter[]) => void, signal: AbortSignal): void {
  const element = media.querySelector<HTMLTrackElement>('track[kind=chapters]');
  if (!element) return;
  const read = () => onChapters([...(element.track.cues ?? [])].map((cue) => ({at: cue.startTime, title: textOf(cue)})));
  element.addEventListener('load', read, {signal});
  element.track.mode = 'hidden';
  read();
}

const textOf = (cue: TextTrackCue) => ('text' in cue ? String(cue.text).replace(/<[^>]*>/g, '') : '');

function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], {type: 'language'}).of(language) ?? language;
  } catch {
    return language;
  }
}
