/** Where a transcript's words come from: the tracks beside a video. */
import {parseTime} from '../core/time.js';

/** A medium as a transcript knows it: `<flip-video>`, or anything in the likeness of HTML's media elements. */
export interface Medium extends HTMLElement {
  currentTime: number;
  readonly paused: boolean;
  readonly textTracks?: TextTrackList;
  readonly label?: string;
  /** Says that the words of these seconds were read. */
  recordRead?(from: number, to: number): void;
}

export const isMedium = (element: Element): element is Medium => element instanceof HTMLElement && 'currentTime' in element;

/** Captions to read: a file, or a track of the medium whose cues come as it plays. */
export interface Source {
  /** An absolute address, or empty. */
  src: string;
  lang: string;
  label: string;
  preferred: boolean;
  track?: TextTrack;
}

/** What a medium's captions are. Tracks without a file count only where there is no file. */
export function sourcesOf(medium: Medium): Source[] {
  const files = tracksIn(medium, isWords).filter(({src}) => src).map((track): Source =>
    ({src: track.src, lang: track.srclang, label: track.label, preferred: track.default}));
  if (files.length > 0) return files;
  return [...(medium.textTracks ?? [])].filter(isWords).map((track): Source =>
    ({src: '', lang: track.language, label: track.label, preferred: track.mode === 'showing', track}));
}

/** The address of a medium's chapters. */
export const chaptersOf = (medium: Medium): string => tracksIn(medium, ({kind}) => kind === 'chapters')[0]?.src ?? '';

export const checkpointsOf = (medium: Medium): {at: number; element: Element}[] =>
  [...medium.querySelectorAll(':scope > flip-checkpoint')]
    .map((element) => ({at: parseTime(element.getAttribute('at')) ?? Infinity, element}))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at));

/** The one to begin with: in the page's language, else the author's choice, else the first. */
export function choose(sources: readonly Source[], language: string): Source | undefined {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  return sources.find(({lang}) => lang.toLowerCase() === language.toLowerCase())
    ?? sources.find(({lang}) => lang && primary(lang) === primary(language))
    ?? sources.find(({preferred}) => preferred) ?? sources[0];
}

/** The name of a source for a reader. */
export function nameOf({label, lang}: Source, index: number): string {
  if (label || !lang) return label || String(index + 1);
  try {
    return new Intl.DisplayNames([lang], {type: 'language'}).of(lang) ?? lang;
  } catch {
    return lang;
  }
}

const isWords = ({kind}: {kind: string}) => kind === 'captions' || kind === 'subtitles';

function tracksIn(medium: Medium, wanted: (track: HTMLTrackElement) => boolean): HTMLTrackElement[] {
  return [...medium.querySelectorAll('track')].filter((track) => !track.closest('flip-checkpoint') && wanted(track));
}
