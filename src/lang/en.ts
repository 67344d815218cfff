import {about} from './en/about.js';
import {aliases} from './en/aliases.js';
import {anchor} from './en/anchor.js';
import {ballot} from './en/ballot.js';
import {atHome} from './en/at-home.js';
import {base} from './en/base.js';
import {brainstorm} from './en/brainstorm.js';
import {brainstormDesk} from './en/brainstorm-desk.js';
import {captions} from './en/captions.js';
import {classWords} from './en/class.js';
import {composer} from './en/composer.js';
import {conversation} from './en/conversation.js';
import {groupsDesk} from './en/groups-desk.js';
import {describe} from './en/describe.js';
import {discussion} from './en/discussion.js';
import {digest} from './en/digest.js';
import {embed} from './en/embed.js';
import {file} from './en/file.js';
import {following} from './en/following.js';
import {given} from './en/given.js';
import {groups} from './en/groups.js';
import {judged} from './en/judged.js';
import {lesson} from './en/lesson.js';
import {live} from './en/live.js';
import {liveDesk} from './en/live-desk.js';
import {menu} from './en/menu.js';
import {moderation} from './en/moderation.js';
import {network} from './en/network.js';
import {opinions} from './en/opinions.js';
import {paper} from './en/paper.js';
import {past} from './en/past.js';
import {peer} from './en/peer.js';
import {permalink} from './en/permalink.js';
import {placing} from './en/placing.js';
import {poll} from './en/poll.js';
import {pulse} from './en/pulse.js';
import {survey} from './en/survey.js';
import {surveyDesk} from './en/survey-desk.js';
import {questions} from './en/questions.js';
import {quiz} from './en/quiz.js';
import {quotes} from './en/quotes.js';
import {rating} from './en/rating.js';
import {reading} from './en/reading.js';
import {removal} from './en/removal.js';
import {report} from './en/report.js';
import {rules} from './en/rules.js';
import {save} from './en/save.js';
import {settings} from './en/settings.js';
import {sign} from './en/sign.js';
import {sitting} from './en/sitting.js';
import {standings} from './en/standings.js';
import {standingsBoard} from './en/standings-board.js';
import {stops} from './en/stops.js';
import {tables} from './en/tables.js';
import {middles} from './en/middles.js';
import {tallies} from './en/tallies.js';
import {exporting} from './en/export.js';
import {wordDesk} from './en/word-desk.js';
import {talk} from './en/talk.js';
import {together} from './en/together.js';
import {sure} from './en/sure.js';
import {transcript} from './en/transcript.js';
import {typed} from './en/typed.js';
import {unread} from './en/unread.js';
import {video} from './en/video.js';
import {votes} from './en/votes.js';
import {watched} from './en/watched.js';
import {worksheet} from './en/worksheet.js';
import {worth} from './en/worth.js';
import {speak} from './speak.js';

/**
 * English as a whole, and by its type the list of all messages: another language has the same keys or does not compile.
 * Elements bring the part they need, so that a page with a question does not pay for the words of a discussion.
 */
export const en = {
  ...base, ...save, ...lesson, ...video, ...network, ...embed, ...captions, ...settings, ...describe, ...sign, ...stops,
  ...together, ...watched, ...transcript, ...quiz, ...discussion, ...given, ...typed, ...paper, ...sitting, ...file,
  ...placing, ...past, ...sure, ...worksheet, ...judged, ...classWords,
  ...aliases, ...anchor, ...talk, ...composer, ...conversation, ...menu, ...moderation, ...permalink, ...questions, ...quotes, ...reading, ...removal, ...rules, ...unread,
  ...ballot, ...votes, ...peer, ...poll, ...pulse, ...atHome, ...opinions, ...tallies, ...middles, ...exporting, ...wordDesk, ...brainstorm, ...brainstormDesk,
  ...standings, ...standingsBoard,
  ...survey, ...surveyDesk,
  ...groups, ...groupsDesk, ...tables,
  ...live, ...liveDesk,
  ...report, ...digest,
  ...worth, ...rating,
  ...about, ...following,
};

export type Messages = typeof en;

speak(en);
