/** What the browser allows: nothing was asked; yes; no; it cannot, or not on a page without https. */
export type Permit = 'default' | 'granted' | 'denied' | 'unsupported' | 'insecure';

export interface Notice {
  title: string;
  body: string;
  lang: string;
  /** A later notice of the same place takes the place of an earlier one. */
  tag: string;
}

/** The browser's notifications, as far as a page can show them without a worker. */
export class Notices {
  #fails = false;
  #shown: Notification | undefined;

  get permit(): Permit {
    if (!window.isSecureContext) return 'insecure';
    return this.#fails || typeof Notification !== 'function' ? 'unsupported' : Notification.permission;
  }

  /** Asks whoever sits there: only ever after they pressed a button that says so. */
  async ask(): Promise<Permit> {
    if (this.permit !== 'default') return this.permit;
    try {
      // Phones have the name of it and refuse the thing. Without leave nothing is shown by this.
      new Notification('').close();
      await Notification.requestPermission();
    } catch {
      this.#fails = true;
    }
    return this.permit;
  }

  show({title, ...options}: Notice, onClick: () => void): void {
    if (this.permit !== 'granted') return;
    try {
      this.#shown = new Notification(title, {...options, dir: 'auto'});
      this.#shown.onclick = () => {
        this.close();
        window.focus();
        onClick();
      };
    } catch {
      this.#fails = true;
    }
  }

  close(): void {
    this.#shown?.close();
    this.#shown = undefined;
  }
}
