import {define} from '../element/define.js';
import {FlipBlank} from './flip-blank.js';
import {FlipOption} from './flip-option.js';
import {FlipQuestion} from './flip-question.js';
import {FlipQuiz} from './flip-quiz.js';
// Whoever brings the whole family need not wait for it.
import './life.js';

define('flip-quiz', FlipQuiz);
define('flip-question', FlipQuestion);
define('flip-option', FlipOption);
define('flip-blank', FlipBlank);

export {FlipBlank, FlipOption, FlipQuestion, FlipQuiz};
