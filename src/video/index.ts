/** Opens the family: a lecture that asks. */
import {define} from '../element/define.js';
import {FlipCheckpoint} from './flip-checkpoint.js';
import {FlipContents} from './flip-contents.js';
import {FlipVideo} from './flip-video.js';

define('flip-checkpoint', FlipCheckpoint);
define('flip-contents', FlipContents);
define('flip-video', FlipVideo);

export {FlipCheckpoint, FlipContents, FlipVideo};
