/** The report's door: defines `flip-report`. */
import {define} from '../element/define.js';
import {FlipReport} from './flip-report.js';

define('flip-report', FlipReport);

export {FlipReport};
