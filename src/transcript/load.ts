import {decodeCaptions, gather, parseCaptions} from '../formats/captions.js';
import {CaptionsFault, DEFAULT_SETTINGS, type Cue} from '../formats/cue.js';

/** Why there is no text. */
export type Fault = 'not-found' | 'refused' | 'unreachable' | 'page' | 'signature' | 'empty';

/** Fetches and reads a file of captions without holding up the page. Cues come sorted by their start. */
export async function loadCues(src: string, credentials: RequestCredentials, signal: AbortSignal): Promise<Cue[] | Fault> {
  try {
    const response = await fetch(src, {credentials, signal});
    if (!response.ok) return faultOf(response.status);
    const text = decodeCaptions(await response.arrayBuffer());
    const cues: Cue[] = [];
    await gather(parseCaptions(text), (some) => cues.push(...some), signal);
    return cues.length > 0 ? inOrder(cues) : 'empty';
  } catch (cause) {
    return cause instanceof CaptionsFault ? cause.code : 'unreachable';
  }
}

function faultOf(status: number): Fault {
  if (status === 404 || status === 410) return 'not-found';
  return status === 401 || status === 403 ? 'refused' : 'unreachable';
}

/** What a track of the medium holds by now. */
export function cuesOf(track: TextTrack): Cue[] {
  return inOrder([...(track.cues ?? [])].flatMap((cue) => (isWritten(cue) ? [asCue(cue)] : [])));
}

const isWritten = (cue: TextTrackCue): cue is VTTCue => 'text' in cue && typeof cue.text === 'string';

function asCue({id, startTime, endTime, text}: VTTCue): Cue {
  return {id, start: startTime, end: endTime, text, ...DEFAULT_SETTINGS};
}

const inOrder = (cues: Cue[]) => cues.sort((a, b) => a.start - b.start);
