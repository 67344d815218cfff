/** The discussion's door: defines `flip-discussion`. */
import {define} from '../element/define.js';
import {FlipDiscussion} from './flip-discussion.js';

define('flip-discussion', FlipDiscussion);

export {FlipDiscussion};
