/** Opens the family: what is said, as text to read. */
import {define} from '../element/define.js';
import {FlipTranscript} from './flip-transcript.js';

define('flip-transcript', FlipTranscript);

export {FlipTranscript};
