/** The discussion's door: defines `flip-discussion`. */
import '../lang/en.js';
import {define} from '../element/define.js';
import {FlipComposer} from './flip-composer.js';
import {FlipDiscussion} from './flip-discussion.js';

define('flip-composer', FlipComposer);
define('flip-discussion', FlipDiscussion);

export {FlipDiscussion};
