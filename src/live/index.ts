/** The door of the class in the room: defines `flip-live`, `flip-peer`, `flip-poll`, `flip-groups`, `flip-pulse` and `flip-standings`. */
import {define} from '../element/define.js';
import {FlipGroups} from './flip-groups.js';
import {FlipLive} from './flip-live.js';
import {FlipPeer} from './flip-peer.js';
import {FlipPoll} from './flip-poll.js';
import {FlipPulse} from './flip-pulse.js';
import {FlipStandings} from './flip-standings.js';

define('flip-peer', FlipPeer);
define('flip-poll', FlipPoll);
define('flip-groups', FlipGroups);
define('flip-live', FlipLive);
define('flip-pulse', FlipPulse);
define('flip-standings', FlipStandings);

export {FlipGroups, FlipLive, FlipPeer, FlipPoll, FlipPulse, FlipStandings};
