/** A region of the picture that cues may be shown in: WebVTT's `REGION`. All numbers are per cent, but `lines`. */
export interface CueRegion {
  id: string;
  width: number;
  lines: number;
  regionAnchorX: number;
  regionAnchorY: number;
  viewportAnchorX: number;
  viewportAnchorY: number;
  scroll: '' | 'up';
}

/** Where and how a cue is shown over the picture, as in the DOM's `VTTCue`. */
export interface CueSettings {
  vertical: '' | 'rl' | 'lr';
  snapToLines: boolean;
  line: number | 'auto';
  lineAlign: 'start' | 'center' | 'end';
  position: number | 'auto';
  positionAlign: 'line-left' | 'center' | 'line-right' | 'auto';
  size: number;
  align: 'start' | 'center' | 'end' | 'left' | 'right';
  region: CueRegion | null;
}

/** One stretch of captions. */
export interface Cue extends CueSettings {
  id: string;
  /** Seconds. */
  start: number;
  /** Seconds; what is broken may end before it starts. */
  end: number;
  /** WebVTT cue text: `cue-text.ts` reads it. */
  text: string;
}

/** How a cue is shown that says nothing of it. */
export const DEFAULT_SETTINGS: Readonly<CueSettings> = {
  vertical: '', snapToLines: true, line: 'auto', lineAlign: 'start', position: 'auto', positionAlign: 'auto', size: 100,
  align: 'center', region: null,
};

/** A text is not captions. `code` says why. */
export class CaptionsFault extends Error {
  override readonly name = 'CaptionsFault';

  /** @param code `empty`: there is nothing; `page`: a web page; `signature`: neither WebVTT nor SRT */
  constructor(readonly code: 'empty' | 'page' | 'signature') {
    super({
      empty: 'The file is empty.',
      page: 'A web page came in place of captions.',
      signature: 'This is neither WebVTT (its first line must be WEBVTT) nor SRT.',
    }[code]);
  }
}
