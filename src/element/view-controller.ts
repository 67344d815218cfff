import type {ReactiveController, ReactiveElement} from 'lit';
import type {ActivityController} from './activity.js';
import {ContextConsumer} from './context.js';
import {viewContext, type View} from './view.js';
import {warn} from './warn.js';

const VIEWS = ['', 'learner', 'teacher', 'screen'];

/** Which view an element shows: the one its lesson asks for, as far as who looks may have it. */
export class ViewController implements ReactiveController {
  #asked = '';

  constructor(readonly host: ReactiveElement, readonly activity: ActivityController) {
    new ContextConsumer(host, viewContext, (view) => {
      this.#asked = VIEWS.includes(view) ? view : '';
      if (this.#asked !== view) warn(host, `Its lesson has view="${view}", which is not known.`, '<flip-lesson view="teacher"> (or "learner", or "screen")');
      host.requestUpdate();
    });
    host.addController(this);
  }

  /** Required by the protocol of controllers; the consumer does the rest. */
  hostConnected(): void {}

  /** The view that the page asks for; empty where it asks for none. */
  get asked(): string {
    return this.#asked;
  }

  /**
   * May act for the class: its staff, and in the log of one browser everybody, to try things out. A log without names is
   * one browser's.
   */
  get isStaff(): boolean {
    const {identity, log} = this.activity;
    return identity?.role === 'staff' || this.isAlone && log !== undefined;
  }

  /** There is no class: what happens stays in this browser. */
  get isAlone(): boolean {
    const {log} = this.activity;
    return log !== undefined && !log.nameOf;
  }

  /** The screen holds nothing that not everybody may see, so everybody may have it; staff see the teacher's view unasked. */
  get view(): View {
    if (this.#asked === 'screen') return 'screen';
    const asked = this.#asked === 'teacher' || (this.#asked === '' && this.activity.identity?.role === 'staff');
    return asked && this.isStaff ? 'teacher' : 'learner';
  }

  /** The page asks for the teacher's view, and the class does not know its reader as staff. */
  get isRefused(): boolean {
    return this.#asked === 'teacher' && this.activity.ready && !this.isStaff;
  }
}
