/** The discussion's door: defines `flip-discussion`. */
import '../lang/en.js';
import {define} from '../element/define.js';
import {FlipDiscussion} from './flip-discussion.js';

define('flip-discussion', FlipDiscussion);

export {FlipDiscussion};
