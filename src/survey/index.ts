/** The door of feedback: defines `flip-survey`. */
import {define} from '../element/define.js';
import {FlipSurvey} from './flip-survey.js';

define('flip-survey', FlipSurvey);

export {FlipSurvey};
