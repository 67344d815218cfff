/** Text tracks of a player, as a learner chooses among them; and the chapters. */

export interface Chapter {at: number; title: string}

/** The tracks a learner can choose from. */
export function captionTracks(tracks: Iterable<TextTrack> | undefined): TextTrack[] {
  return [...(tracks ?? [])].filter(({kind}) => kind === 'captions' || kind === 'subtitles');
}

/** The name a learner knows a track by. */
export function nameOf({label, language}: TextTrack, index: number): string {
  return label || languageName(language) || String(index + 1);
}

/** The track for a choice of an earlier visit: its language and name. */
export function trackOf(tracks: readonly TextTrack[], kept: string): TextTrack | undefined {
  return tracks.find((track) => keyOf(track) === kept) ?? tracks.find(({language}) => language && kept.startsWith(`${language} `));
}

export const keyOf = ({language, label}: TextTrack): string => `${language} ${label}`;

/** Reads the chapters among the tracks inside an element, now and when they have come. */
export function readChapters(holder: ParentNode, onChapters: (chapters: Chapter[]) => void, signal: AbortSignal): void {
  const element = holder.querySelector<HTMLTrackElement>('track[kind=chapters]');
  if (!element) return;
  const read = () => onChapters([...(element.track.cues ?? [])].map((cue) => ({at: cue.startTime, title: textOf(cue)})));
  element.addEventListener('load', read, {signal});
  element.track.mode = 'hidden';
  read();
}

/** What a cue says, without its marks. */
export const textOf = (cue: TextTrackCue): string => ('text' in cue ? String(cue.text).replace(/<[^>]*>/g, '') : '');

function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], {type: 'language'}).of(language) ?? language;
  } catch {
    return language;
  }
}
