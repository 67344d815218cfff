import type {ActivityController} from '../element/activity.js';
import type {MediaPort} from '../media/port.js';
import type {Command} from './keys.js';

/** What the remote control needs of its video. */
export interface RemoteHost {
  readonly port: MediaPort | undefined;
  /** The speeds to choose from, ascending. */
  readonly speeds: readonly number[];
  /** Seconds, within what is shown. */
  seek(to: number): void;
  /** To the start or the end of what is shown. */
  seekEdge(share: number): void;
  toggle(): void;
  enlarge(): Promise<void>;
  /** Passes on what an extra does. */
  ask(name: string): void;
  requestUpdate(): void;
}

/** Does what keys and buttons ask, and remembers the speed for the next visit. */
export class Remote {
  constructor(readonly host: RemoteHost, readonly activity: ActivityController) {}

  act(command: Command): void {
    const {host} = this;
    const {port} = host;
    if (!port) return;
    const at = host.speeds.indexOf(port.rate);
    switch (command.do) {
      case 'toggle': host.toggle(); break;
      case 'enlarge': void host.enlarge(); break;
      case 'skip': host.seek(port.currentTime + command.by); break;
      case 'jump': host.seekEdge(command.to); break;
      case 'seek': host.seek(command.to); break;
      case 'speed': this.#setRate(port, host.speeds[at + command.by]); break;
      case 'rate': this.#setRate(port, command.rate); break;
      case 'mute': port.muted = !port.muted; break;
      case 'volume': setVolume(port, port.volume + command.by); break;
      case 'loud': setVolume(port, command.to); break;
      default: host.ask(command.do);
    }
  }

  /** Sets the speed of an earlier visit. */
  async recallRate(port: MediaPort): Promise<void> {
    const rate = await this.activity.draft('rate');
    if (typeof rate === 'number' && this.host.speeds.includes(rate)) port.rate = rate;
  }

  #setRate(port: MediaPort, rate: number | undefined): void {
    if (!rate || !port.capabilities.rates) return;
    port.rate = rate;
    void this.activity.keepDraft('rate', rate);
    this.host.requestUpdate();
  }
}

function setVolume(port: MediaPort, volume: number): void {
  port.muted = false;
  port.volume = volume;
}
