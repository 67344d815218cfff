import {nothing} from 'lit';
import {Localize} from '../element/localize.js';
import {describe as words} from '../lang/en/describe.js';
import {keep, kept} from '../media/kept.js';
import {isDescribed, offersOf, setDescribed} from '../media/offers.js';
import type {MediaPort} from '../media/port.js';
import {CueClock} from './cue-clock.js';
import type {Extra, Parts} from './extra.js';
import {lendTracks} from './lent-tracks.js';
import {Narrator, type Manner} from './narrator.js';
import {choiceRow} from './settings-row.js';
import {textOf} from './tracks.js';

export const describe = (parts: Parts): Extra => new Descriptions(parts);

/** The learner's choice, on this device for all lessons. */
const NAME = 'describe';

/**
 * What is to be seen, for those who do not see it: by a second sound track of the stream, or by the author's
 * `<track kind="descriptions">`, read aloud or given to a screen reader.
 */
class Descriptions implements Extra {
  readonly draw = {settings: () => this.#renderRow()};
  readonly #localize: Localize;
  #port: MediaPort | undefined;
  #lent: HTMLVideoElement | undefined;
  #narrator: Narrator | undefined;
  #clock: CueClock | undefined;
  #cue: TextTrackCue | undefined;
  /** Each is told once a pass. */
  #told: TextTrackCue | undefined;
  #manner: Manner | undefined;

  constructor(readonly parts: Parts) {
    this.#localize = new Localize(parts.video, words);
    this.#manner = mannerOf(kept(NAME));
  }

  onPort(port: MediaPort, signal: AbortSignal): void {
    const {video, course, announce} = this.parts;
    this.#port = port;
    this.#cue = undefined;
    this.#lent = lendTracks(video, port);
    this.#narrator = new Narrator({port, held: () => course.open !== undefined, announce, play: () => void video.play()}, signal);
    this.#clock = new CueClock(port, () => this.#track?.cues, ([due]) => this.#onDue(due), signal);
    port.events.addEventListener('play', () => this.#onDue(this.#cue), {signal});
    // A track's `load` does not bubble.
    for (const holder of [port.events, this.#lent]) holder?.addEventListener('load', () => this.#clock?.look(), {signal, capture: true});
    for (const list of [port.textTracks, this.#lent?.textTracks]) list?.addEventListener('addtrack', () => this.#listen(), {signal});
    this.#listen();
  }

  onCommand(name: string): boolean {
    if (name !== 'describe' || !this.#port) return false;
    const {announce} = this.parts;
    const offered = offersOf(this.#port);
    const heard = isDescribed(offered);
    if (heard !== undefined) setDescribed(offered, !heard);
    const on = heard !== undefined ? !heard : this.#track && this.#set(this.#manner ? undefined : 'aloud');
    announce(this.#localize.term(on === undefined ? 'noDescription' : on ? 'descriptionOn' : 'descriptionOff'));
    return true;
  }

  get #track(): TextTrack | undefined {
    return [...(this.#port?.textTracks ?? []), ...(this.#lent?.textTracks ?? [])].find(({kind}) => kind === 'descriptions');
  }

  #set(manner: Manner | undefined): boolean {
    this.#manner = manner;
    keep(NAME, manner);
    this.#narrator?.stop();
    this.#listen();
    this.parts.video.requestUpdate();
    return manner !== undefined;
  }

  /** The track is read only where it is wanted. */
  #listen(): void {
    const track = this.#track;
    const mode = this.#manner ? 'hidden' : 'disabled';
    if (track && track.mode !== mode) track.mode = mode;
    this.#clock?.look();
  }

  #onDue(due: TextTrackCue | undefined): void {
    const before = this.#cue;
    this.#cue = due;
    if (!due) this.#told = undefined;
    if (before && before !== due) this.#narrator?.cueOver();
    if (!due || !this.#manner || due === this.#told || this.#port?.paused !== false) return;
    this.#told = due;
    this.#narrator?.tell(textOf(due), this.#track?.language ?? '', due.endTime, this.#manner);
  }

  #renderRow(): unknown {
    const term = this.#localize.term.bind(this.#localize);
    if (!this.#track) return nothing;
    return choiceRow(term('description'), this.#manner ?? '', [['', term('descriptionNone')], ['aloud', term('describeAloud')], ['text', term('describeText')]],
      (manner) => this.#set(mannerOf(manner)));
  }
}

const mannerOf = (text: string | undefined): Manner | undefined => (text === 'aloud' || text === 'text' ? text : undefined);
