import {define} from '../element/define.js';
import {FlipLesson} from './flip-lesson.js';
import {FlipProgress} from './flip-progress.js';
import {FlipStep} from './flip-step.js';

define('flip-lesson', FlipLesson);
define('flip-step', FlipStep);
define('flip-progress', FlipProgress);

export {FlipLesson, FlipProgress, FlipStep};
