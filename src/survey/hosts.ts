import type {ReactiveElement} from 'lit';
import type {Survey} from '../core/survey.js';
import type {ActivityController} from '../element/activity.js';
import type {Localize} from '../element/localize.js';
import type {ViewController} from '../element/view-controller.js';
import type {SurveyForm} from './form.js';

/** A survey, as its parts see it. */
export interface SurveyHost extends ReactiveElement {
  readonly activity: ActivityController;
  readonly views: ViewController;
  readonly localize: Localize;
  readonly form: SurveyForm;
  readonly survey: Survey;
  /** The smallest group that is shown. */
  readonly group: number;
  /** The teacher's results are here. */
  readonly leads: boolean;
  readonly anonymous: boolean;
  readonly by: string;
  readonly showResults: string;
  readonly repeat: boolean;
}
